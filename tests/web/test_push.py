"""Programs of others hand in posts: each batch is taken in once, and every row is answered for."""

import json
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from kept import TAGS, a_kept_campaign
from told import BANGKOK

from sangsuk.connectors.contract import Gone
from sangsuk.flow.doors.deliveries import parse
from sangsuk.flow.doors.erasure import erase
from sangsuk.records.inbox.models import Arrival, Body, Delivery
from sangsuk.records.jobs.queries import queue_state
from sangsuk.records.stories.models import Revision, Story
from sangsuk.web.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def token() -> str:
    said = StringIO()
    call_command("create_source_token", "vendor", stdout=said)
    return said.getvalue().strip()


def a_row(n: int, text: str = "ไปทำบัตรที่อำเภอแม่ริม เร็วมาก", **more) -> dict:
    return {
        "id": f"p{n}",
        "platform": "pantip",
        "posted_at": "2020-12-05T10:00:00+07:00",
        "author": f"u{n}",
        "text": f"{text} {TAGS}",
    } | more


def send(client, token: str | None, *rows, key: str | None = "k1", raw: bytes | None = None):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    headers |= {"Idempotency-Key": key} if key else {}
    body = json.dumps({"posts": rows}).encode() if raw is None else raw
    return client.post("/api/v1/posts", body, content_type="application/json", headers=headers)


def test_each_post_is_accepted_or_rejected_by_its_index_with_a_reason(client, token):
    answer = send(
        client, token, a_row(0), a_row(1, posted_at="5 ธ.ค. 63"), 7, a_row(3), a_row(3, "อื่น")
    )

    assert answer.status_code == 200
    told = answer.json()
    assert (told["accepted"], [one["index"] for one in told["rejected"]]) == (2, [1, 2, 4])
    assert told["rejected"][1]["reason"] == "it is no object"
    assert sorted(Story.objects.values_list("native_id", flat=True)) == ["p0", "p3"]
    assert queue_state(now()).waiting == 1


def test_a_batch_sent_again_under_its_key_is_answered_the_same_and_taken_in_once(client, token):
    first, second = (send(client, token, a_row(0), {}).json() for _ in range(2))

    assert (first, Arrival.objects.count()) == (second, 1)


def test_a_key_of_another_batch_is_refused(client, token):
    send(client, token, a_row(0))
    answer = send(client, token, a_row(1))

    assert (answer.status_code, answer.json()["code"]) == (409, "push.key_used")
    assert Story.objects.count() == 1


def test_a_text_changed_and_changed_back_stands_as_it_was_told_last(client, token, monkeypatch):
    for n, text in enumerate(["เร็ว", "ช้า", "เร็ว"]):
        monkeypatch.setenv("SANGSUK_CLOCK", f"2020-12-2{n}T10:00:00+07:00")
        send(client, token, a_row(0, text), key=f"k{n}")

    assert [text.split()[0] for text in Revision.objects.values_list("text", flat=True)] == [
        "เร็ว",
        "ช้า",
        "เร็ว",
    ]


def test_a_thousand_posts_are_a_batch_and_one_more_is_none(client, token):
    assert send(client, token, *(a_row(n) for n in range(1000))).json() == {
        "accepted": 1000,
        "rejected": [],
    }
    answer = send(client, token, *(a_row(n) for n in range(1001)), key="k2")
    assert (answer.status_code, answer.json()["detail"]) == (
        400,
        "The batch holds 1,001 posts.",
    )


def test_replaying_a_batch_changes_nothing(client, token):
    campaign = a_kept_campaign()
    send(client, token, a_row(0), a_row(1))
    before = list(Revision.objects.values_list("text", "number"))
    kept = Delivery.objects.get()
    parse(kept, campaign)

    assert list(Revision.objects.values_list("text", "number")) == before
    assert Arrival.objects.count() == 2


def test_a_post_that_was_erased_is_not_taken_in_again_by_any_batch(client, token):
    campaign = a_kept_campaign()
    send(client, token, a_row(0), a_row(1))
    erase(Gone(platform="pantip", id="p0"), campaign, at=datetime(2020, 12, 20, tzinfo=BANGKOK))
    answer = send(client, token, a_row(0), a_row(2), key="k2").json()

    assert (answer["accepted"], [one["index"] for one in answer["rejected"]]) == (1, [0])
    assert not any('"p0"' in bytes(body.raw).decode() for body in Body.objects.all())


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"token": None}, 401, "push.token"),
        ({"token": "guessed"}, 401, "push.token"),
        ({"key": None}, 400, "push.key"),
        ({"key": "x" * 201}, 400, "push.key"),
        ({"raw": b"\xff"}, 400, "push.unreadable"),
        ({"raw": b"[]"}, 400, "push.unreadable"),
        ({"raw": b"[" * 100_000}, 400, "push.unreadable"),
        ({"raw": " ความลับ".encode() * 1_000_000}, 413, "push.too_large"),
    ],
)
def test_what_cannot_be_taken_is_refused_and_the_log_holds_none_of_it(
    client, token, caplog, sent, status, code
):
    given = {"token": token, "raw": json.dumps({"posts": [a_row(0, "ความลับ")]}).encode()} | sent
    answer = send(client, given.pop("token"), **given)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert Delivery.objects.count() == 0
    assert f"with {status}: {code}" in caplog.text
    assert ("ความลับ" in caplog.text, token in caplog.text) == (False, False)


def test_a_new_token_closes_the_former_one(client, token):
    call_command("create_source_token", "vendor", stdout=StringIO())

    assert send(client, token, a_row(0)).status_code == 401
