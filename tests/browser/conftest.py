"""Debian's chromium before the site with a few stories; it is missing loudly, never skipped."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from kept import keep_reading
from playwright.sync_api import expect
from shown import a_shown_campaign
from signed import sign_in
from told import BETONG, MAE_RIM, PRAISED, a_reading

from sangsuk.records.campaigns.models import Campaign

# The browser's loop runs in this thread, and Django would then refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
# A page of a busy machine may take longer than the five seconds that are usual.
expect.set_options(timeout=30_000)
PHONE = {"width": 360, "height": 760}


@pytest.fixture(scope="session")
def browser_type_launch_args():
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("chromium is missing; `make browser` installs it", pytrace=False)
    return {"executable_path": chromium, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def axe():
    return Axe()


@pytest.fixture(autouse=True)
def no_page_outlives_its_test(browser, transactional_db):
    """A page that stays open goes on asking for news, in the middle of the tests that follow.

    It is closed before the memory is emptied: so the memory is asked for here.
    """
    yield
    for context in browser.contexts:
        context.close()


@pytest.fixture
def site(live_server, monkeypatch):
    """The address of a running site that has a campaign, praise, blame and a long story."""
    monkeypatch.setenv("SANGSUK_CLOCK", "2020-12-20T10:00:00+07:00")
    campaign = a_shown_campaign()
    Campaign.objects.update(is_demo=True)
    long = "ไปทำบัตรที่อำเภอมา เจ้าหน้าที่ใจดีมาก โทร ▒▒▒ #สุขนี้ที่อำเภอ\n" * 12
    told = a_reading("long", "u-long", (MAE_RIM, PRAISED), (BETONG, PRAISED), masked=long)
    keep_reading(campaign, told, drivers=["speed", "courtesy"], pii=["0812345678"])
    return live_server.url


@pytest.fixture
def a_phone(browser, site):
    """A phone of its own for each: of an account, or of somebody who only has a link."""
    contexts = []

    def of(account=None):
        context = browser.new_context(viewport=PHONE, locale="th-TH")
        contexts.append(context)
        if account is not None:
            cookie = sign_in(account).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
        return context.new_page()

    yield of
    for context in contexts:  # before the site's memory is emptied
        context.close()
