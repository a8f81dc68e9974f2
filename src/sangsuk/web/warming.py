"""Makes a few pages before anybody asks: templates are read, words are loaded, the map is drawn."""

from collections.abc import Callable, Iterable
from typing import Any, Final
from wsgiref.util import setup_testing_defaults

from django.conf import settings

PAGES: Final = ("/", "/standings/", "/stories/", "/map/", "/en/")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def warm_pages(application: Application) -> list[str]:
    """Ask for pages as a browser would; what each answered.

    A page that cannot be made now says so when it is asked for: nothing is raised here.
    """
    answered: list[str] = []
    for path in PAGES:
        environ: dict[str, Any] = {
            "PATH_INFO": path,
            "HTTP_HOST": settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost",
            "HTTP_ACCEPT_ENCODING": "gzip",
            "REMOTE_ADDR": "127.0.0.1",
        }
        setup_testing_defaults(environ)
        for _ in application(environ, lambda status, *_: answered.append(status)):
            pass
    return answered
