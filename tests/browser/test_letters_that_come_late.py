"""Nobody reads boxes: where a machine has no Thai letters, the site's own are used when they come."""

import os
import time

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WITHOUT_THAI = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include><selectfont><rejectfont><pattern>
<patelt name="lang"><string>th</string></patelt></pattern></rejectfont></selectfont></fontconfig>"""


@pytest.fixture
def letterless(browser_type, browser_type_launch_args, tmp_path):
    """A browser on a machine of which no font has Thai letters."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(WITHOUT_THAI, encoding="utf-8")
    browser = browser_type.launch(
        **browser_type_launch_args, env={**os.environ, "FONTCONFIG_FILE": str(fonts)}
    )
    yield browser
    browser.close()


class Gate:
    """Holds the site's faces until it is opened; then lets them go, and all that come later."""

    def __init__(self, page) -> None:
        self.held: list | None = []
        page.route("**/*.woff2", self.meet)

    def meet(self, face) -> None:
        if self.held is None:
            face.continue_()
        else:
            self.held.append(face)

    def open(self) -> None:
        held, self.held = self.held or [], None
        for face in held:
            face.continue_()


def faces_of_the_heading(page) -> set[str]:
    """The fonts in which the browser has drawn it."""
    asked = page.context.new_cdp_session(page)
    asked.send("DOM.enable")
    asked.send("CSS.enable")
    root = asked.send("DOM.getDocument")["root"]["nodeId"]
    heading = asked.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    used = asked.send("CSS.getPlatformFontsForNode", {"nodeId": heading})["fonts"]
    return {font["familyName"] for font in used}


def faces_drawn_at_last(page, wanted: set[str]) -> set[str]:
    """What the heading is drawn in once it is what is wanted, or after half a minute."""
    until = time.monotonic() + 30
    while (drawn := faces_of_the_heading(page)) != wanted and time.monotonic() < until:
        page.wait_for_timeout(100)
    return drawn


@pytest.mark.parametrize("scripted", [True, False])
def test_letters_that_come_late_are_used_where_there_are_no_others(site, letterless, scripted):
    page = letterless.new_context(java_script_enabled=scripted).new_page()
    gate = Gate(page)
    page.goto(site, wait_until="commit")
    page.locator("footer").wait_for()
    if scripted:
        page.locator("html.letterless").wait_for()
    before = faces_of_the_heading(page)
    gate.open()
    page.wait_for_load_state()

    assert [name for name in before if "Sarabun" in name] == []
    assert faces_drawn_at_last(page, {"Sarabun ExtraBold"}) == {"Sarabun ExtraBold"}
