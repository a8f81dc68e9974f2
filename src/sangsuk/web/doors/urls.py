"""Where services hand in what they have; no language, no session, no cookie."""

from django.urls import path

from sangsuk.web.doors.coverage import coverage_of_campaign
from sangsuk.web.doors.facebook import facebook_hook
from sangsuk.web.doors.facebook_deletion import facebook_deletion
from sangsuk.web.doors.line import line_hook
from sangsuk.web.doors.push import push_posts

urlpatterns = [
    path("hooks/facebook", facebook_hook),
    path("hooks/facebook/deletion", facebook_deletion),
    path("hooks/line", line_hook),
    path("api/v1/coverage", coverage_of_campaign),
    path("api/v1/posts", push_posts),
]
