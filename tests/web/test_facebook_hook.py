"""The page's webhook: who may hand in, what is refused, and that nothing is read before it is kept."""

import hashlib
import hmac
import time
from datetime import timedelta

import pytest
from facebook_says import PAGE, change, delivery
from kept import a_kept_campaign

from sangsuk.cli.working import machine_clock
from sangsuk.flow.doors.receiving import take_in_spooled
from sangsuk.flow.work.worker import Worker
from sangsuk.records.inbox.models import Body, Delivery, Parsing
from sangsuk.records.jobs.queries import queue_state
from sangsuk.records.stories.models import Story
from sangsuk.web.clock import now

pytestmark = pytest.mark.django_db
HOOK = "/hooks/facebook"
SECRET = "the app's new secret".replace(" ", "-")
FORMER = "the-former-secret"


@pytest.fixture(autouse=True)
def an_open_door(monkeypatch, settings, tmp_path):
    settings.SANGSUK_HOME = tmp_path
    for name, value in {
        "PAGE_ID": PAGE,
        "PAGE_TOKEN": "token",
        "APP_SECRET": f"{SECRET} {FORMER}",
        "VERIFY_TOKEN": "ตกลงกันไว้",
    }.items():
        monkeypatch.setenv(f"SANGSUK_FACEBOOK_{name}", value)


def signed(raw: bytes, secret: str = SECRET) -> str:
    return "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


def post(client, raw: bytes, signature: str | None):
    headers = {"X-Hub-Signature-256": signature} if signature else {}
    return client.post(HOOK, raw, content_type="application/json", headers=headers)


def test_a_signed_delivery_is_kept_byte_for_byte_and_looked_into_later(client, settings):
    raw = delivery(change(1))
    answer = post(client, raw, signed(raw))
    take_in_spooled(settings.SANGSUK_HOME)

    assert (answer.status_code, bytes(Body.objects.get().raw)) == (200, raw)
    assert (Story.objects.count(), queue_state(now()).waiting) == (0, 1)
    assert b"\\u0e" in raw


def test_the_same_delivery_again_is_answered_and_changes_nothing(client, settings):
    raw = delivery(change(1))

    assert [post(client, raw, signed(raw)).status_code for _ in range(3)] == [200] * 3
    take_in_spooled(settings.SANGSUK_HOME)
    assert Delivery.objects.count() == 1


def test_while_secrets_are_rotated_both_fit(client):
    raw = delivery(change(1))

    assert post(client, raw, signed(raw, FORMER)).status_code == 200


@pytest.mark.parametrize(
    ("signature", "why"),
    [
        (None, "There is no X-Hub-Signature-256.\n"),
        ("sha256=" + "0" * 64, "X-Hub-Signature-256 does not fit these bytes.\n"),
        ("sha1=" + "0" * 40, "X-Hub-Signature-256 does not fit these bytes.\n"),
        ("sha256=ลายเซ็น", "X-Hub-Signature-256 does not fit these bytes.\n"),
        ("", "There is no X-Hub-Signature-256.\n"),
    ],
)
def test_who_does_not_sign_is_refused_and_the_log_holds_none_of_it(
    client, settings, caplog, signature, why
):
    raw = delivery(change(1, "ความลับของฉัน"))
    answer = post(client, raw, signature)

    assert (answer.status_code, answer.content.decode()) == (403, why)
    assert Delivery.objects.count() == 0
    assert take_in_spooled(settings.SANGSUK_HOME) == 0
    assert "hooks/facebook refused" in caplog.text
    assert ("ความลับ" in caplog.text, "0e04" in caplog.text) == (False, False)


def test_a_signature_of_the_same_json_written_anew_does_not_fit(client):
    raw = delivery(change(1))
    anew = raw.decode("unicode_escape").encode()

    assert post(client, raw, signed(anew)).status_code == 403


def test_twenty_megabytes_are_refused_before_they_are_read(client, caplog):
    raw = b" " * 20_000_000
    answer = post(client, raw, signed(raw))

    assert (answer.status_code, Delivery.objects.count()) == (413, 0)
    assert "refused 20000000 bytes with 413" in caplog.text


def test_the_handshake_gives_the_challenge_back_as_plain_text(client):
    asked = {"hub.mode": "subscribe", "hub.verify_token": "ตกลงกันไว้", "hub.challenge": "1158201444"}
    answer = client.get(HOOK, asked)

    assert (answer.status_code, answer.content) == (200, b"1158201444")
    assert answer["Content-Type"].startswith("text/plain")
    assert client.get(HOOK, asked | {"hub.verify_token": "เดา"}).status_code == 403
    assert client.get(HOOK).status_code == 403


def test_a_door_without_its_settings_is_off_and_says_which_are_missing(client, monkeypatch):
    monkeypatch.delenv("SANGSUK_FACEBOOK_APP_SECRET")
    raw = delivery(change(1))
    answer = post(client, raw, signed(raw))

    assert (answer.status_code, answer.content.decode()) == (
        404,
        "This door is off: SANGSUK_FACEBOOK_APP_SECRET is not set.\n",
    )


def test_what_is_signed_but_no_json_is_kept_and_found_to_be_none(client, settings):
    a_kept_campaign()
    raw = b"\xff\x00{"
    post(client, raw, signed(raw))
    take_in_spooled(settings.SANGSUK_HOME)
    worker = Worker("w", lease=timedelta(minutes=1), clock=machine_clock, now=now)

    assert worker.work()
    assert [one["reason"] for one in Parsing.objects.get().rejections] == ["it is no JSON"]


def test_a_delivery_of_fifty_posts_takes_less_than_50_ms_of_handling(client):
    taken = []
    for n in range(20):
        raw = delivery(*(change(50 * n + m, "เร็วมาก " * 40) for m in range(50)))
        signature = signed(raw)
        begun = time.process_time()
        assert post(client, raw, signature).status_code == 200
        taken.append(time.process_time() - begun)

    assert sorted(taken)[len(taken) // 2] < 0.05
