"""The jury's pages: who comes in, what is asked, and what cannot be."""

import re

import pytest
from django.test import Client
from judged import a_pass, compared, opened, some_jurors, some_stories
from shown import words_of

from sangsuk.flow.judging.panel import new_pass
from sangsuk.records.jury.models import Choice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def the_first_of_february(monkeypatch):
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-02-01T10:00:00+07:00")


@pytest.fixture
def room():
    """A panel of three before eight stories, and the way in of a fourth juror."""
    campaign = compared()
    some_stories(campaign, 8)
    some_jurors(campaign, 3)
    way_in = a_pass(campaign, "malee", shown_name="มาลี")
    opened(campaign, "pairs")
    return way_in


def come_in(way_in, client=None):
    client = client or Client()
    client.post("/jury/in/", {"key": way_in.token, "code": way_in.code})
    return client


def fields_of(page, **more):
    found = dict(
        re.findall(
            r'<input type="hidden" name="(pair|key|number|entry)" value="([^"]+)"',
            page.content.decode(),
        )
    )
    return found | more


def test_who_has_no_link_sees_no_page_of_the_jury(client, room):
    answered = client.get("/jury/")

    assert (answered.status_code, answered["Location"]) == (302, "/jury/in/")
    assert client.get("/jury/in/").status_code == 200
    assert client.get("/jury/in/?key=unknown").status_code == 410


def test_link_and_code_together_let_in_and_neither_alone(client, room):
    wrong = client.post(
        "/jury/in/", {"key": room.token, "code": "000000" if room.code != "000000" else "1"}
    )
    right = client.post(
        "/jury/in/", {"key": room.token, "code": f"{room.code[:3]} {room.code[3:]}"}
    )

    assert (wrong.status_code, right["Location"]) == (400, "/jury/")
    assert "สวัสดี มาลี" in words_of(client.get("/jury/").content)


def test_who_tries_codes_must_wait(client, room):
    tries = [
        client.post("/jury/in/", {"key": room.token, "code": "x"}).status_code for _ in range(6)
    ]

    assert tries == [400] * 5 + [429]


def test_a_new_link_ends_what_the_old_one_opened(client, room):
    come_in(room, client)
    from judged import FEBRUARY, a_leader

    new_pass(room.juror, by=a_leader(), at=FEBRUARY)

    assert client.get("/jury/").status_code == 302
    assert client.get(f"/jury/in/?key={room.token}").status_code == 410


def test_two_stories_are_shown_and_the_choice_is_sealed_and_the_next_two_come(room):
    client = come_in(room)
    page = client.get("/jury/rounds/pairs/")
    answered = client.post("/jury/rounds/pairs/", fields_of(page, said="left"))
    following = client.get("/jury/rounds/pairs/")

    assert len(set(re.findall(r"เรื่องที่\d+นะคะ", words_of(page.content)))) == 2
    assert page["Cache-Control"] == "no-store"
    assert answered.status_code == 302
    assert Choice.objects.get().said == 1
    assert "เทียบแล้ว 1 คู่" in words_of(following.content)


def test_the_page_asks_the_database_no_more_than_fifteen_times(room, django_assert_max_num_queries):
    client = come_in(room)
    client.get("/jury/rounds/pairs/")
    for path in ("/jury/", "/jury/rounds/pairs/"):
        with django_assert_max_num_queries(15):
            client.get(path)


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"said": "best"}, "เลือกก่อนว่า"), ({"pair": "999", "said": "left"}, "ไม่ได้อยู่กับคุณแล้ว")],
)
def test_what_cannot_be_sealed_is_told_kindly(room, fields, said):
    client = come_in(room)
    page = client.get("/jury/rounds/pairs/")

    refused = client.post("/jury/rounds/pairs/", fields_of(page) | fields)

    assert refused.status_code == 409
    assert said in words_of(refused.content)
    assert Choice.objects.count() == 0
