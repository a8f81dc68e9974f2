"""A job is done, however often its worker is killed or it fails; or a person is told."""

import shutil
import signal
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from command import SANGSUK, ask, environment, sangsuk
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from some_jobs import DONE, FAULTS, note, wait_for_it

from sangsuk.flow.work.jobs import enqueue, enqueue_once
from sangsuk.flow.work.worker import Worker
from sangsuk.records.jobs.actions import MOST_TRIES, reap, retry_dead, take_job, wait_after
from sangsuk.records.jobs.models import Lease
from sangsuk.records.jobs.queries import dead_letters, queue_state

pytestmark = pytest.mark.django_db
LEASE = timedelta(seconds=60)
SET = datetime(2020, 12, 15, tzinfo=UTC)


class Clock:
    """The machine's clock, moved on by hand; it begins when the test does."""

    def __init__(self) -> None:
        self.at = timezone.now() + timedelta(seconds=1)

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **time: float) -> None:
        self.at += timedelta(**time)


@pytest.fixture
def clock():
    DONE.clear()
    FAULTS.clear()
    return Clock()


def a_worker(clock: Clock, name: str = "w1") -> Worker:
    return Worker(name, lease=LEASE, clock=clock, now=lambda: SET)


def test_jobs_are_done_once_in_the_order_in_which_they_came(clock):
    for word in ("หนึ่ง", "สอง"):
        enqueue(note, word)
    worker = a_worker(clock)

    assert [worker.work() for _ in range(3)] == [True, True, False]
    assert DONE == [("หนึ่ง", SET), ("สอง", SET)]


def test_a_job_whose_worker_was_killed_is_taken_up_again_when_its_lease_runs_out(clock):
    enqueue(note, "หนึ่ง")
    assert take_job(holder="killed", at=clock(), until=clock() + LEASE)

    assert (a_worker(clock).work(), reap(at=clock())) == (False, 0)
    clock.passes(seconds=61)
    assert reap(at=clock()) == 1
    assert a_worker(clock).work()
    assert (len(DONE), queue_state(clock()).running) == (1, 0)


def test_a_worker_that_lost_its_job_says_nothing_of_it_any_more(clock):
    enqueue(note, "หนึ่ง")
    slow = a_worker(clock, "slow")
    job = take_job(holder="slow", at=clock(), until=clock() + LEASE)
    clock.passes(seconds=61)
    reap(at=clock())
    take_job(holder="other", at=clock(), until=clock() + LEASE)

    slow._do(job)

    lease = Lease.objects.get()
    assert (lease.holder, DBTaskResult.objects.get().status) == ("other", "RUNNING")


def test_a_job_that_fails_is_tried_again_after_ever_longer_waits(clock):
    FAULTS.extend([ValueError("ความลับ"), OSError()])
    enqueue(note, "หนึ่ง")
    worker = a_worker(clock)
    worker.work()

    assert not worker.work()
    clock.passes(seconds=5)
    assert worker.work()
    clock.passes(seconds=19)
    assert not worker.work()
    clock.passes(seconds=1)
    assert worker.work()
    assert (len(DONE), Lease.objects.get().tries) == (1, 3)
    assert wait_after(MOST_TRIES) == timedelta(minutes=15)


def test_a_job_that_always_fails_becomes_a_dead_letter_without_the_words_of_the_fault(
    clock, caplog
):
    FAULTS.extend(ValueError("ความลับ") for _ in range(MOST_TRIES))
    enqueue(note, "หนึ่ง")
    worker = a_worker(clock)
    for _ in range(MOST_TRIES):
        assert worker.work()
        clock.passes(minutes=15)

    assert not worker.work()
    [dead] = dead_letters()
    assert (dead.lease.tries, dead.lease.fault) == (MOST_TRIES, "builtins.ValueError")
    assert "some_jobs.py" in dead.traceback
    assert "ความลับ" not in dead.traceback + caplog.text
    assert retry_dead() == 1
    assert worker.work()
    assert len(DONE) == 1


def test_a_job_that_kills_its_workers_is_a_dead_letter_in_the_end(clock):
    enqueue(note, "หนึ่ง")
    for _ in range(MOST_TRIES):
        assert take_job(holder="killed", at=clock(), until=clock() + LEASE)
        clock.passes(seconds=61)
        reap(at=clock())

    assert [dead.lease.fault for dead in dead_letters()] == ["the worker was lost"]


def test_a_job_that_must_wait_is_not_blamed_for_it(clock):
    enqueue(wait_for_it)
    worker = a_worker(clock)
    for _ in range(MOST_TRIES + 1):
        assert worker.work()
        assert not worker.work()
        clock.passes(minutes=7)

    assert (queue_state(clock()).dead, Lease.objects.get().tries) == (0, 0)


def test_a_job_that_waits_already_is_not_put_in_again(clock):
    for word in ("หนึ่ง", "หนึ่ง", "สอง"):
        enqueue_once(note, word)

    assert queue_state(clock()).waiting == 2


def test_what_was_done_a_day_ago_is_forgotten(clock):
    enqueue(note, "หนึ่ง")
    a_worker(clock).work()
    clock.passes(hours=25)
    reap(at=clock())

    assert DBTaskResult.objects.count() == 0


@pytest.mark.slow
def test_the_worker_ends_by_sigterm_and_says_how_many_jobs_it_did(a_migrated_home, tmp_path):
    shutil.copytree(a_migrated_home, tmp_path, dirs_exist_ok=True)
    process = subprocess.Popen(
        [SANGSUK, "worker"], env=environment(tmp_path), stdout=subprocess.PIPE, text=True
    )
    assert "works" in process.stdout.readline()
    process.send_signal(signal.SIGTERM)

    said = process.communicate(timeout=60)[0]
    tried = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE started_at IS NOT NULL"
    [(jobs,)] = ask(tmp_path, tried)
    assert said.endswith(f" ends: {jobs} jobs.\n")  # of its own clock, until it heard
    assert process.returncode == 0
    assert "dead letters: 0" in sangsuk(tmp_path, "jobs").stdout
    assert ask(tmp_path, "SELECT count(*) FROM jobs_lease WHERE holder <> ''") == [(0,)]
