"""Pictures of every page of the running demonstration, to be looked at; axe looks at each too.

Run by `make screenshots` after the demonstration is loaded; `python tools/screenshots.py map tell`
looks at these pages alone.  The front page goes to docs/pictures/, where the README shows it; all
others to var/pictures/.  What axe finds is printed, one JSON object
a page, and how many pages it looked at; it ends with 1 where it found anything.
"""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT: Final = Path(__file__).parents[1]
README_PICTURE: Final = ROOT / "docs" / "pictures" / "home.png"
OTHERS: Final = ROOT / "var" / "pictures"
PAGES: Final = {
    "home": "/",
    "standings": "/standings/?region=north",
    "standings-rate": "/standings/?by=per_100k",
    "map": "/map/",
    "map-south": "/map/?region=south",
    "map-province": "/map/?province=50",
    "district": "/districts/5007/",
    "stories": "/stories/",
    "stories-found": "/stories/?q=ทำบัตร&province=50",
    "stories-place": "/stories/?place=เฉลิมพระเกียรติ",
    "story": "/stories/1/",
    "thanks": "/stories/1/thanks/",
    "praise": "/standings/praise/?service=id_card",
    "services": "/services/",
    "answers": "/answers/",
    "answers-stories": "/answers/stories/",
    "answers-figure": "/answers/happy_service/",
    "service": "/services/id-card/",
    "rules": "/rules/",
    "rulings": "/rulings/",
    "appeal": "/appeal/",
    "results": "/results/",
    "verify": "/results/verify/",
    "tell": "/tell/",
    "tell-district": "/tell/?district=5007",
    "own-story": "/tell/mine/",
    "take-back": "/tell/back/",
    "lost-code": "/tell/lost/",
    "follow": "/follow/?district=5007",
    "officers": "/officers/",
    "films": "/films/",
    "about": "/about/",
    "privacy": "/privacy/",
    "press": "/press/",
    "embedded": "/embed/standings/",
    "sign-in": "/desk/sign-in/",
    "join": "/desk/join/",
    "jury-in": "/jury/in/",
    "paper-unknown": "/papers/0123456789abcdef/",
    "claim-unknown": "/claim/abcd-abcd-abcd-abcd/",
    "not-found": "/nowhere/",
}
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
WIDTHS: Final = {"phone": 360, "desk": 1280}
PATIENCE: Final = 60  # seconds for the server to answer
BUSY: Final = 180_000  # ms for a page of a machine that does much else


@contextmanager
def running_site() -> Iterator[str]:
    """The address of the site, served as `sangsuk serve` serves it, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("sangsuk")), "serve", "--port", str(port)]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(f"{address}/readyz")
            yield address
        finally:
            server.terminate()


def wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address)  # noqa: S310 - our own loopback address
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The site did not start.")


def take_pictures(browser: Browser, address: str, pages: dict[str, str]) -> int:
    """Each page in both languages, widths and colours; how many faults axe found in all."""
    faults = looked = 0
    for language, prefix in (("th", ""), ("en", "/en")):
        for width_name, width in WIDTHS.items():
            for scheme in SCHEMES:
                size: ViewportSize = {"width": width, "height": 900}
                page = browser.new_context(viewport=size, color_scheme=scheme).new_page()
                page.set_default_timeout(BUSY)
                for name, path in pages.items():
                    page.goto(f"{address}{prefix}{path}")
                    picture = f"{name}-{language}-{width_name}-{scheme}"
                    page.screenshot(path=OTHERS / f"{picture}.png", full_page=True)
                    faults += faults_of(page, picture)
                    looked += 1
                page.context.close()
    print(json.dumps({"pages": looked, "axe_faults": faults}))
    return faults


def faults_of(page: Page, picture: str) -> int:
    found = Axe().run(page).response["violations"]
    if found:
        print(json.dumps({"page": picture, "faults": [fault["id"] for fault in found]}))
    return len(found)


def take_readme_picture(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1000}, color_scheme="light")
    page.goto(address)
    README_PICTURE.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=README_PICTURE)
    page.close()


def main() -> None:
    OTHERS.mkdir(parents=True, exist_ok=True)
    pages = {name: PAGES[name] for name in sys.argv[1:] or PAGES}
    with running_site() as address, sync_playwright() as play:
        chromium = shutil.which("chromium")
        if chromium is None:
            raise SystemExit("chromium is missing; `make browser` installs it.")
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        if pages == PAGES:
            take_readme_picture(browser, address)
        faults = take_pictures(browser, address, pages)
        browser.close()
    print(f"{len(list(OTHERS.glob('*.png')))} pictures in {OTHERS}")
    if faults:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
