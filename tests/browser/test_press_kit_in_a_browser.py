"""The hashtags are copied by one press, and the page says so."""

import pytest
from playwright.sync_api import expect

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_all_hashtags_are_copied_by_one_press(site, browser):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/press/")
    page.get_by_role("button", name="คัดลอกแฮชแท็กทั้งหมด").click()

    expect(page.locator("[data-copied]")).to_have_text("คัดลอกแล้ว")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == " ".join(rules_of(Campaign.objects.get()).hashtags)
