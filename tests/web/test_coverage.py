"""Hour by hour and door by door: what was collected, what was missed and why."""

from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone
from kept import a_kept_campaign
from told import BANGKOK

from sangsuk.cli.doors import doors
from sangsuk.flow.doors.deliveries import FACEBOOK_HOOK
from sangsuk.flow.doors.facebook import EDGES, poll_facebook
from sangsuk.flow.doors.settings import FACEBOOK_SETTINGS
from sangsuk.flow.work.schedule import begin_what_is_due
from sangsuk.records.inbox.coverage import note_collected, note_missed
from sangsuk.records.jobs.queries import is_under_way, queue_state

pytestmark = pytest.mark.django_db
NINE = datetime(2020, 12, 5, 9, tzinfo=BANGKOK)
HOUR = timedelta(hours=1)
OPEN = dict.fromkeys(FACEBOOK_SETTINGS, "set")


def ledger(client, door: str) -> list[tuple[int, int, str, str]]:
    """Hours after nine o'clock."""
    items = client.get("/api/v1/coverage").json()["items"]
    return [
        (
            (datetime.fromisoformat(one["since"]) - NINE) // HOUR,
            (datetime.fromisoformat(one["until"]) - NINE) // HOUR,
            one["state"],
            one["reason"],
        )
        for one in items
        if one["door"] == door
    ]


def test_a_gap_stays_until_a_later_look_reaches_back(client):
    a_kept_campaign()
    note_collected(door="d", since=NINE, until=NINE + 2 * HOUR)
    note_missed(door="d", since=NINE + HOUR, until=NINE + 4 * HOUR, reason="quota")
    assert ledger(client, "d") == [(0, 2, "collected", ""), (2, 4, "missed", "quota")]

    note_collected(door="d", since=NINE, until=NINE + 5 * HOUR)
    assert ledger(client, "d") == [(0, 5, "collected", "")]


def test_an_hour_that_is_not_over_or_was_begun_late_is_not_yet_collected(client):
    a_kept_campaign()
    half = timedelta(minutes=30)
    note_collected(door="d", since=NINE + half, until=NINE + 2 * HOUR + half)

    assert ledger(client, "d") == [(1, 2, "collected", "")]


def test_a_hook_at_which_no_worker_listened_has_a_gap(client):
    a_kept_campaign()
    for minute in range(0, 121, 5):
        begin_what_is_due(OPEN, clock=NINE + timedelta(minutes=minute))
    begin_what_is_due(OPEN, clock=NINE + 5 * HOUR)

    assert ledger(client, FACEBOOK_HOOK) == [
        (0, 2, "collected", ""),
        (2, 5, "missed", "nobody_listened"),
    ]


def test_each_edge_of_the_page_is_asked_every_ten_minutes_and_once_at_a_time():
    at = timezone.now().astimezone(BANGKOK).replace(hour=5)  # nothing else is due before nine
    begin_what_is_due(OPEN, clock=at)
    begin_what_is_due(OPEN, clock=at + timedelta(minutes=11))

    assert queue_state(at).waiting == 3


def test_doors_that_are_off_are_asked_nothing_and_the_command_says_what_is_missing(monkeypatch):
    a_kept_campaign()
    begin_what_is_due({}, clock=NINE)
    note_missed(door="facebook_feed", since=NINE, until=NINE + HOUR, reason="token")
    for name in FACEBOOK_SETTINGS:
        monkeypatch.setenv(name, "set")
    monkeypatch.delenv("SANGSUK_LINE_CHANNEL_SECRET", raising=False)
    monkeypatch.delenv("SANGSUK_LINE_CHANNEL_TOKEN", raising=False)
    told = CliRunner().invoke(doors, catch_exceptions=False).output

    assert "facebook: open\n" in told
    assert "line: off, SANGSUK_LINE_CHANNEL_SECRET, SANGSUK_LINE_CHANNEL_TOKEN not set" in told
    assert "facebook_feed 2020-12-05 09:00 – 2020-12-05 10:00 missed (token)" in told
    asked = [is_under_way(poll_facebook.module_path, [e], since=NINE - HOUR) for e in EDGES]
    assert asked == [False] * len(EDGES)


def test_a_campaign_that_is_not_there_has_no_ledger(client):
    assert client.get("/api/v1/coverage?campaign=nowhere").status_code == 404


def test_the_ledger_is_written_as_an_archive_holds_it(tmp_path):
    a_kept_campaign()
    note_collected(door="d", since=NINE, until=NINE + 2 * HOUR)
    note_missed(door="d", since=NINE + 2 * HOUR, until=NINE + 3 * HOUR, reason="quota")

    said = CliRunner().invoke(doors, ["--out", str(tmp_path / "coverage.csv")])

    assert said.exit_code == 0
    assert (tmp_path / "coverage.csv").read_text("utf-8") == (
        "door,since,until,state,reason\n"
        "d,2020-12-05T09:00:00+07:00,2020-12-05T11:00:00+07:00,collected,\n"
        "d,2020-12-05T11:00:00+07:00,2020-12-05T12:00:00+07:00,missed,quota\n"
    )
