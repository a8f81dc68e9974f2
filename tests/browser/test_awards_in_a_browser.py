"""Awards in a browser, on a phone of 360 px: the winner's page, and money in two persons' hands."""

import re

import pytest
from browsing import follow, is_clean, press
from given import a_result
from judged import a_leader
from kept import a_kept_campaign
from playwright.sync_api import Page, expect
from sealed import empty_the_memory
from signed import an_account

from sangsuk.flow.memory import remember_districts
from sangsuk.records.accounts.roles import Role
from sangsuk.records.awards.models import Award, Payment

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server, monkeypatch, settings, tmp_path):
    """A result that is confirmed, in a home of its own."""
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-02-12T10:00:00+07:00")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path
    remember_districts()  # the test before emptied the database
    a_result(a_kept_campaign(), tmp_path)
    yield live_server.url
    empty_the_memory()


def heading(page: Page, name: str):
    return expect(page.get_by_role("heading", name=name, level=1))


def test_an_award_goes_from_the_result_to_the_money_by_four_phones(site, a_phone, axe):
    leader = a_phone(a_leader())
    leader.goto(f"{site}/desk/awards/")
    follow(leader, leader.locator("button[value=districts]"))
    follow(leader, leader.get_by_role("link", name="อำเภอแม่ริม"))
    press(leader, "แจ้งผู้รับรางวัล")
    link = re.search(r"/awards/[0-9a-f]{32}/", leader.locator("code.break").inner_text())
    assert link
    assert is_clean(leader, axe)

    winner = a_phone()
    winner.goto(f"{site}{link.group()}")
    heading(winner, "ขอแสดงความยินดี").to_be_visible()
    assert is_clean(winner, axe)
    press(winner, "ตอบรับรางวัล")
    winner.locator("#bank").fill("ธนาคารตัวอย่าง")
    winner.locator("#holder").fill("ที่ว่าการอำเภอแม่ริม")
    winner.locator("#digits").fill("123-4-56789-0")
    press(winner, "ส่งเลขบัญชี")
    assert is_clean(winner, axe)

    award = Award.objects.get(place=1)
    leader.goto(f"{site}/desk/awards/{award.pk}/")
    leader.locator("#how").fill("หนังสือตอบรับ 12/2564")
    press(leader, "ยืนยันในชื่อฉัน")
    first = a_phone(an_account("malee", Role.FINANCE))
    first.goto(f"{site}/desk/awards/withholding/")
    first.locator("[name=payee][value=office]").check()
    first.locator("[name=rate]").fill("0")
    first.locator("[name=from_baht]").fill("0")
    first.locator("[name=source]").fill("ตัวอย่างสำหรับทดสอบ")
    press(first, "ลงนามในชื่อฉัน")
    assert is_clean(first, axe)
    first.goto(f"{site}/desk/awards/{award.pk}/")
    press(first, "สั่งจ่ายในชื่อฉัน")
    expect(first.get_by_text("ให้เจ้าหน้าที่การเงินอีกคนอนุมัติ")).to_be_visible()
    expect(first.get_by_role("button", name="อนุมัติจ่ายในชื่อฉัน")).to_have_count(0)
    assert is_clean(first, axe)

    second = a_phone(an_account("somsri", Role.FINANCE))
    second.goto(f"{site}/desk/awards/{award.pk}/")
    press(second, "อนุมัติจ่ายในชื่อฉัน")
    expect(second.locator("#money ~ dl")).to_contain_text("somsri")
    paid = Payment.objects.get(award=award)
    assert (paid.ordered_by, paid.approved_by) == ("malee", "somsri")
    winner.reload()
    expect(winner.locator("#steps ~ dl")).to_contain_text("10,000")
    assert is_clean(winner, axe)
