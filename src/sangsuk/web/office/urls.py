"""The room of offices: for officers of a district or a province, and for central bureaux."""

from django.urls import path

from sangsuk.web.office.home import home
from sangsuk.web.office.story import story

app_name = "office"
urlpatterns = [
    path("office/", home, name="home"),
    path("office/stories/<int:pk>/", story, name="story"),
]
