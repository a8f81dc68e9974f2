import os
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from sangsuk.flow.doors.receiving import spool_of
from sangsuk.flow.doors.spool import Handed, lay_down
from sangsuk.flow.work.jobs import enqueue, understand_stories


def test_the_process_says_that_it_lives_without_asking_the_database(client):
    assert client.get("/healthz").json() == {"ok": True}


@pytest.mark.django_db
def test_the_site_is_ready_when_database_and_disk_answer(client):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (
        200,
        {"database": True, "queue": True, "disk": True},
    )


@pytest.mark.django_db
def test_the_site_is_not_ready_where_nothing_can_be_written(client, settings, tmp_path):
    settings.SANGSUK_HOME = tmp_path / "gone"
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (
        503,
        {"database": True, "queue": True, "disk": False},
    )


@pytest.mark.django_db
def test_the_site_is_not_ready_where_nobody_works_at_the_queue(client):
    enqueue(understand_stories, "amphoe-sangsuk-2563")
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=11))
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["queue"]) == (503, False)


@pytest.mark.django_db
def test_the_site_is_not_ready_where_deliveries_of_hooks_are_left_lying(client, settings, tmp_path):
    settings.SANGSUK_HOME = tmp_path
    handed = Handed(door="facebook_hook", raw=b"{}", headers={}, at=timezone.now())
    file = lay_down(spool_of(tmp_path), handed)
    assert client.get("/readyz").json()["queue"]

    long_ago = (timezone.now() - timedelta(minutes=11)).timestamp()
    os.utime(file, (long_ago, long_ago))
    assert not client.get("/readyz").json()["queue"]
