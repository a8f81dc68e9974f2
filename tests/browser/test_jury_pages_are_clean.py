"""All pages of the jury and of judging at the desk: axe, 390 px, light and dark; and read aloud."""

import os
from pathlib import Path

import pytest
from browsing import follow, is_within_the_screen
from judged import (
    a_judged_campaign,
    a_leader,
    a_pass,
    a_round,
    opened,
    some_jurors,
    some_stories,
)
from kept import a_kept_campaign
from playwright.sync_api import Page, expect
from rooms_of_judging import a_closed_final
from signed import sign_in
from test_jury_in_a_browser import PHONE, come_in, complaints, room

from sangsuk.flow.memory import remember_districts
from sangsuk.records.jury.models import Ballot

__all__ = ["room"]
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SPEAKS = """
  window.spoken = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: {
    speak(one) { window.spoken.push([one.text, one.lang]); },
    cancel() { window.spoken.push("stop"); },
  } });
"""


def as_leader(page: Page, site: str):
    cookie = sign_in(a_leader()).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])


def look(page: Page, address: str, axe) -> list[object]:
    """What axe and the width of the screen complain about, in light and in dark."""
    found: list[object] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        found += [(address, scheme, one) for one in complaints(axe, page)]
        found += [] if is_within_the_screen(page) else [(address, scheme, "too wide")]
        if folder := os.environ.get("SHOTS"):
            name = address.split("/", 3)[3].strip("/").replace("/", "-")
            page.screenshot(path=Path(folder) / f"{name}-{scheme}.png", full_page=True)
    return found


def test_pages_of_a_juror_and_of_who_leads_are_clean_in_light_and_dark(room, browser, axe):
    way_in = a_closed_final()
    page = browser.new_context(viewport=PHONE).new_page()
    come_in(page, room, way_in)
    found = [
        one
        for part in ("", "rounds/r/mine/", "rounds/r/mirror/")
        for one in look(page, f"{room}/jury/{part}", axe)
    ]
    as_leader(page, room)
    desk = ("", "r/", "r/mirror/", "r/override/", "jurors/new/", f"jurors/{way_in.juror.pk}/")
    found += [one for part in desk for one in look(page, f"{room}/desk/jury/{part}", axe)]

    assert found == []


def test_practice_is_clean_and_a_known_story_is_read_aloud_by_the_browsers_own_voice(
    room, browser, axe
):
    remember_districts()
    way_in = a_pass(a_kept_campaign(), "malee", shown_name="มาลี")
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(SPEAKS)
    page = context.new_page()
    come_in(page, room, way_in)
    found = look(page, f"{room}/jury/rounds/final/practice/", axe)
    page.get_by_role("button", name="ฟัง").click()
    expect(page.get_by_role("button", name="หยุดอ่าน")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="หยุดอ่าน").click()
    for line in page.locator("fieldset").all():
        line.locator("label").nth(2).click()
    page.get_by_role("button", name="เทียบกับที่กรรมการตกลงกัน").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("เทียบกับที่กรรมการตกลงกัน")
    found += look(page, page.url, axe)

    assert found == []


def test_of_two_stories_the_one_that_is_asked_for_is_read_aloud(room, browser):
    remember_districts()
    campaign = a_judged_campaign(a_round("r", "compare", week=1, goes_on=3))
    some_stories(campaign, 6)
    some_jurors(campaign, 2)
    way_in = a_pass(campaign, "malee", shown_name="มาลี")
    opened(campaign, "r")
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(SPEAKS)
    page = context.new_page()
    come_in(page, room, way_in)
    follow(page, page.get_by_role("link", name="เริ่มอ่าน"))
    first, second = page.locator(".words").all_inner_texts()
    page.get_by_role("button", name="ฟัง").nth(1).click()
    page.get_by_role("button", name="ฟัง").first.click()

    spoken = [one for one in page.evaluate("window.spoken") if one != "stop"]
    assert spoken == [[second, "th-TH"], [first, "th-TH"]]
    assert page.get_by_role("button", name="หยุดอ่าน").count() == 1


def test_marks_on_a_train_are_kept_on_the_device_also_when_the_tab_is_closed_and_sent_once(
    room, browser
):
    remember_districts()
    campaign = a_judged_campaign(a_round("r", "mark", week=1, goes_on=3))
    some_stories(campaign, 4)
    some_jurors(campaign, 2)
    way_in = a_pass(campaign, "malee", shown_name="มาลี")
    opened(campaign, "r")
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    come_in(page, room, way_in)
    page.goto(f"{room}/jury/rounds/r/")
    page.get_by_text("เห็นบ้าง").click()
    page.get_by_label("เหตุผลของคุณ หนึ่งประโยค").fill("เห็นภาพชัดว่าเจ้าหน้าที่ช่วยอย่างไร")
    page.close()

    page = context.new_page()
    page.goto(f"{room}/jury/rounds/r/")
    expect(page.locator("input[value='2']")).to_be_checked()
    context.set_offline(True)
    page.get_by_role("button", name="ส่ง แล้วไปเรื่องต่อไป").click()
    expect(page.locator(".kept")).to_contain_text("สัญญาณขาด")
    nothing_yet = Ballot.objects.count()
    context.set_offline(False)
    expect(page.locator(".rubric")).to_contain_text("ส่งแล้ว 1 เรื่อง")
    expect(page.get_by_label("เหตุผลของคุณ หนึ่งประโยค")).to_have_value("")

    told = [(one.marks, one.reason) for one in Ballot.objects.all()]
    assert nothing_yet == 0
    assert told == [({"scene": 2}, "เห็นภาพชัดว่าเจ้าหน้าที่ช่วยอย่างไร")]
