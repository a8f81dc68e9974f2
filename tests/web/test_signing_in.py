"""Signing in: a password, then a code; who guesses waits; invitations; signing out everywhere."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from kept import TENTH
from shown import words_of
from signed import SECRET, an_account, sign_in

from sangsuk.records.accounts.actions import make_account
from sangsuk.records.accounts.attempts import WINDOW
from sangsuk.records.accounts.models import Account, Attempt, Invitation
from sangsuk.records.accounts.one_time_codes import STEP, code_at, step_of
from sangsuk.records.accounts.roles import Role
from sangsuk.records.accounts.securing import (
    forget_codes,
    invite,
    renew_recovery_codes,
    use_code,
)
from sangsuk.records.acts.models import Act

pytestmark = pytest.mark.django_db
SIGN_IN, CODE, DESK = "/desk/sign-in/", "/desk/sign-in/code/", "/desk/"
RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890", of RFC 6238, appendix B


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def code_now(secret=RFC, *, steps=0):
    return code_at(secret, int(datetime.now(UTC).timestamp()) // STEP + steps)


def password(client, name, secret=SECRET, **more):
    return client.post(SIGN_IN, {"username": name, "password": secret}, **more)


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(second, code):
    assert code_at(RFC, second // STEP) == code


def test_a_code_is_good_for_half_a_minute_before_and_after_and_never_twice():
    at = datetime.fromtimestamp(1111111111, UTC)
    now = 1111111111 // STEP

    near = [step_of(RFC, code_at(RFC, now + by), at=at, after=0) for by in (-2, -1, 0, 1, 2)]

    assert near == [None, now - 1, now, now + 1, None]
    assert step_of(RFC, code_at(RFC, now), at=at, after=now) is None
    assert step_of(RFC, "ไม่ใช่เลข", at=at, after=0) is None


def test_the_password_alone_opens_nothing(client):
    an_account("somchai")

    answered = password(client, "somchai")

    assert (answered.status_code, answered["Location"]) == (302, CODE)
    assert client.get(DESK).status_code == 302
    assert client.post(CODE, {"code": code_now()})["Location"] == DESK
    assert client.get(DESK).status_code == 200


def test_a_code_is_not_good_twice(client):
    account = an_account("somchai")
    code = code_now()
    assert use_code(account=account, code=code, at=datetime.now(UTC))
    password(client, "somchai")

    refused = client.post(CODE, {"code": code})

    assert refused.status_code == 400
    assert "แต่ละเลขใช้ได้ครั้งเดียว" in words_of(refused.content)


def test_a_lost_phone_is_replaced_by_a_recovery_code_once(client):
    account = an_account("somchai")
    first, *_ = renew_recovery_codes(account=account)
    password(client, "somchai")

    assert client.post(CODE, {"code": first.upper()})["Location"] == DESK
    again = Client()
    password(again, "somchai")
    assert again.post(CODE, {"code": first}).status_code == 400


def test_who_has_no_phone_yet_is_asked_for_one_before_anything_else(client):
    make_account(name="nid", role=Role.AUDITOR, password=SECRET, at=TENTH)
    password(client, "nid")

    assert client.get("/desk/audit/")["Location"] == "/desk/second-step/"
    page = client.get("/desk/second-step/").content.decode()
    secret = Account.objects.get(name="nid").code_secret
    assert f"secret={secret}&amp;" in page
    assert client.post("/desk/second-step/", {"code": "000000"}).status_code == 400
    shown = client.post("/desk/second-step/", {"code": code_now(secret)})

    assert (
        len(re.findall(r"<code>[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}</code>", shown.content.decode()))
        == 10
    )
    assert client.get(DESK).status_code == 200
    assert [act.kind for act in Act.objects.all()] == ["account.own.phone"]


def test_a_session_from_before_the_phone_is_over(client):
    account = an_account("nid", Role.AUDITOR)
    client.force_login(account)

    assert client.get(DESK)["Location"].startswith(SIGN_IN)


def test_after_five_wrong_passwords_the_right_one_waits_too_kindly(client):
    an_account("somchai")
    an_account("malai")
    for _ in range(5):
        assert "ไม่ถูก" in words_of(password(client, "somchai", "ผิด").content)

    told = password(client, "somchai")

    assert told.status_code == 429
    assert "พักสักสิบห้านาทีแล้วลองใหม่" in words_of(told.content)
    assert password(client, "malai").status_code == 302
    Attempt.objects.update(at=datetime.now(UTC) - WINDOW - timedelta(seconds=1))
    assert password(client, "somchai").status_code == 302


def test_one_network_does_not_try_many_accounts(client):
    an_account("somchai")
    for number in range(30):
        password(client, f"guess{number}", "ผิด", REMOTE_ADDR="203.0.113.9")

    neighbour = password(client, "somchai", REMOTE_ADDR="203.0.113.77")
    elsewhere = password(client, "somchai", REMOTE_ADDR="198.51.100.1")

    assert (neighbour.status_code, elsewhere.status_code) == (429, 302)


def test_codes_are_not_guessed_either(client):
    an_account("somchai")
    password(client, "somchai")
    for _ in range(5):
        assert client.post(CODE, {"code": "123"}).status_code == 400

    assert client.post(CODE, {"code": code_now()}).status_code == 429


def test_the_second_step_waits_ten_minutes_for_nobody(client, monkeypatch):
    an_account("somchai")
    password(client, "somchai")
    session = client.session
    number, _, following = session["signing_in"]
    session["signing_in"] = [
        number,
        (datetime.now(UTC) - timedelta(minutes=11)).isoformat(),
        following,
    ]
    session.save()

    assert client.post(CODE, {"code": code_now()})["Location"] == SIGN_IN


def test_nobody_is_sent_to_another_site(client):
    an_account("somchai")
    client.post(
        SIGN_IN, {"username": "somchai", "password": SECRET, "next": "https://evil.example/"}
    )

    assert client.post(CODE, {"code": code_now()})["Location"] == DESK


def test_signing_out_everywhere_ends_all_sessions_but_this_one():
    account = an_account("somchai")
    here, there = sign_in(account), sign_in(account)

    here.post("/desk/me/sign-out/")

    assert (here.get(DESK).status_code, there.get(DESK).status_code) == (200, 302)


def test_new_recovery_codes_need_a_code_of_the_phone():
    account = an_account("somchai")
    client = sign_in(account)
    old = renew_recovery_codes(account=account)

    assert client.post("/desk/me/codes/", {"code": "000000"}).status_code == 400
    shown = client.post("/desk/me/codes/", {"code": code_now()}).content.decode()

    assert "<code>" in shown
    assert not any(code in shown for code in old)


def test_a_lost_phone_ends_all_sessions_and_the_next_sign_in_asks_for_a_new_one(client):
    account = an_account("somchai")
    held = sign_in(account)

    forget_codes(account=account)

    assert held.get(DESK).status_code == 302
    password(client, "somchai")
    assert client.get(DESK)["Location"] == "/desk/second-step/"


# Invitations.


def invited(role=Role.AUDITOR, **more):
    return invite(role=role, by="somchai", at=datetime.now(UTC), **more)[0]


def joining(client, token, name="nid", secret=SECRET, again=SECRET):
    told = {"key": token, "name": name, "password": secret, "again": again}
    return client.post("/desk/join/", told)


def test_an_invitation_makes_one_account_once(client):
    token = invited(home=["5007"])

    assert client.get(f"/desk/join/?key={token}").status_code == 200
    assert joining(client, token)["Location"] == "/desk/second-step/"
    made = Account.objects.get(name="nid")
    assert (made.role, made.homes) == ("auditor", frozenset({"5007"}))
    assert joining(Client(), token, name="nok").status_code == 410
    assert token not in str(list(Invitation.objects.values()))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "ลองชื่ออื่น"),
        ({"name": "somchai\u200b"}, "ลองชื่ออื่น"),
        ({"name": "som\u202eiahc"}, "ลองชื่ออื่น"),
        ({"name": "som\0chai"}, "ลองชื่ออื่น"),
        ({"secret": "สั้นไป", "again": "สั้นไป"}, "สั้นเกินไป"),
        ({"again": "ไม่เหมือน"}, "ไม่เหมือนกัน"),
    ],
)
def test_what_does_not_do_is_told_and_the_link_stays_good(client, wrong, said):
    token = invited()

    refused = joining(client, token, **wrong)

    assert refused.status_code == 400
    assert said in words_of(refused.content)
    assert joining(client, token).status_code == 302


def test_a_name_that_no_database_can_be_asked_for_is_a_wrong_one(client):
    assert password(client, "som\0chai").status_code == 200


def test_a_link_of_eight_days_ago_is_over(client):
    token = invited()
    Invitation.objects.update(until=datetime.now(UTC))

    told = joining(client, token)

    assert told.status_code == 410
    assert "หมดเวลา" in words_of(told.content)
