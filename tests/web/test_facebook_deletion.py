"""A user of Facebook asks that all of theirs be erased: who may ask, what goes, what the page says."""

import base64
import hashlib
import hmac
import json

import pytest
from facebook_says import PAGE, change, delivery
from kept import TENTH, a_kept_campaign

from sangsuk.flow.doors.account_erasure import erase_account
from sangsuk.flow.doors.deliveries import FACEBOOK_HOOK, parse
from sangsuk.records.inbox.actions import keep_delivery
from sangsuk.records.inbox.models import Arrival, Body, Delivery, ErasureRequest, Tombstone
from sangsuk.records.stories.models import Revision, Story

pytestmark = pytest.mark.django_db
SECRET, FORMER = "app-secret", "former-secret"
DELETION = "/hooks/facebook/deletion"


@pytest.fixture(autouse=True)
def an_open_door(monkeypatch):
    for name, value in {
        "PAGE_ID": PAGE,
        "PAGE_TOKEN": "token",
        "APP_SECRET": f"{SECRET} {FORMER}",
        "VERIFY_TOKEN": "word",
    }.items():
        monkeypatch.setenv(f"SANGSUK_FACEBOOK_{name}", value)
    a_kept_campaign()


def encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def signed_request(user: str, *, secret: str = SECRET, **told) -> str:
    about = {"user_id": user, "algorithm": "HMAC-SHA256", "issued_at": 1_607_040_000} | told
    payload = encoded(json.dumps(about).encode())
    return (
        f"{encoded(hmac.new(secret.encode(), payload.encode(), hashlib.sha256).digest())}.{payload}"
    )


def ask(client, given: str):
    return client.post(DELETION, {"signed_request": given})


def take_in(*changes: dict) -> None:
    raw = delivery(*changes)
    kept, _ = keep_delivery(door=FACEBOOK_HOOK, raw=raw, headers={"page": PAGE}, at=TENTH)
    parse(kept, a_kept_campaign())


def test_all_of_the_account_is_erased_and_nothing_of_others(client):
    mine = {"from": {"id": "705", "name": "ผู้เล่า"}}
    take_in(change(1, "เรื่องแรก", **mine), change(2, "เรื่องที่สอง", **mine), change(3, "ของคนอื่น"))
    answer = ask(client, signed_request("705"))
    told = answer.json()
    erase_account.call(told["confirmation_code"], at=TENTH)

    assert [one.text.split()[0] for one in Revision.objects.all()] == ["ของคนอื่น"]
    assert (
        Story.objects.filter(withdrawn_at__isnull=False).count() == Tombstone.objects.count() == 2
    )
    assert not Story.objects.filter(author="705").exists()
    kept = b"".join(bytes(one.raw) for one in [*Arrival.objects.all(), *Body.objects.all()])
    assert ("เรื่องแรก".encode() in kept, b"705" in kept, "ของคนอื่น".encode() in kept) == (
        False,
        False,
        True,
    )


def test_the_answer_leads_to_a_page_that_says_whether_it_is_done(client):
    take_in(change(5))
    told = ask(client, signed_request("705")).json()
    path = told["url"].removeprefix("http://testserver")
    before = client.get(path).content.decode()
    erase_account.call(told["confirmation_code"], at=TENTH)
    after = client.get(path)

    assert ("กำลังลบให้" in before, "ลบให้เรียบร้อยแล้ว" in after.content.decode()) == (True, True)
    assert "ลบไป 1 เรื่อง" in after.content.decode()
    assert after["Cache-Control"] == "no-store"
    assert ErasureRequest.objects.get().account == ""
    assert client.get(f"/en{path}").status_code == 200
    assert client.get("/erasures/" + "0" * 32 + "/").status_code == 404


def test_asked_twice_it_is_one_request_and_a_post_that_comes_again_stays_out(client):
    take_in(change(5))
    codes = {ask(client, signed_request("705")).json()["confirmation_code"] for _ in range(2)}
    for _ in range(2):
        erase_account.call(*codes, at=TENTH)
    take_in(change(5, verb="edited"))

    assert (len(codes), Revision.objects.count(), Delivery.objects.count()) == (1, 0, 2)


def test_while_secrets_are_rotated_both_fit_and_an_account_without_stories_is_done_too(client):
    code = ask(client, signed_request("999", secret=FORMER)).json()["confirmation_code"]
    erase_account.call(code, at=TENTH)

    assert ErasureRequest.objects.get().posts == 0


@pytest.mark.parametrize(
    "given",
    [
        "",
        ".",
        "a.b",
        "ลายเซ็น.ความลับ",
        signed_request("705", secret="another"),
        signed_request("705").partition(".")[0] + "." + encoded(b'{"user_id":"706"}'),
        signed_request("705", algorithm="none"),
        signed_request("7 or 1"),
        "=" * 20_000,
    ],
)
def test_who_is_not_facebook_is_refused_and_nothing_is_kept(client, caplog, given):
    answer = ask(client, given)

    assert (answer.status_code, ErasureRequest.objects.count()) == (403, 0)
    assert "hooks/facebook/deletion refused" in caplog.text
