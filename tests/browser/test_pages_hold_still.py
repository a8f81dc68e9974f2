"""Nothing jumps under a reader's eyes: what chromium itself counts as shifts, on a slow phone."""

import json
import sys

import pytest
from shown import all_pages
from told import MAE_RIM

from sangsuk.records.stories.models import Story

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

MOST = 0.02  # of the score called Cumulative Layout Shift
PHONE = {"width": 360, "height": 640}
SLOW_NETWORK = {  # a distant 4G, as Lighthouse takes it
    "offline": False,
    "latency": 150,  # ms
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
SLOWER = 4  # times slower than this processor
NEWS = 3600  # ms, in which the moving part has asked once
COUNTED = """
window.shifts = [];
window.painted = 0;
const named = (node) => node && (node.nodeType === 1 ? node.tagName + "." + node.className : node.nodeName);
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput)
    window.shifts.push([shift.value, shift.sources.map((one) => named(one.node))]);
}).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => {
  window.painted = list.getEntries().at(-1).startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
"""


def on_a_slow_phone(browser):
    context = browser.new_context(
        viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    throttle = context.new_cdp_session(page)
    throttle.send("Network.enable")
    throttle.send("Network.emulateNetworkConditions", SLOW_NETWORK)
    throttle.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(COUNTED)
    return page


def six_pages() -> list[str]:
    long = Story.objects.get(native_id="long").pk
    return ["/", "/stories/", f"/stories/{long}/", "/standings/", "/map/", f"/districts/{MAE_RIM}/"]


def shifts_of(browser, address: str, *, wait: int) -> list[tuple[float, list[str]]]:
    page = on_a_slow_phone(browser)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(wait)
    shifts, painted = page.evaluate("[window.shifts, window.painted]")
    said = {"page": address, "cls": round(sum(by for by, _ in shifts), 4), "lcp_ms": round(painted)}
    sys.stdout.write(f"{json.dumps(said)}\n")  # shown by `pytest -s`
    page.context.close()
    return shifts


def moved(browser, site: str, paths: list[str], *, wait: int) -> dict[str, list]:
    """The pages that move too much, with what moved in them."""
    found = {path: shifts_of(browser, site + path, wait=wait) for path in paths}
    return {path: shifts for path, shifts in found.items() if sum(by for by, _ in shifts) > MOST}


def test_the_six_pages_hold_still_while_they_load_and_when_news_come(site, browser):
    paths = six_pages()

    assert moved(browser, site, [*paths, "/en/"], wait=NEWS) == {}


def test_every_other_page_holds_still_while_it_loads(site, browser):
    others = [path for path in all_pages() if path not in six_pages()]

    assert moved(browser, site, others, wait=300) == {}
