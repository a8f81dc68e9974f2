"""The desk in a browser: two hundred matters by keys alone, and a passkey of a virtual device."""

import re
from urllib.parse import urlsplit

import pytest
from kept import TENTH
from playwright.sync_api import Page
from sealed import empty_the_memory
from signed import SECRET, an_account, sign_in
from themed import a_campaign_with_themes
from waiting import Kind, plenty

from sangsuk.flow.memory import remember_districts
from sangsuk.records.accounts.actions import make_account
from sangsuk.records.accounts.models import Account, Passkey
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.answers.models import Dispute
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.matters.models import Matter
from sangsuk.records.rulings.models import Appeal, Ruling

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MANY = 200
ONE_MATTER = re.compile(r"/desk/(?:matters|appeals|disputes)/\d+/")
# What the desk would press: the usual outcome of each kind.
PRESSED = {
    Kind.PERSONAL: "1",
    Kind.PLACE: "1",
    Kind.STAFF: "2",
    Kind.COPY: "2",
    Kind.HASHTAG: "1",
    Kind.READING: "1",
    Kind.DRIVE: "1",
    Kind.SERIOUS: "2",
    Kind.APPEAL: "1",
    Kind.DISPUTE: "2",
    Kind.GAP: "1",
}


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def page(browser):
    """A browser of its own, that forgets everything afterwards."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(site):
    """The site; afterwards the log is opened, for the test database is emptied after each test."""
    remember_districts()  # the test before emptied the database
    yield site
    empty_the_memory()


def come_in(page: Page, site: str, account: Account) -> None:
    cookie = sign_in(account).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": site}])


def kinds_by_number() -> dict[str, str]:
    return {str(pk): kind for pk, kind in Matter.objects.values_list("pk", "kind")}


def kind_before(page: Page, kinds: dict[str, str]) -> Kind:
    """Of what kind the matter is that the page shows."""
    room, number = urlsplit(page.url).path.strip("/").split("/")[-2:]
    return {"appeals": Kind.APPEAL, "disputes": Kind.DISPUTE}.get(room) or Kind(kinds[number])


def count_clicks(page: Page) -> None:
    """Clicks of a mouse or a finger; keys that press a button come without a pointer."""
    page.add_init_script(
        "addEventListener('pointerdown', () => {"
        " sessionStorage.clicks = +(sessionStorage.clicks ?? 0) + 1 }, true)"
    )


def test_two_hundred_matters_of_mixed_kinds_are_decided_by_keys_alone(desk, page, axe):
    plenty(Campaign.objects.get(), MANY)
    come_in(page, desk, an_account("somchai"))
    assert set(Matter.objects.values_list("kind", flat=True)) == {kind.value for kind in PRESSED}
    kinds, keys = kinds_by_number(), 1
    count_clicks(page)
    page.goto(f"{desk}/desk/matters/")
    assert axe.run(page).violations_count == 0

    page.keyboard.press("Enter")
    most = 0
    while Matter.objects.filter(done_at__isnull=True).exists():
        page.wait_for_url(ONE_MATTER)
        pressed = [PRESSED[kind_before(page, kinds)]]
        with page.expect_navigation():
            page.keyboard.press(pressed[0])
        if page.locator("button[name=sure]").count():
            pressed.append("Enter")
            with page.expect_navigation():
                page.keyboard.press("Enter")
        keys, most = keys + len(pressed), max(most, len(pressed))

    own_pages = ("appeal", "dispute")  # decided on pages of their own, by name in the log
    assert Matter.objects.exclude(done_by="somchai").exclude(kind__in=own_pages).count() == 0
    assert set(Act.objects.values_list("kept__by", flat=True)) >= {"somchai"}
    assert Appeal.objects.filter(outcome="").count() == 0
    assert Dispute.objects.exclude(decided_by="somchai").count() == 0
    assert page.evaluate("sessionStorage.clicks ?? 0") == 0
    assert most <= 3
    assert keys <= 1 + 2 * MANY


def test_several_are_selected_decided_together_and_taken_back_by_keys(desk, page):
    plenty(Campaign.objects.get(), 10)
    come_in(page, desk, an_account("somchai"))
    page.goto(f"{desk}/desk/matters/?kind=staff")

    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press("1")
    assert "เจ้าหน้าที่เล่าเอง" in page.inner_text("h1")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    decided = Ruling.objects.count()
    with page.expect_navigation():
        page.keyboard.press("u")

    assert decided == 2
    assert Matter.objects.filter(kind="staff", done_at__isnull=True).count() == 2
    assert "ย้อนกลับแล้ว 2 เรื่อง" in page.inner_text("main")


def a_virtual_device(page: Page) -> None:
    """A phone with its owner's finger always on it."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_the_second_step_and_later_signs_in_alone(desk, page):
    site = desk.replace("127.0.0.1", "localhost")  # passkeys are bound to a name
    make_account(name="nid", role=Role.AUDITOR, password=SECRET, at=TENTH)
    a_virtual_device(page)
    page.goto(f"{site}/desk/sign-in/")
    page.fill("input[name=username]", "nid")
    page.fill("input[name=password]", SECRET)
    page.click("form:has(input[name=password]) button")
    page.wait_for_url("**/desk/second-step/")

    page.fill("[data-passkey] input[name=name]", "มือถือของนิด")
    page.click("[data-passkey] button")
    page.wait_for_selector("code")
    assert page.locator("code").count() == 10
    assert Passkey.objects.get().name == "มือถือของนิด"

    page.context.clear_cookies()
    page.goto(f"{site}/desk/sign-in/")
    page.click("[data-passkey] button")
    page.wait_for_url("**/desk/")
    assert "nid" in page.inner_text("main")
    assert Passkey.objects.get().used_at is not None


def test_a_theme_that_is_opened_on_a_wide_screen_leaves_the_one_beside_it_as_it_is(page, desk):
    a_campaign_with_themes()
    come_in(page, desk, an_account("somsri", Role.NATIONAL))
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{desk}/desk/themes/")
    opened, beside = page.locator(".answers-card").all()
    before = (opened.bounding_box(), beside.bounding_box())
    opened.locator("summary").click()

    assert before[0]["y"] == before[1]["y"]
    assert opened.bounding_box()["height"] > before[0]["height"] + 200
    assert beside.bounding_box() == before[1]
