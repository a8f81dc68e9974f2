"""What programs ask of every site: robots.txt and the icon."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe

# Fronts of people with roles; searches without end.
NOT_FOR_ROBOTS = ("/desk/", "/jury/", "/office/", "/hooks/", "/live/", "/*?*q=")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots may read, and where the map of all pages lies."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS),
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def favicon(_request: HttpRequest) -> HttpResponsePermanentRedirect:
    """Where programs look for the icon without having read a page."""
    return HttpResponsePermanentRedirect(static("sangsuk/icons/favicon.ico"))
