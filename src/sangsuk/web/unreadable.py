"""What cannot be read as a request of the site: too many fields, too much text, a foreign host."""

from django.http import HttpRequest, HttpResponseBadRequest
from django.template.loader import get_template


def unreadable(_request: HttpRequest, exception: Exception) -> HttpResponseBadRequest:  # noqa: ARG001 - Django's names
    """A kind page, which asks nothing of a request that may name a foreign host."""
    return HttpResponseBadRequest(get_template("400.html").render())
