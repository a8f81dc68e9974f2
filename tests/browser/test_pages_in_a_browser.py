"""Every page in chromium: both languages, phone and desk, light and dark."""

import gzip

import pytest
from browsing import TOO_SMALL_FOR_A_THUMB, follow, is_within_the_screen
from shown import all_pages
from told import SATTAHIP

from sangsuk.records.stories.models import Story

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# What is read or filled in beside the pages of the campaign.
BESIDE = (
    *("/tell/", "/tell/mine/", "/tell/back/", "/results/", "/results/verify/"),
    *("/rulings/", "/appeal/", "/stories/?place=เฉลิมพระเกียรติ", "/stories/?q=บัตร"),
)
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
KINDS = [(size, scheme) for size in ("phone", "desk") for scheme in ("light", "dark")]


def every_address() -> list[str]:
    long = Story.objects.get(native_id="long").pk
    story = f"/stories/{long}/"
    thai = [*all_pages(), *BESIDE, story, f"{story}thanks/", f"/districts/{SATTAHIP}/"]
    return [*thai, *(f"/en{path}" for path in thai)]


def looked_at(browser, size: str, scheme: str):
    """A fresh page of that kind, and all that its console complains of."""
    viewport = PHONE if size == "phone" else DESK
    page = browser.new_context(viewport=viewport, color_scheme=scheme).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: complaints.extend(failures(request)))
    return page, complaints


def failures(request) -> list[str]:
    """What went wrong, save a question for news that was broken off when the page was left."""
    left = request.failure == "net::ERR_ABORTED" and "/live/" in request.url
    return [] if left else [f"failed ({request.failure}): {request.url}"]


@pytest.mark.parametrize(("size", "scheme"), KINDS)
def test_no_page_has_a_fault_that_axe_or_the_console_finds(site, browser, axe, size, scheme):
    page, complaints = looked_at(browser, size, scheme)
    faults = {}
    for path in every_address():
        page.goto(site + path)
        found = axe.run(page)
        if found.violations_count:
            faults[path] = [
                (violation["id"], [node["html"][:160] for node in violation["nodes"][:3]])
                for violation in found.response["violations"]
            ]

    assert faults == {}
    assert complaints == []


def test_no_page_is_wider_than_a_phone(site, browser):
    page, _ = looked_at(browser, "phone", "light")
    too_wide = []
    for path in every_address():
        page.goto(site + path)
        if not is_within_the_screen(page):
            too_wide.append(path)

    assert too_wide == []


def test_what_one_taps_is_large_enough_for_a_thumb(site, browser):
    """44 px high wherever links stand by themselves; hexagons of the map have the list beside them."""
    page, _ = looked_at(browser, "phone", "light")
    small = {}
    for path in every_address():
        page.goto(site + path)
        if heights := page.evaluate(TOO_SMALL_FOR_A_THUMB):
            small[path] = heights

    assert small == {}


def test_the_site_is_whole_without_javascript(site, browser):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site + "/standings/")
    page.get_by_label("ภาค").select_option("south")
    follow(page, page.get_by_role("button", name="ดูอันดับ"))

    assert page.locator("tbody tr").count() == 1
    follow(page, page.get_by_role("link", name="อำเภอเบตง").first)
    follow(page, page.locator("article a").first)
    assert page.locator(".told p").count() > 0


def test_the_keyboard_can_skip_to_the_content(site, browser):
    page, _ = looked_at(browser, "desk", "light")
    page.goto(site + "/standings/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.locator(".skip").bounding_box()["height"] >= 24


def test_style_and_script_of_a_page_are_light(site, browser):
    """At most 60 kB compressed on any page."""
    page, _ = looked_at(browser, "phone", "light")
    answers = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it needs a function of Python
    page.goto(site + "/", wait_until="networkidle")
    weights = [
        len(gzip.compress(answer.body()))
        for answer in answers
        if answer.request.resource_type in ("stylesheet", "script")
    ]

    assert 0 < sum(weights) <= 60_000
