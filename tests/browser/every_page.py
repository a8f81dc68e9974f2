"""Every page of every room: both languages, phone and desk, light and dark.

Too long for the suite, which looks at a part of it; `make every-page` runs this by name, prints how
many pages it looked at and what axe found on each, and leaves a picture of each in var/pictures/.
"""

import json
import sys
from itertools import product
from pathlib import Path

import pytest
from a_room import Room, Sent
from browsing import CUT, MOVES, TOO_SMALL_FOR_A_THUMB, is_within_the_screen
from rooms_of_the_house import ROOMS
from sealed import empty_the_memory

from sangsuk.flow.memory import remember_districts

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PICTURES = Path(__file__).parents[2] / "var" / "pictures"
HALF = {"width": 640, "height": 450}  # a desk at 200 %
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
LANGUAGES = {"th": "", "en": "/en"}
PATIENCE = 180_000  # ms, for a machine that does much else
# The first form that is there for all, as its page gave it, with other words in it.
SEND = """fields => {
  const form = document.querySelector("form[method=post]:not([hidden])");
  for (const [name, value] of Object.entries(fields)) {
    form.querySelectorAll(`[name="${name}"]`).forEach((one) => one.remove());
    const field = Object.assign(document.createElement("input"), {type: "hidden", name, value});
    form.append(field);
  }
  setTimeout(() => HTMLFormElement.prototype.submit.call(form));
}"""
# Letters of one's own language are no fault: names, hashtags and what citizens wrote are Thai.
THAI_IN_ENGLISH = """() => [...document.querySelectorAll(
    "h1, h2, h3, label, button, th, legend, summary, .act, .onward, .nav a, dt, option")]
  .filter((one) => one.checkVisibility() && !one.closest("[lang=th], .told, .words"))
  .map((one) => one.innerText.trim().replace(/\\s+/g, " ").slice(0, 70))
  .filter((words) => /[\\u0e00-\\u0e7f]/.test(words))"""


@pytest.fixture
def house(site, monkeypatch, settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path
    remember_districts()
    yield site, tmp_path, monkeypatch
    empty_the_memory()


def come_in(browser, site: str, room: Room, **view):
    asked_from = {"X-Forwarded-For": room.network} if room.network else {}
    context = browser.new_context(**view, extra_http_headers=asked_from)
    if room.client:
        cookie = room.client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    return context.new_page()


def live(room: Room, settings, monkeypatch) -> None:
    """The site as it is when that room is looked at."""
    settings.DEBUG = room.is_debug
    settings.ROOT_URLCONF = room.urls or settings.ROOT_URLCONF
    monkeypatch.setenv("SANGSUK_CLOCK", room.clock)
    for setting, value in room.environment.items():
        monkeypatch.setenv(setting, value)


def named(path: str) -> str:
    return path.strip("/").replace("/", "-").replace("?", "-")[:60] or "home"


def seen(page, site: str, path: str, sent: Sent | None) -> int:
    """Bring the page there, or to what it answers when its form is sent; the status of that."""
    address = site + path
    if sent is None:
        return page.goto(address).status
    page.goto(address)
    page.wait_for_timeout(sent.after * 1000)
    with page.expect_navigation() as answer:
        page.evaluate(SEND, dict(sent.fields))
    return answer.value.status


def is_amiss(status: int, room: Room) -> bool:
    return status != room.answers if room.answers else status == 403 or status >= 500


def faults_of(page, axe) -> list[str]:
    """What is wrong with the page at hand, each in a few words."""
    found = axe.run(page).response["violations"]
    return [
        *(f"{one['id']}: {one['nodes'][0]['html'][:140]}" for one in found),
        *([] if is_within_the_screen(page) else ["wider than the screen"]),
        *(f"too small for a thumb: {one}" for one in small_ones(page)),
    ]


def small_ones(page) -> list[str]:
    """On a phone."""
    is_phone = page.viewport_size == SIZES["phone"]
    return page.evaluate(TOO_SMALL_FOR_A_THUMB) if is_phone else []


def looks(browser, site: str, room: Room):
    """A page for each size, colour and language, with each path, what is sent there, and a name."""
    for (size, viewport), scheme in product(SIZES.items(), ("light", "dark")):
        page = come_in(browser, site, room, viewport=viewport, color_scheme=scheme)
        page.set_default_timeout(PATIENCE)
        for (language, prefix), (path, sent) in product(LANGUAGES.items(), whole(room)):
            yield page, f"{prefix}{path}", sent, f"{named(path)}-{language}-{size}-{scheme}"


def whole(room: Room) -> list[tuple[str, Sent | None]]:
    return [*((path, None) for path in room.pages), *((one.path, one) for one in room.sent)]


@pytest.mark.parametrize("name", ROOMS)
def test_no_page_of_the_room_has_a_fault(house, browser, axe, settings, name):
    site, home, monkeypatch = house
    room = ROOMS[name](home)
    live(room, settings, monkeypatch)
    PICTURES.mkdir(parents=True, exist_ok=True)
    faults, thai, looked = {}, {}, 0
    for page, path, sent, picture in looks(browser, site, room):
        looked += 1
        status = seen(page, site, path, sent)
        amiss = [f"status {status}"] if is_amiss(status, room) else []
        if found := [*amiss, *faults_of(page, axe)]:
            faults[f"{name}-{picture}"] = found
        if path.startswith("/en/") and (words := page.evaluate(THAI_IN_ENGLISH)):
            thai[path] = words
        page.screenshot(path=PICTURES / f"{name}-{picture}.png", full_page=True)
    told = {"room": name, "pages": looked, "faulty": len(faults), "thai_in_english": thai}
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")

    assert (faults, thai) == ({}, {})


@pytest.mark.parametrize("name", ROOMS)
def test_at_twice_the_size_nothing_of_the_room_is_lost_and_nothing_moves_if_asked(
    house, browser, settings, name
):
    site, home, monkeypatch = house
    room = ROOMS[name](home)
    live(room, settings, monkeypatch)
    page = come_in(browser, site, room, viewport=HALF, reduced_motion="reduce")
    page.set_default_timeout(PATIENCE)
    faults = {}
    for path, sent in whole(room):
        seen(page, site, path, sent)
        lost = [*page.evaluate(CUT), *page.evaluate(MOVES)]
        lost += [] if is_within_the_screen(page) else ["wider than the screen"]
        faults |= {path: lost} if lost else {}

    assert faults == {}
