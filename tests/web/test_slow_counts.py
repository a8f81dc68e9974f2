"""Counts over all stories: made once in a while, and nobody waits in line for them."""

import pytest
from kept import a_kept_campaign

from sangsuk.web.public.slow_counts import held_count

pytestmark = pytest.mark.django_db

made = []


def count(campaign) -> int:
    made.append(campaign.slug)
    return len(made)


def other_count(campaign) -> str:
    return f"of {campaign.slug}"


def test_a_count_is_made_once_in_its_time(settings):
    campaign = a_kept_campaign()
    settings.COUNTS_HELD = 60
    first = held_count(count, campaign)

    assert held_count(count, campaign) == first
    assert held_count(other_count, campaign) == "of amphoe-sangsuk-2563"


def test_a_count_that_is_not_held_is_made_each_time(settings):
    campaign = a_kept_campaign()
    settings.COUNTS_HELD = 0
    first = held_count(count, campaign)

    assert held_count(count, campaign) == first + 1
