"""The jury's room on a phone of 390 px: by thumb, by keys, off line and back, after the tab was closed."""

import re

import pytest
from browsing import follow, is_within_the_screen
from judged import a_judged_campaign, a_pass, a_round, opened, some_jurors, some_stories
from playwright.sync_api import Page, expect
from sealed import empty_the_memory

from sangsuk.flow.memory import remember_districts
from sangsuk.records.jury.models import Ballot, Choice, Recusal

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def room(live_server, monkeypatch, settings):
    """A comparison and a final, each with eight stories, and the way in of a juror."""
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-02-01T10:00:00+07:00")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    yield live_server.url
    empty_the_memory()


def a_way_in(method):
    remember_districts()  # the test before emptied the database
    campaign = a_judged_campaign(a_round("r", method, week=1, goes_on=3), encourages=True)
    some_stories(campaign, 8)
    some_jurors(campaign, 2)
    way_in = a_pass(campaign, "malee", shown_name="มาลี")
    opened(campaign, "r")
    return way_in


def come_in(page: Page, site, way_in):
    page.goto(f"{site}/jury/in/?key={way_in.token}")
    page.get_by_label("รหัสหกตัวของคุณ").fill(way_in.code)
    page.get_by_role("button", name="เข้าห้องกรรมการ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("สวัสดี มาลี")


def complaints(axe, page):
    return [
        (one["id"], [node["html"][:90] for node in one["nodes"]])
        for one in axe.run(page).response["violations"]
    ]


def choose(page: Page, name: str, done: int):
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".pair-head")).to_contain_text(f"เทียบแล้ว {done} คู่")


def test_a_juror_compares_ten_pairs_steps_back_once_and_goes_on_after_closing_the_tab(
    room, browser, axe
):
    way_in, context = a_way_in("compare"), browser.new_context(viewport=PHONE)
    page = context.new_page()
    come_in(page, room, way_in)
    found = complaints(axe, page)
    follow(page, page.get_by_role("link", name="เริ่มอ่าน"))
    found += complaints(axe, page)
    assert is_within_the_screen(page)
    for done, name in enumerate(["เรื่องแรก", "เรื่องที่สอง", "พอกัน", "เรื่องแรก", "เรื่องแรก"], 1):
        choose(page, name, done)
    page.get_by_text("รู้จักเรื่องนี้หรือคนในเรื่อง?").first.click()
    found += complaints(axe, page)
    follow(page, page.get_by_role("button", name="ขอไม่ตัดสินเรื่องนี้").first)
    expect(page.locator(".pair-head")).to_contain_text("เทียบแล้ว 5 คู่")
    words = page.locator(".words").all_inner_texts()
    page.close()

    page = context.new_page()
    page.goto(f"{room}/jury/")
    follow(page, page.get_by_role("link", name="ทำต่อ"))
    assert page.locator(".words").all_inner_texts() == words
    for done in range(6, 11):
        choose(page, "เรื่องแรก", done)
    assert (Choice.objects.count(), Recusal.objects.count()) == (10, 1)
    assert found == []


def test_a_final_story_is_marked_by_keys_alone(room, browser, axe):
    way_in = a_way_in("mark")
    page = browser.new_context(viewport=PHONE).new_page()
    come_in(page, room, way_in)
    page.get_by_role("link", name="เริ่มอ่าน").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".rubric")).to_be_visible()
    assert complaints(axe, page) == []
    assert is_within_the_screen(page)
    page.locator("input[type=radio]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("เห็นภาพชัดว่าเจ้าหน้าที่ช่วยอย่างไร")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".rubric")).to_contain_text("ส่งแล้ว 1 เรื่อง")
    assert Ballot.objects.get().marks == {"scene": 2}


def test_an_answer_given_off_line_is_kept_on_the_device_and_sent_once(room, browser):
    way_in, context = a_way_in("compare"), browser.new_context(viewport=PHONE)
    page = context.new_page()
    come_in(page, room, way_in)
    follow(page, page.get_by_role("link", name="เริ่มอ่าน"))
    context.set_offline(True)
    page.get_by_role("button", name="พอกัน").click()
    expect(page.locator(".kept")).to_contain_text("สัญญาณขาด")
    assert Choice.objects.count() == 0
    context.set_offline(False)

    expect(page.locator(".pair-head")).to_contain_text(re.compile("เทียบแล้ว 1 คู่"))
    assert [one.said for one in Choice.objects.all()] == [0]


def test_without_a_script_everything_works_too(room, browser):
    way_in = a_way_in("compare")
    page = browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()
    come_in(page, room, way_in)
    follow(page, page.get_by_role("link", name="เริ่มอ่าน"))
    choose(page, "เรื่องที่สอง", 1)

    assert [one.said for one in Choice.objects.all()] == [-1]
