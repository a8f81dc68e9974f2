"""Where services hand in what they have; no language, no session, no cookie."""

from django.urls import path

from sangsuk.web.doors.facebook import facebook_hook
from sangsuk.web.doors.facebook_deletion import facebook_deletion
from sangsuk.web.doors.line import line_hook

urlpatterns = [
    path("hooks/facebook", facebook_hook),
    path("hooks/facebook/deletion", facebook_deletion),
    path("hooks/line", line_hook),
]
