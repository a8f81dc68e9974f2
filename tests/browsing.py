"""What every test with a browser does: go on to the next page, and look whether it fits."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page


def follow(page: Page, what: Locator) -> None:
    """Press what leads to another page, and wait until that page is there.

    Who looks at once may see the page before, or none: on a slow machine the press returns first.
    """
    with page.expect_navigation():
        what.click()


def press(page: Page, name: str) -> None:
    """Press the button of that name, and wait for the page that it leads to."""
    follow(page, page.get_by_role("button", name=name, exact=True))


def is_clean(page: Page, axe: Axe) -> bool:
    """It fits the screen, and nothing is in the way of who listens or types."""
    found = axe.run(page).response["violations"]
    assert [(one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found] == []
    return is_within_the_screen(page)


# Whatever stands by itself to be pressed, and is lower than 44 px; hexagons have a list beside them.
TOO_SMALL_FOR_A_THUMB = """() => [...document.querySelectorAll(
    ".nav a, .tongue a, .brand[href], .act, .onward, .names a, .regions a, .trail a, .foot-links a,"
    + "button, select, summary, a.chip, input:not([type=hidden], [type=checkbox], [type=radio])")]
  .filter((one) => !one.closest(".unseen, .trap"))
  .map((one) => [one.textContent.trim().slice(0, 40), one.getBoundingClientRect().height])
  .filter(([, height]) => height > 0 && height < 44)"""

# Text that is cut off: what is hidden for the eye alone, and what may be moved sideways, is not.
CUT = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1)
  .filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX))
  .filter((one) => !one.closest(".unseen, [aria-hidden], svg"))
  .map((one) => one.outerHTML.slice(0, 120))"""
# What moves although somebody asked for stillness.
MOVES = """() => [...document.getAnimations().map((one) => one.animationName ?? "transition"),
  ...(getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? ["scroll"] : [])]"""


def is_within_the_screen(page: Page) -> bool:
    """One need not push the page sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
