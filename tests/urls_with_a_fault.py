"""The addresses of the site, and one whose view fails."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.urls import path

from sangsuk.web.urls import urlpatterns as of_the_site


def broken(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("A fault of our own.")


urlpatterns = [
    *i18n_patterns(path("broken/", broken), prefix_default_language=False),
    *of_the_site,
]
