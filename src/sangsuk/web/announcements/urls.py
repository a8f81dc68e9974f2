"""The addresses of announcements at the desk."""

from typing import Final

from django.urls import URLPattern, path

from sangsuk.web.announcements.listing import announcements
from sangsuk.web.announcements.one import announcement

ANNOUNCEMENTS: Final[list[URLPattern]] = [
    path("desk/announcements/", announcements, name="announcements"),
    path("desk/announcements/<int:number>/", announcement, name="announcement"),
]
