"""How long the site has a delivery of a page's webhook in hand, measured in one process.

    python tools/hook_time.py --deliveries 400 --rate 20

Prints one JSON object: the whole of our handling by the wall, the part of it that is
work of the processor, and how late this machine wakes a thread that sleeps; what lies
between is waiting, for the disk and for others who use this machine.
"""

import argparse
import hashlib
import hmac
import io
import json
import os
import random
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from soak_events import PAGE, deliveries, history

SECRET: Final = "hook-secret"  # noqa: S105 - of this measurement alone
THREADS: Final = 4  # as `sangsuk serve` gives each of its processes

Application = Callable[..., Any]


def application(home: str) -> Application:
    """The site, with the page's door open; nothing is read from a database."""
    door = {"PAGE_ID": PAGE, "PAGE_TOKEN": "t", "APP_SECRET": SECRET, "VERIFY_TOKEN": "v"}
    os.environ |= {f"SANGSUK_FACEBOOK_{name}": value for name, value in door.items()}
    os.environ |= {"SANGSUK_HOME": home, "DJANGO_SETTINGS_MODULE": "sangsuk.settings"}
    # why: settings are read when Django is first asked for.
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    return get_wsgi_application()


def handle(site: Application, raw: bytes) -> tuple[float, float]:
    """One delivery: by the wall and by the processor, in milliseconds."""
    signature = hmac.new(SECRET.encode(), raw, hashlib.sha256).hexdigest()
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/hooks/facebook",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(raw)),
        "HTTP_X_HUB_SIGNATURE_256": f"sha256={signature}",
        "wsgi.input": io.BytesIO(raw),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
    }
    status: list[str] = []
    wall, processor = time.perf_counter(), time.thread_time()
    b"".join(site(environ, lambda said, _: status.append(said)))
    taken = 1000 * (time.perf_counter() - wall), 1000 * (time.thread_time() - processor)
    if status != ["200 OK"]:
        raise SystemExit(f"a delivery was answered with {status}")
    return taken


def lateness() -> float:
    """How much longer than asked a sleep of ten milliseconds takes."""
    begun = time.perf_counter()
    time.sleep(0.01)
    return 1000 * (time.perf_counter() - begun) - 10


def told(name: str, taken: list[float]) -> dict[str, float]:
    taken = sorted(taken)
    shares = {"median": 0.5, "p99": 0.99}
    found = {by: taken[int(len(taken) * share)] for by, share in shares.items()}
    return {f"{name}_ms_{by}": round(value, 1) for by, value in found.items()}


def measure(site: Application, made: list[bytes], rate: float) -> dict[str, float]:
    handle(site, made[0])  # what is loaded by the first of all
    begun = time.monotonic()
    with ThreadPoolExecutor(THREADS) as hooks:
        answers = []
        for n, raw in enumerate(made):
            time.sleep(max(0.0, begun + n / rate - time.monotonic()))
            answers.append(hooks.submit(handle, site, raw))
        taken = [answer.result() for answer in answers]
    late = [lateness() for _ in range(200)]
    walls, processors = zip(*taken, strict=True)
    return told("handled", list(walls)) | told("processor", list(processors)) | told("late", late)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deliveries", type=int, default=400)
    parser.add_argument("--rate", type=float, default=20, help="deliveries a second")
    asked = parser.parse_args()
    rng = random.Random(1)  # noqa: S311 - the same deliveries again
    events, _ = history(asked.deliveries * 26, rng)
    made = deliveries(events, rng)[: asked.deliveries]
    with tempfile.TemporaryDirectory() as home:
        print(json.dumps(measure(application(home), made, asked.rate)))


if __name__ == "__main__":
    main()
