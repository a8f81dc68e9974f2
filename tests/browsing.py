"""What every test with a browser does: go on to the next page, and look whether it fits."""

from playwright.sync_api import Locator, Page


def follow(page: Page, what: Locator) -> None:
    """Press what leads to another page, and wait until that page is there.

    Who looks at once may see the page before, or none: on a slow machine the press returns first.
    """
    with page.expect_navigation():
        what.click()


def is_within_the_screen(page: Page) -> bool:
    """One need not push the page sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
