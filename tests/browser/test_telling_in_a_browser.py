"""The form of the site on a cheap phone: 360 px, without a script, by keys alone, off line and back."""

import re
import time

import pytest
from browsing import follow, is_within_the_screen
from playwright.sync_api import expect
from told import SATTAHIP, december

from sangsuk.flow.telling.telling import warm_up

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
WORDS = (
    "วันนี้พาแม่ไปทำบัตรประชาชนที่อำเภอสัตหีบ ชลบุรี เจ้าหน้าที่พูดจาดีมาก "
    "รอไม่ถึงสิบนาที ขอบคุณมากครับ เบอร์ผม 081-234-5678"
)
PRESENTLY = 3.1  # seconds; the form takes nothing that comes sooner


@pytest.fixture(autouse=True)
def a_ready_reader():
    warm_up(december(20))


def test_told_on_a_phone_without_a_script_in_less_than_ninety_seconds(site, browser):
    page = browser.new_context(viewport=PHONE, java_script_enabled=False).new_page()
    begun = time.monotonic()
    page.goto(f"{site}/tell/")
    page.get_by_label("เรื่องของคุณ").fill(WORDS)
    page.get_by_role("button", name="ต่อไป").click()
    page.get_by_label("พิมพ์หาอำเภอ").fill("20180")
    page.get_by_role("button", name="หา", exact=True).click()
    page.get_by_label(re.compile("อำเภอสัตหีบ")).check()
    page.get_by_role("button", name="ดูก่อนส่ง").click()
    expect(page.locator(".told")).not_to_contain_text("081-234-5678")
    page.locator("input[name=allow_count]").check()
    page.locator("input[name=allow_publish]").check()
    page.wait_for_timeout(1000 * max(0.0, PRESENTLY - (time.monotonic() - begun)))
    page.get_by_role("button", name="ส่งเรื่อง").click()

    expect(page.locator(".receipt")).to_have_text(re.compile(r"(\w{4}-){3}\w{4}"))
    assert time.monotonic() - begun < 90
    page.get_by_role("link", name="หน้าส่วนตัวของเรื่องนี้").click()
    expect(page.locator("main")).to_contain_text("อยู่บนหน้าเว็บ คนอื่นอ่านได้")


def test_every_step_fits_a_phone_and_axe_finds_nothing(site, browser, axe):
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(f"{site}/tell/")
    found = []
    steps = ["ต่อไป", "ดูก่อนส่ง", "ส่งเรื่อง"]
    for button in steps:
        found += axe.run(page).response["violations"]
        assert is_within_the_screen(page)
        if button == "ต่อไป":
            page.get_by_label("เรื่องของคุณ").fill(WORDS)
            expect(page.locator("#personal")).to_contain_text("เบอร์โทร")
        if button == "ส่งเรื่อง":
            page.locator("input[name=allow_count]").check()
            page.wait_for_timeout(1000 * PRESENTLY)
        follow(page, page.get_by_role("button", name=button))
    expect(page.locator(".receipt")).to_be_visible()
    found += axe.run(page).response["violations"]
    follow(page, page.get_by_role("link", name="หน้าส่วนตัวของเรื่องนี้"))
    found += axe.run(page).response["violations"]

    assert is_within_the_screen(page)
    assert [(one["id"], [node["html"][:80] for node in one["nodes"]]) for one in found] == []


def test_a_district_is_found_while_typing_and_the_story_told_by_keys_alone(site, browser):
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(f"{site}/tell/")
    page.locator("#text").focus()
    page.keyboard.insert_text("ไปทำบัตรมา เจ้าหน้าที่ใจดีและรวดเร็วมาก ขอบคุณค่ะ")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#place").focus()
    page.keyboard.insert_text("สัตหีบ")
    expect(page.locator(f"input[value='{SATTAHIP}']")).to_be_checked()
    for _ in range(8):  # buttons, districts and the service lie between
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "look":
            break
    page.keyboard.press("Enter")
    expect(page.locator(".told")).to_contain_text("ใจดี")
    page.locator("input[name=allow_count]").focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(1000 * PRESENTLY)
    page.locator("#contact").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".receipt")).to_be_visible()


def test_what_was_typed_off_line_is_kept_on_the_device_and_sent_later(site, browser):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site}/tell/")
    context.set_offline(True)
    page.get_by_label("เรื่องของคุณ").fill(WORDS)
    page.get_by_role("button", name="ต่อไป").click()
    expect(page.locator("#draft")).to_contain_text("ตอนนี้ไม่มีสัญญาณ")
    context.set_offline(False)
    page.goto(f"{site}/tell/")
    expect(page.get_by_label("เรื่องของคุณ")).to_have_value(WORDS)
    page.get_by_role("button", name="ต่อไป").click()
    page.get_by_role("button", name="ดูก่อนส่ง").click()
    page.locator("input[name=allow_count]").check()
    page.wait_for_timeout(1000 * PRESENTLY)
    page.get_by_role("button", name="ส่งเรื่อง").click()
    expect(page.locator(".receipt")).to_be_visible()

    page.goto(f"{site}/tell/")
    expect(page.get_by_label("เรื่องของคุณ")).to_have_value("")
