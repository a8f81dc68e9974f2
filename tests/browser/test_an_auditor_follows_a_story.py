"""An auditor follows one story from its arrival to its award, on a desk and on a phone."""

import pytest
from browsing import follow, is_within_the_screen
from followed import STEPS, a_story_with_an_award
from playwright.sync_api import expect
from sealed import empty_the_memory
from test_offices_in_a_browser import DESK, PHONE, come_in, look

from sangsuk.flow.memory import remember_districts
from sangsuk.records.accounts.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(live_server, monkeypatch, settings):
    """The site in February, emptied afterwards of what is written once."""
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-02-01T10:00:00+07:00")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    remember_districts()
    yield live_server.url
    empty_the_memory()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_from_its_arrival_to_its_award(desk, browser, axe, size):
    story = a_story_with_an_award()
    page = come_in(browser, desk, Role.AUDITOR, "", viewport=size)
    page.goto(f"{desk}/desk/acts/")
    page.get_by_label("ตามเรื่องหนึ่งตั้งแต่มาถึง").fill(str(story.pk))
    follow(page, page.get_by_role("button", name="ตามเรื่องนี้"))

    for step in STEPS:
        expect(page.get_by_text(step).first).to_be_visible()
    assert is_within_the_screen(page)
    look(page, axe, f"auditor-{size['width']}")
