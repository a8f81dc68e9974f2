"""A receipt that was lost: a link in the chat, to who told there or tied a story to it before."""

import re
from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest
from line_says import event, says
from test_line_hook import (
    everything_kept,
    line,  # noqa: F401 - a fixture
    receipt_in,
    talk,
    tell,
)
from test_tell_page import CODE, send

from sangsuk.flow.line import words
from sangsuk.flow.outbox.sending import send_messages
from sangsuk.flow.telling.telling import story_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.outbox.models import Message
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.models import LineReach

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NIGHT = datetime.fromisoformat("2020-12-20T23:00:00+07:00")


@pytest.fixture(autouse=True)
def site(monkeypatch):
    monkeypatch.setenv("SANGSUK_SITE", "https://sangsuk.example.go.th")


def linked(line, at: datetime = NIGHT) -> list[str]:  # noqa: F811
    """The links that are sent now; who asks waits for no morning."""
    before = len(line.said)
    send_messages.call("line", at=at)
    pushed = [body["messages"][0]["text"] for way, body in line.said[before:] if way == "push"]
    return [unquote(re.findall(r"/tell/new-code/\?token=(\S+)", text)[0]) for text in pushed]


def new_code_by(client, token: str) -> str:
    page = client.post("/tell/new-code/", {"token": token}).content.decode()
    [code] = re.findall(r'class="receipt">([^<]+)<', page)
    return code


def test_who_told_in_the_chat_is_sent_a_link_that_gives_a_new_receipt_once(client, line):  # noqa: F811
    tell(client, line)
    talk(client, says(5, words.NEW_RECEIPT))
    answered = line.texts[-1]
    [token] = linked(line)
    code = new_code_by(client, token)
    again = client.post("/tell/new-code/", {"token": token})

    assert answered == words.LINK_COMES
    assert story_of(code, Campaign.objects.get()) == Story.objects.get()
    assert again.status_code == 404


def test_by_the_new_receipt_a_story_is_taken_back_in_the_chat(client, line):  # noqa: F811
    tell(client, line)
    talk(client, says(5, words.NEW_RECEIPT))
    code = new_code_by(client, *linked(line))
    talk(client, says(6, f"{words.WITHDRAW} {code}", user="U9"))

    assert line.texts[-1] == words.WITHDRAWN
    assert Story.objects.get().withdrawn_at is not None


def test_a_story_of_the_site_is_tied_to_a_chat_and_its_receipt_is_not_kept(client, line):  # noqa: F811
    send(client)
    talk(client, says(5, f"{words.TIE} {CODE.upper()}"))
    tied = line.texts[-1]
    talk(client, says(6, words.NEW_RECEIPT))
    code = new_code_by(client, *linked(line))

    assert tied == words.TIED
    assert client.get("/tell/mine/", {"receipt": code}).status_code == 200
    assert not any(CODE in text.lower() for text in everything_kept())


def test_pages_tell_how_a_story_is_tied_where_the_account_has_a_name(client, line, monkeypatch):  # noqa: F811
    pages = [send(client), client.get("/tell/mine/", {"receipt": CODE}), client.get("/tell/lost/")]
    monkeypatch.setenv("SANGSUK_LINE_NAME", "@sangsuk")
    named = [send(client), client.get("/tell/mine/", {"receipt": CODE}), client.get("/tell/lost/")]

    assert not any("@sangsuk" in page.content.decode() for page in pages)
    assert [f"เก็บรหัส {CODE}" in page.content.decode() for page in named] == [True, True, False]
    assert "ขอรหัสใหม่</strong> ถึงบัญชี @sangsuk" in named[2].content.decode()


def test_who_left_a_number_is_sent_the_link_by_the_line_account_that_is_tied(client, line):  # noqa: F811
    send(client, contact="081-234-5678")
    asked = {"contact": "0812345678"}
    client.post("/tell/lost/", asked)
    untied = linked(line)
    talk(client, says(5, f"{words.TIE} {CODE}"))
    for _ in range(2):
        client.post("/tell/lost/", asked)

    assert untied == []
    assert len(linked(line)) == 1


@pytest.mark.parametrize(
    "leaves", [says(6, words.UNTIE), event(6, "postback", postback={"data": words.UNTIE})]
)
def test_who_wants_it_no_more_is_sent_nothing_though_it_was_queued(client, line, leaves):  # noqa: F811
    send(client, contact="0812345678")
    talk(client, says(5, f"{words.TIE} {CODE}"))
    client.post("/tell/lost/", {"contact": "0812345678"})
    queued = Message.objects.count()
    talk(client, leaves)

    assert (queued, linked(line), LineReach.objects.count()) == (1, [], 0)


def test_a_story_that_is_taken_back_is_tied_to_nobody_and_no_link_goes(client, line):  # noqa: F811
    send(client)
    talk(client, says(5, f"{words.TIE} {CODE}"), says(6, words.NEW_RECEIPT))
    client.post("/tell/back/", {"code": CODE})

    assert (linked(line), LineReach.objects.count()) == ([], 0)


def test_nobody_ties_by_a_wrong_code_or_is_sent_the_link_of_another(client, line):  # noqa: F811
    tell(client, line)
    receipt = receipt_in(line)
    talk(client, says(5, f"{words.TIE} zzzz-zzzz-zzzz-zzzz", user="U9"))
    wrong = line.texts[-1]
    talk(client, says(6, words.NEW_RECEIPT, user="U9"))
    none = line.texts[-1]
    talk(
        client, says(7, f"{words.TIE} {receipt}", user="U9"), says(8, words.NEW_RECEIPT, user="U9")
    )

    assert [wrong, none, line.texts[-1]] == [
        words.NONE_TO_TIE,
        words.NONE_TO_RECOVER,
        words.LINK_COMES,
    ]
    assert Message.objects.get().to == "U9"


def test_a_link_of_yesterday_is_asked_for_anew(client, line):  # noqa: F811
    tell(client, line)
    talk(client, says(5, words.NEW_RECEIPT), says(6, words.NEW_RECEIPT))
    today = linked(line)
    later = event(7, message={"id": "m7", "type": "text", "text": words.NEW_RECEIPT})
    later["timestamp"] += int(timedelta(days=1).total_seconds() * 1000)
    talk(client, later)

    assert (len(today), len(linked(line, NIGHT + timedelta(days=1)))) == (1, 1)
