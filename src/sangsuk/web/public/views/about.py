"""What the project is, how it treats what it is told, and what the press may take."""

from django.http import HttpRequest, HttpResponse

from sangsuk.web.public.frame import Frame, framed_kept


@framed_kept
def about(request: HttpRequest, frame: Frame) -> HttpResponse:
    return frame.render(request, "about")


@framed_kept
def privacy(request: HttpRequest, frame: Frame) -> HttpResponse:
    return frame.render(request, "privacy")


@framed_kept
def press(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The invitation, hashtags, logo and pictures, to copy."""
    return frame.render(request, "press", cards=("home", "stories", "standings", "district"))
