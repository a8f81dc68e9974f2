"""What hooks hand in waits in files until a worker takes it in: nothing half, nothing twice, nothing lost."""

import shutil
from datetime import timedelta

import pytest
from django.db import connection
from facebook_says import PAGE, change, delivery
from kept import TENTH, a_kept_campaign

from sangsuk.flow.deliveries import FACEBOOK_HOOK
from sangsuk.flow.receiving import AT_ONCE, hand_in, spool_of, take_in_spooled
from sangsuk.flow.spool import Handed, lay_down, pick_up, waiting_in
from sangsuk.flow.worker import Worker
from sangsuk.records.inbox.models import Body, Delivery
from sangsuk.records.jobs.queries import queue_state
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def handed(raw: bytes, *, minute: int = 0) -> Handed:
    headers = {"page": PAGE}
    return Handed(door=FACEBOOK_HOOK, raw=raw, headers=headers, at=TENTH + minute * MINUTE)


def test_a_delivery_comes_out_of_its_file_as_it_was_handed_in(tmp_path):
    kept = handed(b"\n\x00\xff{ \n")

    assert pick_up(lay_down(tmp_path, kept)) == kept


def test_those_that_came_first_are_taken_in_first_and_what_is_not_whole_is_left(tmp_path):
    for minute in (2, 0, 1):
        lay_down(tmp_path, handed(b"%d" % minute, minute=minute))
    (tmp_path / "0.part").write_bytes(b"the power went")
    found = [pick_up(file) for file in waiting_in(tmp_path, most=2)]

    assert [one and one.raw for one in found] == [b"0", b"1"]


def test_the_inbox_keeps_the_moment_of_arrival_and_the_file_goes(tmp_path):
    raw = delivery(change(1))
    lay_down(spool_of(tmp_path), handed(raw))

    assert (take_in_spooled(tmp_path), take_in_spooled(tmp_path)) == (1, 0)
    kept = Delivery.objects.get()
    assert (kept.arrived_at, kept.headers, bytes(kept.body.raw)) == (TENTH, {"page": PAGE}, raw)
    assert list(spool_of(tmp_path).iterdir()) == []


def test_a_worker_killed_before_it_removed_the_file_takes_nothing_in_twice(tmp_path):
    file = lay_down(spool_of(tmp_path), handed(delivery(change(1))))
    shutil.copy(file, tmp_path / "left")
    take_in_spooled(tmp_path)
    shutil.move(tmp_path / "left", file)

    assert take_in_spooled(tmp_path) == 1
    assert (Delivery.objects.count(), queue_state(TENTH).waiting) == (1, 1)


def test_many_deliveries_are_looked_into_by_few_jobs(tmp_path):
    a_kept_campaign()
    for n in range(AT_ONCE + 1):
        lay_down(spool_of(tmp_path), handed(delivery(change(n)), minute=n))
    worker = Worker("w", lease=MINUTE, clock=lambda: TENTH, now=lambda: TENTH)

    assert [take_in_spooled(tmp_path) for _ in range(3)] == [AT_ONCE, 1, 0]
    assert [worker.work(), worker.work(), queue_state(TENTH).waiting] == [True, True, 1]
    assert (Story.objects.count(), Body.objects.count()) == (AT_ONCE + 1, AT_ONCE + 1)


def test_a_hook_waits_for_no_writer_where_there_can_be_but_one(tmp_path):
    hand_in(door=FACEBOOK_HOOK, raw=b"{}", headers={}, home=tmp_path, at=TENTH)
    is_sqlite = connection.vendor == "sqlite"

    assert Delivery.objects.count() == (not is_sqlite)
    assert take_in_spooled(tmp_path) == is_sqlite
    assert Delivery.objects.count() == 1
