"""Each page of the site is on a list of those that are looked at, or it is said here why it is not."""

import re
import sys
import tomllib
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import resolve
from rooms_of_the_house import ROOMS
from shown import SITE, a_shown_campaign

sys.path.append(str(Path(__file__).parents[2] / "tools"))
from screenshots import PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TABLE = tomllib.loads((Path(__file__).parent / "access.toml").read_text("utf-8"))
# No pages: what programs read, pictures, papers and films, and parts of other pages.
FILE = re.compile(
    r"[.](xml|txt|ico|css|csv|json|png|jpg|webp|pdf|zip|mp4|vtt|html)$|^/(healthz|readyz)"
)
OF_PROGRAMS = re.compile(r"^/(hooks|api|oembed)/")
# Addresses that no browser stays at, or that need what a server of tests does not have.
EXCEPTIONS = {
    "/live/": "a part of the first page",
    "/tell/places/": "a part of the page of telling",
    "/desk/sign-out/": "goes on to the door",
    "/desk/sign-in/code/": "after a password: looked at by who signs in by keys",
    "/desk/second-step/": "before a phone is told: goes on to one's account afterwards",
    "/desk/me/codes/": "a press alone",
    "/desk/me/sign-out/": "a press alone",
    "/desk/me/sessions/1/end/": "a press alone",
    "/desk/me/passkeys/ask/": "JSON",
    "/desk/me/passkeys/keep/": "JSON",
    "/desk/me/passkeys/1/drop/": "a press alone",
    "/desk/sign-in/passkey/": "a press alone",
    "/desk/sign-in/passkey/ask/": "JSON",
    "/desk/matters/next/": "goes on to the next matter",
    "/desk/matters/many/": "a press alone",
    "/desk/matters/undo/": "a press alone",
    "/desk/themes/0123abcd/": "a press alone",
    "/desk/awards/1/papers/": "a press alone",
    "/desk/awards/papers/0123456789abcdef/revoke/": "a press alone",
    "/film-room/1/uploads/": "of programs that send a film",
    "/film-room/uploads/1": "of programs that send a film",
    "/jury/out/": "a press alone",
    "/jury/rounds/first/step-back/": "a press alone",
}


def route_of(address: str) -> str:
    return resolve(re.sub("{[a-z]+}", "1", address.split("?", maxsplit=1)[0])).route


@pytest.fixture
def home(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return tmp_path


def in_rooms(home: Path) -> set[str]:
    """The routes of all pages of all rooms, each room set up and cleared away."""
    found = set()
    for name, room in ROOMS.items():
        folder = home / f"room-{name}"
        folder.mkdir()
        with override_settings(SANGSUK_HOME=folder), transaction.atomic():
            a_shown_campaign()
            made = room(folder)
            pages = () if made.urls else (*made.pages, *(one.path for one in made.sent))
            found |= {route_of(path) for path in pages if path != "/nowhere/"}
            transaction.set_rollback(True)
    return found


def test_every_page_of_the_site_is_looked_at_or_it_is_said_why_not(home):
    shown = {route_of(path) for path in (*PAGES.values(), *SITE) if path != "/nowhere/"}
    looked_at = in_rooms(home) | shown
    pages = [
        one for one in TABLE["addresses"] if not FILE.search(one) and not OF_PROGRAMS.search(one)
    ]
    missing = {one for one in pages if route_of(one) not in looked_at}

    assert sorted(missing ^ set(EXCEPTIONS)) == []
