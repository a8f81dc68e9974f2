"""Where services hand in what they have; no language, no session, no cookie."""

from django.urls import path

from sangsuk.web.doors.facebook import facebook_hook

urlpatterns = [
    path("hooks/facebook", facebook_hook),
]
