"""All addresses of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from sangsuk.web.health import healthz, readyz
from sangsuk.web.public.views.map import map_colours

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("hexmap.css", map_colours, name="map_colours"),
    *i18n_patterns(path("", include("sangsuk.web.public.urls")), prefix_default_language=False),
]
