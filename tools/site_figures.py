"""What pages cost this machine: prints one JSON object a page, and one of pages that are kept.

    SANGSUK_HOME=/tmp/many python tools/site_figures.py

It measures the processor's time inside one process, from the request as a server hands it over to
the whole answer: how busy the machine is meanwhile changes little.  What a network and a server
add is for `wrk` and `hey` on a machine that does nothing else (docs/benchmarks-site.md).

No page is asked for twice, and each time it is another story and another district.  `cpu_ms` is a
page while nothing changes, when parts of it are held that other pages show, too; `nothing_held_ms`
is the same right after a change, when no part is.
"""

import itertools
import json
import os
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from typing import Final
from urllib.parse import quote

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sangsuk.settings")
os.environ.setdefault("SANGSUK_CLOCK", "2020-12-31T23:59:59+07:00")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

from sangsuk.cli.static_files import collect_static_files  # noqa: E402
from sangsuk.records.campaigns.pulse import pulse  # noqa: E402
from sangsuk.records.districts.queries import all_districts  # noqa: E402
from sangsuk.records.stories.models import Shown  # noqa: E402
from sangsuk.web.held import HELD  # noqa: E402
from sangsuk.web.kept_pages import KeptFirst  # noqa: E402

RUNS: Final = 15
KEPT_RUNS: Final = 3000
SEARCHED: Final = quote("ทำบัตร")

Application = Callable[..., object]


def main() -> None:
    collect_static_files()
    newest = list(Shown.objects.values_list("story", flat=True)[: 2 * RUNS + 2])
    districts = all_districts().values_list("pk", flat=True)[: 2 * RUNS + 2]
    pages = {
        "home": ["/"],
        "stories": ["/stories/"],
        "story": [f"/stories/{story}/" for story in newest],
        "standings": ["/standings/"],
        "map": ["/map/"],
        "district": [f"/districts/{code}/" for code in districts],
        "search": [f"/stories/?q={SEARCHED}"],
        "live": ["/live/"],
    }
    application = KeptFirst(get_wsgi_application())
    print(json.dumps({"stories": Shown.objects.count(), "pulse": pulse() > 0}))
    for name, paths in pages.items():
        print(json.dumps({"page": name, **made_anew(application, paths)}), flush=True)
    print(json.dumps({"page": "home, kept", **kept(application, "/")}))
    print(json.dumps({"page": "standings, kept", **kept(application, "/standings/")}))


def made_anew(application: Application, paths: list[str]) -> dict[str, float]:
    """The median and the worst of some answers, none of which was kept."""
    asked = (
        f"{path}{'&' if '?' in path else '?'}run={run}"
        for run, path in enumerate(itertools.cycle(paths))
    )
    cost(application, next(asked))  # the first reads templates and draws the map
    fair = [cost(application, next(asked)) for _ in range(RUNS)]
    after_a_change = []
    for _ in range(RUNS):
        HELD.forget()
        after_a_change.append(cost(application, next(asked)))
    return {
        "cpu_ms": round(statistics.median(fair), 1),
        "worst_ms": round(max(fair), 1),
        "nothing_held_ms": round(statistics.median(after_a_change), 1),
    }


def kept(application: Application, path: str) -> dict[str, float]:
    cost(application, path)
    began = time.process_time()
    for _ in range(KEPT_RUNS):
        answer(application, path)
    each = (time.process_time() - began) / KEPT_RUNS
    return {"cpu_ms": round(each * 1000, 3), "a_second_and_core": round(1 / each)}


def cost(application: Application, address: str) -> float:
    """Milliseconds of the processor."""
    began = time.process_time()
    answer(application, address)
    return (time.process_time() - began) * 1000


def answer(application: Application, address: str) -> None:
    path, _, query = address.partition("?")
    status: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": settings.ALLOWED_HOSTS[0],
        "HTTP_ACCEPT_ENCODING": "gzip",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
    body = application(environ, lambda said, *_: status.append(said))
    for _ in body:  # type: ignore[attr-defined]  # an answer is its parts
        pass
    if not status[0].startswith("200"):
        raise SystemExit(f"{address}: {status[0]}")


if __name__ == "__main__":
    main()
