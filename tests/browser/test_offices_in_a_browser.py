"""An office on a phone of 360 px: it answers and promises; its teller confirms, and allows no film."""

import io
import os
from pathlib import Path

import pytest
from browsing import follow, is_within_the_screen
from django.conf import settings as django_settings
from kept import a_kept_campaign, keep_reading
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect
from sealed import empty_the_memory
from signed import an_account, sign_in
from told import BLAMED, PRAISED, a_reading

from sangsuk.flow.alerts.tellers import quiet_path
from sangsuk.flow.memory import remember_districts
from sangsuk.flow.telling.telling import Telling, tell
from sangsuk.records.accounts.roles import Role
from sangsuk.records.tellers.queries import consents_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
UMPHANG, MAE_SOT = "6308", "6306"
CODE = "2345-6789-abcd-efgh"
TEXT = (
    "มาจากบ้านปะหละทะ นั่งรถสี่ชั่วโมงมาทำบัตรประชาชนที่ว่าการอำเภออุ้มผาง รอสามชั่วโมง "
    "แล้วบอกว่าระบบล่ม ให้กลับมาใหม่วันหลัง เสียใจมาก โทรถามก่อนก็ไม่มีคนรับ 081-234-5678"
)
ANSWER = (
    "เข้าใจเลยว่าเดินทางมาไกลแล้วต้องกลับไปมือเปล่ามันเหนื่อยแค่ไหน "
    "ตั้งแต่สัปดาห์นี้ก่อนมาโทรถามได้ที่ 055-561-011 ถ้าระบบล่มเราจะบอกให้รอที่บ้าน"
)
PICTURES = os.environ.get("PICTURES", "")


@pytest.fixture
def office(live_server, monkeypatch, settings):
    """A site on which อุ้มผาง has praise and concerns, one of them told on the site itself."""
    monkeypatch.setenv("SANGSUK_CLOCK", "2020-12-17T10:00:00+07:00")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    remember_districts()  # the test before emptied the database
    campaign = a_kept_campaign()
    glad = "ไปทำบัตรที่อำเภออุ้มผาง พี่ที่เคาน์เตอร์ยิ้มตลอด ช่วยกรอกให้แม่ที่อ่านไม่ออก #สุขนี้ที่อำเภอ"
    keep_reading(campaign, a_reading("glad", "u1", (UMPHANG, PRAISED), masked=glad))
    keep_reading(campaign, a_reading("far", "u2", (MAE_SOT, BLAMED)))
    consents = {"count": True, "publish": True, "quote": True, "film": True}
    telling = Telling(code=CODE, text=TEXT, district=UMPHANG, consents=consents)
    story = tell(telling, campaign, at=campaign.opens)
    yield live_server.url, story
    empty_the_memory()


def come_in(browser, site: str, role: Role, scope: str, **view) -> Page:
    """A browser in which an officer has signed in."""
    client = sign_in(an_account(f"{role.value}-{scope}", role, scope=scope))
    context = browser.new_context(**view)
    name = django_settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])
    return context.new_page()


def a_photo() -> FilePayload:
    drawn = io.BytesIO()
    Image.new("RGB", (1200, 800), "#2f6f62").save(drawn, "JPEG")
    return {"name": "sign.jpg", "mimeType": "image/jpeg", "buffer": drawn.getvalue()}


def look(page: Page, axe, name: str, *, dark: bool = True) -> None:
    """No wider than the screen, and axe has nothing against it, by day and by night."""
    assert is_within_the_screen(page), name
    for colours in ("light", "dark") if dark else ("light",):
        page.emulate_media(color_scheme=colours)
        found = axe.run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{colours}.png", full_page=True)


