"""A story told on the site: shown, counted, told once, taken back."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from threading import Event
from time import sleep

import pytest
from django.db import connection
from kept import a_kept_campaign
from told import BANGKOK, MAE_RIM

from sangsuk.flow.doors.erasure import erase
from sangsuk.flow.telling.telling import Telling, preview, story_of, take_back, tell
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.inbox.models import Arrival
from sangsuk.records.standings.board import leaders
from sangsuk.records.stories.models import Revision, Story
from sangsuk.records.stories.wall import wall

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SOON, LONG = 0.5, 60  # seconds in which a telling gets as far as it may, and in which all is over
AT = datetime(2020, 12, 20, 10, tzinfo=BANGKOK)
TOLD = Telling(
    code="aaaa-bbbb-cccc-dddd",
    text="วันนี้พาแม่ไปทำบัตรประชาชนที่อำเภอแม่ริม เชียงใหม่ เจ้าหน้าที่พูดจาดีมาก "
    "รอไม่ถึงสิบนาที ขอบคุณมากครับ เบอร์ผม 081-234-5678",
    district=MAE_RIM,
)


def test_what_is_shown_before_sending_is_masked_and_nothing_is_kept():
    campaign = a_kept_campaign()
    read = preview(TOLD, campaign, at=AT)

    assert "081-234-5678" not in read.masked
    assert [mention.code for mention in read.districts] == [MAE_RIM]
    assert (Story.objects.count(), Arrival.objects.count()) == (0, 0)


def test_a_story_told_is_on_the_wall_and_on_the_board_at_once_and_once():
    campaign = a_kept_campaign()
    stories = {tell(TOLD, campaign, at=AT).pk for _ in range(2)}
    board = leaders(campaign, rules_of(campaign).tie_chain)

    assert set(wall(campaign).values_list("story", flat=True)) == stories
    assert len(stories) == 1
    assert [(row.code, row.positive_voices) for row in board] == [(MAE_RIM, 1)]


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_while_it_is_being_read_it_is_one_story():
    campaign = a_kept_campaign()
    with ThreadPoolExecutor(max_workers=3) as pool:
        sent = [pool.submit(told_by_a_thread, campaign) for _ in range(3)]
        stories = {one.result() for one in sent}

    assert (len(stories), Story.objects.count(), Revision.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_story_told_while_another_of_the_district_is_taken_back_waits_for_it(monkeypatch):
    campaign = a_kept_campaign()
    tell(replace(TOLD, code="eeee-ffff-gggg-hhhh"), campaign, at=AT)
    half_done = Event()

    def slowly(*gone, **at):
        half_done.set()
        sleep(SOON)
        return erase(*gone, **at)

    monkeypatch.setattr("sangsuk.flow.telling.telling.erase", slowly)

    def taken_back_by_a_thread() -> bool:
        try:
            return take_back("eeee-ffff-gggg-hhhh", campaign, at=AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=2) as pool:
        taken_back = pool.submit(taken_back_by_a_thread)
        half_done.wait(LONG)
        told = pool.submit(told_by_a_thread, campaign)

    assert (taken_back.result(), Story.objects.get(withdrawn_at=None).pk) == (True, told.result())


def told_by_a_thread(campaign) -> int:
    try:
        return tell(TOLD, campaign, at=datetime.now(BANGKOK)).pk
    finally:
        connection.close()


def test_the_memory_does_not_hold_the_receipt():
    campaign = a_kept_campaign()
    tell(TOLD, campaign, at=AT)

    assert TOLD.code not in Story.objects.get().native_id
    assert TOLD.code.encode() not in bytes(Arrival.objects.get().raw)


def test_who_holds_the_receipt_takes_the_story_back_and_nobody_else():
    campaign = a_kept_campaign()
    tell(TOLD, campaign, at=AT)

    assert not take_back("zzzz-zzzz-zzzz-zzzz", campaign, at=AT)
    assert wall(campaign).count() == 1
    assert take_back(TOLD.code, campaign, at=AT)
    assert wall(campaign).count() == 0
    assert leaders(campaign, rules_of(campaign).tie_chain) == []
    assert story_of(TOLD.code, campaign).withdrawn_by == "the teller, by receipt"
