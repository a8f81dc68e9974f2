"""What hooks hand in waits in files until a worker takes it in: nothing half, nothing twice, nothing lost."""

import fcntl
import multiprocessing
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from facebook_says import PAGE, change, delivery
from kept import TENTH, a_kept_campaign

from sangsuk.flow.doors.deliveries import FACEBOOK_HOOK
from sangsuk.flow.doors.receiving import AT_ONCE, hand_in, spool_of, take_in_spooled
from sangsuk.flow.doors.spool import Handed, lay_down, pick_up, waiting_in
from sangsuk.flow.doors.spool_names import names_of
from sangsuk.flow.work.worker import Worker
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
    (tmp_path / "1-0.ready").write_bytes(b"the power went")
    found = [pick_up(file) for file in waiting_in(tmp_path, most=2)]

    assert [one and one.raw for one in found] == [b"0", b"1"]


def test_the_inbox_keeps_the_moment_of_arrival_and_the_file_goes(tmp_path):
    raw = delivery(change(1))
    lay_down(spool_of(tmp_path), handed(raw))

    assert (take_in_spooled(tmp_path), take_in_spooled(tmp_path)) == (1, 0)
    kept = Delivery.objects.get()
    assert (kept.arrived_at, kept.headers, bytes(kept.body.raw)) == (TENTH, {"page": PAGE}, raw)
    assert waiting_in(spool_of(tmp_path), most=9) == []
    assert {file.stat().st_size for file in spool_of(tmp_path).iterdir()} == {0}  # names for others


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


def test_what_was_written_and_never_renamed_is_found_and_what_is_half_is_thrown_away(tmp_path):
    whole = lay_down(spool_of(tmp_path), handed(delivery(change(1))))
    half = lay_down(spool_of(tmp_path), handed(delivery(change(2))))
    written = half.read_bytes()
    half.rename(half.with_name("2-2.ready")).write_bytes(written[: len(written) // 2])
    whole.rename(whole.with_name("1-1.ready"))

    assert (take_in_spooled(tmp_path), take_in_spooled(tmp_path)) == (2, 0)
    assert Delivery.objects.count() == 1


def test_what_is_being_written_is_not_taken_for_left(tmp_path):
    (tmp_path / "1-1.ready").write_bytes(b"so far")
    with (tmp_path / "1-1.ready").open("r+b") as writing:
        fcntl.flock(writing, fcntl.LOCK_EX)
        held = waiting_in(tmp_path, most=9)

    assert (held, len(waiting_in(tmp_path, most=9))) == ([], 1)


def test_somebody_who_clears_the_folder_loses_no_delivery_that_comes_later(tmp_path):
    lay_down(tmp_path, handed(b"1"))
    for file in tmp_path.iterdir():
        file.unlink()
    lay_down(tmp_path, handed(b"2"))

    assert [one.raw for one in map(pick_up, waiting_in(tmp_path, most=9)) if one] == [b"2"]


def test_many_hooks_at_once_write_each_a_file_of_its_own(tmp_path):
    with ThreadPoolExecutor(8) as hooks:
        list(hooks.map(lambda n: lay_down(tmp_path, handed(b"%d" % n, minute=n)), range(200)))

    raws = [one.raw for one in map(pick_up, waiting_in(tmp_path, most=999)) if one]
    assert raws == [b"%d" % n for n in range(200)]


def test_names_of_a_process_that_is_gone_are_cleared_away_and_others_stay(tmp_path):
    gone = multiprocessing.get_context("fork").Process(target=lambda: None)
    gone.start()
    gone.join()
    for name in (f"{gone.pid}-1.ready", f"{os.getpid()}-1.ready"):
        (tmp_path / name).touch()
    (tmp_path / f"{gone.pid}-2.ready").write_bytes(b"left")
    names_of(tmp_path)

    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(
        [f"{gone.pid}-2.ready", f"{os.getpid()}-1.ready"]
    )
