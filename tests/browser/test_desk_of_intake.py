"""The desk's pages for what comes in, on a phone and on a desk: axe clean, as wide as the screen."""

from datetime import timedelta

import pytest
from browsing import is_within_the_screen
from django.utils import timezone
from kept import TENTH
from playwright.sync_api import Page, expect
from signed import an_account, sign_in
from told import MAE_RIM, december

from sangsuk.flow.telling.telling import warm_up
from sangsuk.flow.work.jobs import enqueue, understand_stories
from sangsuk.records.accounts.roles import Role
from sangsuk.records.inbox.coverage import note_collected, note_missed
from sangsuk.records.jobs.actions import MOST_TRIES, fail_job, take_job

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PAGES = ("/desk/", "/desk/doors/", "/desk/intake/", "/desk/telling/", "/desk/seen/", "/desk/lost/")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
HOUR = timedelta(hours=1)


@pytest.fixture
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def filled(site, quick_passwords, settings, tmp_path):
    """Hours that were collected and missed, and a job that is stuck."""
    settings.SANGSUK_HOME = tmp_path
    note_collected(door="facebook_feed", since=TENTH, until=TENTH + 5 * HOUR)
    note_missed(
        door="facebook_feed", since=TENTH + 5 * HOUR, until=TENTH + 8 * HOUR, reason="token"
    )
    enqueue(understand_stories, "amphoe-sangsuk-2563")
    at = timezone.now()
    for _ in range(MOST_TRIES):
        job = take_job(holder="w", at=at, until=at + HOUR)
        fail_job(job=job, holder="w", fault="builtins.KeyError", frames="", at=at)
        at += HOUR
    return site


def signed_in(site: str, browser, role: Role, size: dict[str, int], scope: str = "") -> Page:
    client = sign_in(an_account(f"a-{role.value}-{size['width']}", role, scope=scope))
    context = browser.new_context(viewport=size)
    value = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": value, "url": site}])
    return context.new_page()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_and_every_page_fits_the_screen(filled, browser, axe, size):
    page = signed_in(filled, browser, Role.NATIONAL, size)
    found = {}
    for path in PAGES:
        page.goto(f"{filled}{path}")
        expect(page.locator("h1")).to_be_visible()
        violations = axe.run(page).response["violations"]
        fits = is_within_the_screen(page)
        found[path] = ([one["id"] for one in violations], fits)

    assert found == dict.fromkeys(PAGES, ([], True))


def test_an_officer_reads_the_story_to_its_teller_and_adds_the_paper(filled, browser, axe):
    warm_up(december(20))
    page = signed_in(filled, browser, Role.DISTRICT, PHONE, scope=MAE_RIM)
    page.goto(f"{filled}/desk/telling/")
    page.get_by_label("เรื่องของผู้เล่า").fill(
        "ยายมาทำบัตรที่อำเภอแม่ริม เจ้าหน้าที่ช่วยพยุงขึ้นบันไดและทำให้จนเสร็จ ขอบคุณมาก"
    )
    page.get_by_role("button", name="ดูก่อนส่ง").click()

    expect(page.locator(".told")).to_contain_text("ช่วยพยุง")
    expect(page.get_by_label("รูปกระดาษยินยอมที่ผู้เล่าลงชื่อ")).to_be_visible()
    assert [one["id"] for one in axe.run(page).response["violations"]] == []
    assert is_within_the_screen(page)
