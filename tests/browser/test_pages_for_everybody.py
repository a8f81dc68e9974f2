"""By keyboard alone, at 200 % and 400 %, without motion, in one's own colours, read aloud."""

import pytest
from browsing import CUT, MOVES
from playwright.sync_api import expect
from shown import all_pages

from sangsuk.records.stories.models import Story

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# What is read or filled in beside the pages of the campaign.
BESIDE = (
    *("/tell/", "/tell/mine/", "/tell/lost/", "/results/", "/results/verify/", "/rulings/"),
    *("/appeal/", "/follow/?district=5007", "/stories/?q=บัตร", "/films/", "/nowhere/"),
)
DESK, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
HALF = {"width": 640, "height": 450}  # a desk at 200 %
# What one may work with, as far as it is to be seen.
WORKABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((one) => one.type !== "hidden" && one.checkVisibility() && one.tabIndex >= 0)
  .filter((one) => !one.closest("svg"))"""
HERE = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  return { at: window.order.indexOf(one), outline: parseFloat(style.outlineWidth) || 0,
           seen: box.width > 0 && box.height > 0, ended: one === document.body };
}"""
WIDER = "document.documentElement.scrollWidth > window.innerWidth"
NAMELESS = """() => [...document.querySelectorAll("svg")]
  .filter((one) => !one.closest('[aria-hidden="true"]'))
  .filter((one) => !(one.getAttribute("role") && (one.getAttribute("aria-label")
                     || one.getAttribute("aria-labelledby"))))
  .map((one) => one.outerHTML.slice(0, 120))"""


def each_page() -> list[str]:
    long = Story.objects.get(native_id="long").pk
    thai = [*all_pages(), *BESIDE, f"/stories/{long}/", f"/stories/{long}/thanks/"]
    return [*thai, "/en/", "/en/standings/", "/en/stories/", f"/en/stories/{long}/"]


def opened(browser, viewport, **more):
    return browser.new_context(viewport=viewport, **more).new_page()


def faults_on(page, site: str, asked: str) -> dict[str, list[str]]:
    found = {}
    for path in each_page():
        page.goto(site + path)
        if fault := page.evaluate(asked):
            found[path] = fault
    return found


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/stories/", "/standings/?region=north", "/tell/", "/map/", "/districts/5007/"),
        *("/standings/praise/", "/services/id-card/", "/rules/", "/results/verify/", "/appeal/"),
        *("/press/", "/en/standings/"),
    ],
)
def test_all_that_one_works_with_is_reached_by_the_tab_key_in_order_and_seen(site, browser, path):
    page = opened(browser, DESK)
    page.goto(site + path)
    count = page.evaluate(f"(window.order = ({WORKABLE})()).length")
    met = []
    for _ in range(count + 40):  # hexagons of the map are links, too
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here["ended"]:
            break
        assert (here["seen"], here["outline"] > 0) == (True, True)
        met += [here["at"]] if here["at"] >= 0 else []
        if len(met) == count:
            break

    radios = page.evaluate("window.order.filter((one) => one.type === 'radio').length")
    assert met == sorted(met)
    assert len(met) >= count - radios


def test_what_moves_by_itself_takes_nobody_off_the_link_that_they_stand_on(site, browser):
    page = opened(browser, DESK)
    page.clock.install()
    page.route("**/live/**", lambda asked: asked.fulfill(body="<p>เพิ่งมีเรื่องใหม่</p>"))
    page.goto(f"{site}/")
    moving = page.locator("[data-live]")
    moving.locator("a").first.focus()
    with page.expect_response("**/live/**"):
        page.clock.run_for(3100)
    page.clock.run_for(100)

    assert page.evaluate("document.querySelector('[data-live]').contains(document.activeElement)")
    moving.locator("a").first.blur()
    page.clock.run_for(3100)
    expect(moving).to_have_text("เพิ่งมีเรื่องใหม่")


def test_the_wall_is_filtered_by_keys_alone(site, browser):
    page = opened(browser, DESK)
    page.goto(f"{site}/stories/")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("เบตง")
    page.keyboard.press("Enter")
    page.wait_for_url("**district=*")

    assert page.locator("h1").inner_text() == "เรื่องเล่าถึงอำเภอเบตง"


def test_thanks_are_given_and_taken_back_by_keys_alone_and_said_aloud(site, browser):
    page = opened(browser, DESK)
    page.goto(f"{site}/stories/{Story.objects.get(native_id='long').pk}/")
    page.get_by_role("button", name="ขอบคุณที่เล่า").focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("ส่งคำขอบคุณให้แล้ว").wait_for()

    assert page.evaluate("document.activeElement.textContent") == "เอาคำขอบคุณคืน"
    assert "/thanks/" not in page.url
    page.keyboard.press("Enter")
    page.get_by_role("button", name="ขอบคุณที่เล่า").wait_for()
    assert page.get_by_text("มีคนขอบคุณแล้ว").count() == 0


def test_at_200_percent_and_at_320_pixels_nothing_is_lost_and_one_scrolls_one_way(site, browser):
    wide = {}
    for viewport in (HALF, NARROW):
        page = opened(browser, viewport)
        wide |= faults_on(page, site, f"({WIDER}) ? ['too wide'] : []")
        wide |= faults_on(page, site, CUT)

    assert wide == {}


def test_letters_twice_as_large_leave_nothing_beside_the_screen(site, browser):
    page = opened(browser, HALF)
    wide = []
    for path in each_page():
        page.goto(site + path)
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        if page.evaluate(WIDER):
            wide.append(path)

    assert wide == []


def test_nothing_moves_where_somebody_asked_for_stillness(site, browser):
    page = opened(browser, DESK, reduced_motion="reduce")

    assert faults_on(page, site, MOVES) == {}


def test_every_picture_has_a_name_or_is_passed_over(site, browser):
    assert faults_on(opened(browser, DESK), site, NAMELESS) == {}


def test_every_page_has_one_heading_of_the_first_rank_and_one_main_part(site, browser):
    ranks = """() => { const count = (what) => document.querySelectorAll(what).length;
      return count("h1") === 1 && count("main") === 1 && count("header nav[aria-label]") === 1
        ? [] : [`${count("h1")} h1, ${count("main")} main`]; }"""

    assert faults_on(opened(browser, DESK), site, ranks) == {}


def test_what_a_screen_reader_says_of_a_place_is_its_name_and_its_number(site, browser):
    page = opened(browser, DESK)
    page.goto(f"{site}/standings/")
    said = page.locator(".ranking tbody tr").first.aria_snapshot()

    assert "อันดับ 1" in said
    assert "อำเภอแม่ริม" in said


def test_in_forced_colours_what_one_presses_has_an_edge_and_axe_finds_no_fault(site, browser, axe):
    page = opened(browser, DESK, forced_colors="active")
    edgeless = """() => [...document.querySelectorAll(".act, button, select, input, .card")]
      .filter((one) => one.type !== "hidden" && one.checkVisibility())
      .filter((one) => !parseFloat(getComputedStyle(one).borderTopWidth)
                       && !["checkbox", "radio"].includes(one.type))
      .map((one) => one.outerHTML.slice(0, 120))"""

    assert faults_on(page, site, edgeless) == {}
    page.goto(f"{site}/standings/")
    # axe computes contrast from the colours of the sheet, in place of which the reader's are shown.
    found = axe.run(page, options={"rules": {"color-contrast": {"enabled": False}}})
    assert found.violations_count == 0
