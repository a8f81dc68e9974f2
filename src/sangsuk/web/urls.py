"""All addresses of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path, re_path

from sangsuk.web.found import favicon, robots
from sangsuk.web.health import healthz, readyz
from sangsuk.web.public.sitemaps import SITEMAPS
from sangsuk.web.style import style_sheet
from sangsuk.web.unreadable import unreadable

handler400 = unreadable

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("robots.txt", robots),
    path("favicon.ico", favicon),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("", include("sangsuk.web.doors.urls")),
    path("api/v1/", include("sangsuk.web.api.urls")),
    re_path(r"^style-(?P<digest>[0-9a-f]{16})[.]css$", style_sheet, name="style"),
    *i18n_patterns(
        path("", include("sangsuk.web.public.urls")),
        path("", include("sangsuk.web.desk.urls")),
        path("", include("sangsuk.web.jury.urls")),
        path("", include("sangsuk.web.office.urls")),
        path("", include("sangsuk.web.films.urls")),
        prefix_default_language=False,
    ),
]
