"""Stories change while the counters are counted anew; neither waits for ever or counts wrongly."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from django.db import connection
from kept import TENTH, a_kept_campaign
from test_live_counters import kept, recounted
from told import MAE_RIM, PAI, PRAISED

from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.standings import rebuilding
from sangsuk.records.standings.models import DistrictCount
from sangsuk.records.standings.rebuilding import (
    counted_tallies,
    rebuild_counters,
    wrong_counters,
)
from sangsuk.records.standings.supports import supports_of

SOON = 0.5  # seconds in which a withdrawal gets as far as it may
LONG = 60


@pytest.mark.django_db(transaction=True)
def test_a_story_taken_back_meanwhile_is_taken_out_of_what_was_mended(monkeypatch):
    campaign = a_kept_campaign()
    taken_back = kept(campaign, "s1", "u1", (PAI, PRAISED), (MAE_RIM, PRAISED))
    kept(campaign, "s2", "u2", (PAI, PRAISED))
    DistrictCount.objects.filter(district=PAI).update(positive_voices=7)
    begun, withdrawing = Event(), Event()

    def slowly(stories):
        begun.set()
        withdrawing.wait(LONG)
        sleep(SOON)
        return supports_of(stories)

    monkeypatch.setattr(rebuilding, "supports_of", slowly)

    def count_anew():
        try:
            return rebuild_counters(campaign=campaign)
        finally:
            connection.close()

    def take_back():
        begun.wait(LONG)
        withdrawing.set()
        try:
            withdraw(taken_back, by="teller", at=TENTH)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        wrong, done = both.submit(count_anew), both.submit(take_back)
        done.result(LONG)

    assert [*wrong.result(LONG)] == [PAI]
    assert counted_tallies(campaign) == recounted(campaign)
    assert counted_tallies(campaign)[PAI].positive_voices == 1


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_the_proof_and_it_is_of_one_moment(monkeypatch):
    campaign = a_kept_campaign()
    kept(campaign, "s1", "u1", (PAI, PRAISED))
    read = rebuilding.readings_to_count

    def told_meanwhile() -> None:
        try:
            kept(campaign, "s2", "u2", (PAI, PRAISED))
        finally:
            connection.close()

    def after_another_was_told(campaign):
        with ThreadPoolExecutor(1) as other:
            other.submit(told_meanwhile).result(LONG)
        return read(campaign)

    monkeypatch.setattr(rebuilding, "readings_to_count", after_another_was_told)

    assert wrong_counters(campaign) == {}
    assert counted_tallies(campaign)[PAI].positive_voices == 2
