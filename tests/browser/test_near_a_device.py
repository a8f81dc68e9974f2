"""What the form does with a script: nearest districts found on the device, and its work."""

import re

import pytest
from browsing import is_within_the_screen
from playwright.sync_api import expect
from test_telling_in_a_browser import PHONE, PRESENTLY, WORDS
from told import MAE_RIM, december

from sangsuk.flow.telling.telling import warm_up

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MAE_RIM_TOWN = {"latitude": 18.9143, "longitude": 98.9442}


@pytest.fixture(autouse=True)
def a_ready_reader():
    warm_up(december(20))


def test_the_nearest_district_is_offered_and_where_the_device_is_goes_nowhere(site, browser):
    context = browser.new_context(
        viewport=PHONE, geolocation=MAE_RIM_TOWN, permissions=["geolocation"]
    )
    page, asked = context.new_page(), []
    page.on("request", lambda one: asked.append(f"{one.url} {one.post_data or ''}"))
    page.goto(f"{site}/tell/")
    page.get_by_label("เรื่องของคุณ").fill("ไปทำบัตรมา เจ้าหน้าที่ใจดีและรวดเร็วมาก ขอบคุณค่ะ")
    page.get_by_role("button", name="ต่อไป").click()
    page.get_by_role("button", name="หาอำเภอใกล้ฉัน").click()
    first = page.locator("#places input").first

    expect(first).to_have_value(MAE_RIM)
    expect(page.locator("#places input")).to_have_count(5)
    expect(first).not_to_be_checked()
    expect(page.locator("#near-said")).to_contain_text("เลือกอำเภอที่คุณไปมา")
    assert not any(re.search("18[.]91|98[.]94", one) for one in asked)
    assert is_within_the_screen(page)


def test_where_a_device_may_not_say_where_it_is_one_types(site, browser):
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(f"{site}/tell/")
    page.get_by_label("เรื่องของคุณ").fill(WORDS)
    page.get_by_role("button", name="ต่อไป").click()
    page.get_by_role("button", name="หาอำเภอใกล้ฉัน").click()

    expect(page.locator("#near-said")).to_contain_text("พิมพ์ชื่ออำเภอแทนได้")


def test_the_work_of_the_form_is_done_while_its_teller_writes(site, browser):
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(f"{site}/tell/")

    expect(page.locator("input[name=work]")).to_have_value(re.compile(r"^\d+$"), timeout=20_000)
    work = page.locator("input[name=work]").input_value()
    page.get_by_label("เรื่องของคุณ").fill(WORDS)
    page.get_by_role("button", name="ต่อไป").click()
    expect(page.locator("input[name=work]")).to_have_value(work)
    page.get_by_role("button", name="ดูก่อนส่ง").click()
    page.locator("input[name=allow_count]").check()
    page.wait_for_timeout(1000 * PRESENTLY)
    page.get_by_role("button", name="ส่งเรื่อง").click()
    expect(page.locator(".receipt")).to_be_visible()
