"""A receipt that was lost: a link to the address that was left, once; or the desk calls back."""

import re
from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest
from kept import a_kept_campaign
from shown import words_of
from signed import an_account, sign_in
from test_tell_page import CODE, send

from sangsuk.flow.telling.lost_codes import key_of_link, link_for, write_to
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.outbox.models import Message
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.models import Contact, NewCode
from sangsuk.records.tellers.reach import reach_of
from sangsuk.web.public.views import lost_codes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LOST, DESK = "/tell/lost/", "/desk/lost/"
MAIL = "Malee@Example.com"
NOW = datetime.fromisoformat("2020-12-20T10:00:00+07:00")


@pytest.fixture(autouse=True)
def letters_go_out(monkeypatch, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setenv("SANGSUK_SMTP_URL", "smtp://127.0.0.1:25")
    monkeypatch.setenv("SANGSUK_MAIL_FROM", "sangsuk@example.go.th")
    monkeypatch.setenv("SANGSUK_SITE", "https://sangsuk.example.go.th")
    a_kept_campaign()


def token_of_letter() -> str:
    [message] = Message.objects.all()
    [token] = re.findall(r"/tell/new-code/\?token=(\S+)", message.text)
    return unquote(token)


def new_code_in(page) -> str:
    [code] = re.findall(r'class="receipt">([^<]+)<', page.content.decode())
    return code


@pytest.mark.parametrize(
    ("left", "reach"),
    [
        ("malee@example.com", "malee@example.com"),
        ("อีเมล Malee@Example.com ค่ะ", "malee@example.com"),
        ("081-234-5678", "0812345678"),
        ("+66 81 234 5678", "0812345678"),
        ("โทร. 053 123 456", "053123456"),
        ("ไลน์ malee", ""),
        ("", ""),
    ],
)
def test_what_was_left_is_found_however_it_was_written(left, reach):
    assert reach_of(left) == reach


def test_a_link_goes_to_the_address_that_was_left_and_gives_a_receipt_once(client):
    send(client, contact=MAIL)
    asked = [client.post(LOST, {"contact": "malee@example.com"}) for _ in range(2)]
    token = token_of_letter()
    looked = client.get("/tell/new-code/", {"token": token})
    given = client.post("/tell/new-code/", {"token": token})
    again = client.post("/tell/new-code/", {"token": token})
    code = new_code_in(given)
    own = client.get("/tell/mine/", {"receipt": code})

    assert [page.status_code for page in (*asked, looked, given, again)] == [200] * 4 + [404]
    assert Message.objects.get().to == "malee@example.com"
    assert "receipt" not in looked.content.decode()
    assert (own.status_code, code != CODE) == (200, True)
    assert NewCode.objects.count() == 1


def test_with_the_new_receipt_a_story_is_changed_and_taken_back_with_all_its_receipts(client):
    send(client, contact=MAIL)
    client.post(LOST, {"contact": MAIL})
    code = new_code_in(client.post("/tell/new-code/", {"token": token_of_letter()}))
    client.post("/tell/mine/", {"code": code, "text": "เล่าใหม่ว่าไปทำบัตรที่อำเภอแม่ริม เร็วดี"})
    client.post("/tell/mine/", {"code": code, "allow": "1", "allow_count": "on"})
    story = Story.objects.get()
    changed = story.revisions.count()
    client.post("/tell/back/", {"code": code})
    story.refresh_from_db()

    assert changed == 2
    assert story.withdrawn_by == "the teller, by receipt"
    assert (NewCode.objects.count(), Contact.objects.count()) == (0, 0)
    assert client.get("/tell/mine/", {"receipt": code}).status_code == 404


def test_nobody_learns_whether_an_address_was_left(client):
    send(client, contact=MAIL)
    pages = [client.post(LOST, {"contact": one}).content for one in (MAIL, "other@example.com")]

    assert words_of(pages[0]) == words_of(pages[1])
    assert Message.objects.count() == 1


def test_a_link_of_yesterday_a_made_up_one_and_one_of_a_story_taken_back_give_nothing(client):
    send(client, contact=MAIL)
    story = Story.objects.get()
    key = (story.platform, story.native_id)
    token = unquote(link_for(story.campaign, key, at=NOW).partition("token=")[2])
    good = key_of_link(token, story.campaign, at=NOW + timedelta(hours=23))
    old = key_of_link(token, story.campaign, at=NOW + timedelta(hours=25))
    made_up = key_of_link(f"{token}x", story.campaign, at=NOW)
    client.post("/tell/back/", {"code": CODE})

    assert (good, old, made_up) == (key, None, None)
    assert key_of_link(token, story.campaign, at=NOW) is None


def test_a_network_that_asks_too_often_waits_and_a_trap_writes_to_nobody(client, monkeypatch):
    send(client, contact=MAIL)
    trapped = client.post(LOST, {"contact": MAIL, "website": "https://spam.example"})
    monkeypatch.setattr(lost_codes, "MOST_AN_HOUR", 1)
    asked = [
        client.post(LOST, {"contact": "a@b.co"}, REMOTE_ADDR="203.0.113.7").status_code
        for _ in range(2)
    ]

    assert (trapped.status_code, Message.objects.count()) == (200, 0)
    assert asked == [200, 429]


def test_where_no_letters_go_out_the_page_says_whom_to_call(client, monkeypatch):
    monkeypatch.delenv("SANGSUK_SITE")
    send(client, contact=MAIL)
    page = client.get(LOST).content.decode()

    assert 'name="contact"' not in page
    assert "โทรหาผู้จัดโครงการ" in page
    assert write_to(MAIL, Story.objects.get().campaign, at=NOW) == 0


def test_the_desk_gives_a_receipt_to_who_left_a_number_as_an_act_with_a_reason(client):
    send(client, contact="081-234-5678")
    desk = sign_in(an_account("nat", Role.NATIONAL))
    found = desk.post(DESK, {"contact": "+66 81 234 5678"})
    story = Story.objects.get()
    asked = {"contact": "0812345678", "story": str(story.pk)}
    without = desk.post(DESK, asked)
    given = desk.post(DESK, asked | {"why": "โทรกลับแล้ว ยืนยันวันที่เล่าได้"})
    code = new_code_in(given)

    assert f'value="{story.pk}"' in found.content.decode()
    assert (without.status_code, given.status_code) == (400, 200)
    assert client.get("/tell/mine/", {"receipt": code}).status_code == 200
    act = Act.objects.get(kind="telling.new_code")
    assert (act.kept["by"], act.kept["after"], act.told) == ("nat", {"story": story.pk}, {})


def test_another_number_gives_the_desk_no_story(client):
    send(client, contact="0812345678")
    story = Story.objects.get()
    desk = sign_in(an_account("nat", Role.NATIONAL))
    page = desk.post(DESK, {"contact": "0899999999", "story": str(story.pk), "why": "x"})

    assert "ไม่มีเรื่องที่ทิ้งเบอร์หรืออีเมลนี้ไว้" in words_of(page.content)
    assert NewCode.objects.count() == 0
