"""A demonstration is shown while its campaign is still open; nobody's real campaign ever is."""

import os

import pytest
from kept import a_kept_campaign

from sangsuk.cli.demo_clock import set_demo_clock
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.web.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_clock(monkeypatch):
    monkeypatch.setenv("SANGSUK_CLOCK", "")  # and whatever a test sets is taken back


def a_demonstration() -> None:
    a_kept_campaign()
    Campaign.objects.update(is_demo=True)


def test_a_demonstration_that_is_over_is_shown_in_its_last_second():
    a_demonstration()

    assert set_demo_clock()
    assert Campaign.objects.get().closes.isoformat() == "2020-12-31T17:00:00+00:00"
    assert os.environ["SANGSUK_CLOCK"] == "2020-12-31T16:59:59+00:00"


def test_a_story_can_be_told_to_a_demonstration_whose_clock_is_set():
    a_demonstration()
    window = rules_of(Campaign.objects.get()).window
    before = window.holds(now())
    set_demo_clock()

    assert (before, window.holds(now())) == (False, True)


def test_a_clock_that_was_set_stays(monkeypatch):
    a_demonstration()
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-06-01T10:00:00+07:00")

    assert not set_demo_clock()
    assert os.environ["SANGSUK_CLOCK"] == "2021-06-01T10:00:00+07:00"


def test_a_campaign_that_is_no_demonstration_keeps_the_machines_clock():
    a_kept_campaign()

    assert not set_demo_clock()


def test_an_empty_memory_keeps_the_machines_clock():
    assert not set_demo_clock()