def test_an_officer_answers_and_promises_on_a_phone_and_the_teller_confirms(office, browser, axe):
    site, story = office
    page = come_in(browser, site, Role.DISTRICT, UMPHANG, viewport=PHONE)
    page.goto(f"{site}/office/")
    expect(page.get_by_role("heading", level=1)).to_have_text("อำเภออุ้มผาง")
    look(page, axe, "office-list")
    follow(page, page.get_by_role("link", name="อ่านและตอบ"))
    look(page, axe, "office-story")

    page.get_by_label("คำตอบของสำนักงาน", exact=True).fill("ท่านเข้าใจผิดครับ ระบบล่มไม่ใช่ความผิดของอำเภอ")
    follow(page, page.get_by_role("button", name="ส่งคำตอบ"))
    expect(page.locator("mark").first).to_be_visible()
    look(page, axe, "office-unkind")
    page.get_by_text("คำขึ้นต้นให้เลือก").click()
    page.get_by_label("คำตอบของสำนักงาน", exact=True).fill("")
    page.get_by_role("button", name="เข้าใจเลยว่าเดินทางมาไกล").click()
    page.get_by_label("คำตอบของสำนักงาน", exact=True).fill(ANSWER)
    page.get_by_role("button", name="ส่งคำตอบ").click()
    expect(page.get_by_role("status")).to_contain_text("อยู่ใต้เรื่องนี้")

    page.get_by_text("จะเปลี่ยนอะไรเพราะเรื่องนี้ไหม").click()
    page.get_by_label("จะเปลี่ยนอะไร", exact=True).fill(
        "มีคนรับโทรศัพท์ทุกวันทำการ และมีเครื่องสำรองสำหรับทำบัตร"
    )
    page.get_by_label("ใครดูแล").fill("ปลัดอำเภอ ฝ่ายทะเบียนและบัตร")
    page.get_by_label("จะเสร็จเมื่อไร").fill("15 ม.ค. 2564")
    follow(page, page.get_by_role("button", name="สัญญา"))
    page.get_by_text("ทำเสร็จแล้ว บอกผู้เล่า").click()
    page.get_by_label("ทำอะไรไปแล้ว").fill("ตั้งเครื่องสำรองแล้ว มีป้ายเบอร์โทรหน้าประตูและในเพจของอำเภอ")
    page.get_by_label("เลือกรูป หรือถ่ายรูป").set_input_files(a_photo())
    page.get_by_label("ในรูปมีอะไร").fill("ป้ายเบอร์โทรหน้าที่ว่าการ")
    page.get_by_label("คนที่เห็นหน้าในรูป").check()
    look(page, axe, "office-report")
    follow(page, page.get_by_role("button", name="บอกผู้เล่าว่าเสร็จแล้ว"))
    expect(page.get_by_alt_text("ป้ายเบอร์โทรหน้าที่ว่าการ")).to_be_visible()
    look(page, axe, "office-done")

    teller = browser.new_context(viewport=PHONE).new_page()
    teller.goto(f"{site}/tell/mine/?code={CODE}")
    look(teller, axe, "teller-before")
    teller.get_by_label("อยากเล่าเพิ่มไหม").fill("โทรไปแล้วมีคนรับจริง ขอบคุณค่ะ")
    follow(teller, teller.get_by_role("button", name="เปลี่ยนแล้วจริง"))
    expect(teller.get_by_role("status")).to_contain_text("ขอบคุณที่บอกเรา")
    film = teller.locator("input[name$=film]")
    film.uncheck()
    follow(teller, teller.locator("button[name=allow]"))
    expect(teller.locator("input[name$=film]")).not_to_be_checked()
    look(teller, axe, "teller-after")
    allowed = consents_of(story.campaign, ("web", story.native_id))
    assert (allowed["film"], allowed["publish"], allowed["count"]) == (False, True, True)

    teller.goto(f"{site}/stories/{story.pk}/")
    expect(teller.get_by_text("ผู้เล่ายืนยันว่าเปลี่ยนแล้ว")).to_be_visible()
    look(teller, axe, "story-answered")


def test_a_province_officer_sees_every_district_of_the_province(office, browser, axe):
    site, _ = office
    page = come_in(browser, site, Role.PROVINCE, "63", viewport=DESK)
    page.goto(f"{site}/office/?show=all")
    expect(page.locator(".wall > li")).to_have_count(3)
    look(page, axe, "province-list")
    follow(page, page.locator(".stretched").first)
    look(page, axe, "province-story")
    for name in ("words", "news"):
        page.goto(f"{site}/office/{name}/")
        look(page, axe, f"office-{name}")


def test_the_pages_for_those_who_follow_and_of_those_who_work_fit_a_phone(office, browser, axe):
    site, story = office
    page = browser.new_context(viewport=PHONE).new_page()
    for name, path in (
        ("follow", f"/follow/?story={story.pk}"),
        ("officers", "/officers/"),
        ("tell-quiet", quiet_path(story)),
        ("tell-quiet-en", f"/en{quiet_path(story)}"),
    ):
        page.goto(f"{site}{path}")
        look(page, axe, name)
