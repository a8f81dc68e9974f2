"""A story told in a LINE chat: shown masked before it is sent, sent once, unsent everywhere."""

import json
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult
from fakes.line import FakeLine, a_line
from kept import TAGS, a_kept_campaign
from line_says import delivered, event, says, signature_of, unsends

from sangsuk.cli.working import machine_clock
from sangsuk.flow.doors.receiving import take_in_spooled
from sangsuk.flow.line import words
from sangsuk.flow.work.jobs import parse_deliveries
from sangsuk.flow.work.worker import Worker
from sangsuk.records.chats.models import Line, Reply
from sangsuk.records.inbox.models import Arrival, Body, Delivery, Tombstone
from sangsuk.records.stories.models import Revision, Story
from sangsuk.web.clock import now

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SECRET = "channel-secret"


@pytest.fixture(autouse=True)
def line(monkeypatch, settings, tmp_path):
    settings.SANGSUK_HOME = tmp_path
    a_kept_campaign()
    with a_line("channel-token") as fake:
        monkeypatch.setenv("SANGSUK_LINE_CHANNEL_SECRET", SECRET)
        monkeypatch.setenv("SANGSUK_LINE_CHANNEL_TOKEN", fake.token)
        monkeypatch.setenv("SANGSUK_LINE_URL", fake.url)
        monkeypatch.setenv("SANGSUK_LINE_DATA_URL", fake.url)
        yield fake


def receipt_in(line: FakeLine) -> str:
    return re.findall(r"[2-9a-z]{4}(?:-[2-9a-z]{4}){3}", line.texts[-1])[0]


def hand_in(client, *events: dict, signature: str | None = None):
    raw = delivered(*events)
    headers = {"X-Line-Signature": signature_of(raw, SECRET) if signature is None else signature}
    return client.post("/hooks/line", raw, content_type="application/json", headers=headers)


def work() -> None:
    """Do all that waits, but for reading the stories."""
    take_in_spooled(settings.SANGSUK_HOME)
    DBTaskResult.objects.filter(task_path__endswith="understand_stories").delete()
    worker = Worker("w", lease=timedelta(minutes=1), clock=machine_clock, now=now)
    while worker.work():
        DBTaskResult.objects.filter(task_path__endswith="understand_stories").delete()


def talk(client, *events: dict) -> None:
    for one in events:
        assert hand_in(client, one).status_code == 200
        work()


def agreed(line: FakeLine) -> str:
    """What the button under the last story shown stands for."""
    shown = line.said[-1][1]["messages"][-1]
    return shown["quickReply"]["items"][0]["action"]["data"]


def tell(client, line: FakeLine) -> None:
    talk(
        client,
        says(1, "ไปทำบัตรที่อำเภอแม่ริม เชียงใหม่"),
        says(2, "เร็วมาก โทร 0812345678"),
        says(3, "จบ"),
    )
    talk(client, event(4, "postback", postback={"data": agreed(line)}))


def test_a_story_of_several_messages_is_shown_masked_and_sent_with_both_hashtags(client, line):
    tell(client, line)

    shown = [text for text in line.texts if "เร็วมาก" in text]
    assert (len(shown), "0812345678" in "".join(line.texts)) == (1, False)
    assert any("อำเภอแม่ริม จังหวัดเชียงใหม่ ใช่ไหม" in text for text in line.texts)
    story = Story.objects.get()
    assert (story.platform, story.native_id) == ("line", "m1")
    assert story.author != "U1"
    assert Revision.objects.get().text == (
        f"ไปทำบัตรที่อำเภอแม่ริม เชียงใหม่\nเร็วมาก โทร 0812345678\n{TAGS}"
    )
    assert line.texts[-1] == words.sent(receipt_in(line))
    assert (Reply.objects.count(), [one.text for one in Line.objects.all()]) == (0, ["", ""])


def test_nothing_is_a_story_before_its_teller_agrees(client, line):
    talk(
        client,
        says(1, "ไปทำบัตรที่อำเภอแม่ริม"),
        says(2, "จบ"),
        event(3, "postback", postback={"data": "drop"}),
    )

    assert (Story.objects.count(), Line.objects.count()) == (0, 0)
    assert not any("ไปทำบัตร" in text for text in everything_kept())


def everything_kept() -> list[str]:
    bodies = [
        json.dumps(json.loads(bytes(body.raw)), ensure_ascii=False) for body in Body.objects.all()
    ]
    rows = [bytes(arrival.raw).decode() for arrival in Arrival.objects.all()]
    return [
        *bodies,
        *rows,
        *Line.objects.values_list("text", flat=True),
        *Revision.objects.values_list("text", flat=True),
        *map(str, Reply.objects.values_list("messages", flat=True)),
    ]


def test_what_is_delivered_again_is_heeded_once(client, line):
    talk(client, says(1, "ไปทำบัตรที่อำเภอแม่ริม"), says(1, "ไปทำบัตรที่อำเภอแม่ริม", again=True))
    for kept in Delivery.objects.all():
        parse_deliveries.call([kept.pk], at=now())
    work()

    assert (Line.objects.count(), line.texts) == (1, [words.GO_ON])


def test_a_message_that_is_unsent_takes_its_story_and_every_word_along(client, line):
    tell(client, line)
    talk(client, says(2, "เร็วมาก โทร 0812345678", again=True), unsends(9, 2))

    assert Story.objects.get().withdrawn_at is not None
    assert not any("เร็วมาก" in text for text in everything_kept())
    stones = {
        (stone.platform, stone.native_id): len(stone.digests) for stone in Tombstone.objects.all()
    }
    assert stones == {("line_chat", "m2"): 2, ("line_chat", "m1"): 1, ("line", "m1"): 1}


def test_a_message_that_comes_after_it_was_unsent_stays_out(client, line):
    talk(client, unsends(2, 1), says(1, "ความลับ"))

    assert (Line.objects.count(), line.texts) == (0, [])
    assert not any("ความลับ" in text for text in everything_kept())


def test_who_told_a_story_withdraws_it_by_a_word(client, line):
    tell(client, line)
    talk(client, says(8, words.WITHDRAW), says(9, words.WITHDRAW))

    assert line.texts[-2:] == [words.WITHDRAWN, words.NONE_TO_WITHDRAW]
    assert not any("เร็วมาก" in text for text in everything_kept())


def test_what_was_not_shown_is_not_sent(client, line):
    talk(client, says(1, "ไปทำบัตรที่อำเภอแม่ริม"), says(2, "จบ"))
    button = agreed(line)
    talk(client, says(3, "และอีกเรื่องหนึ่ง"), event(4, "postback", postback={"data": button}))

    assert (Story.objects.count(), line.texts[-1]) == (0, words.CHANGED)


def test_an_answer_whose_token_is_too_old_is_pushed_and_one_that_fails_is_tried_again(client, line):
    line.used.add("r1")
    talk(client, says(1, "ไปทำบัตร"))
    line.fails = [500]
    talk(client, says(2, "เร็วมาก"))
    assert [way for way, _ in line.said] == ["push"]
    DBTaskResult.objects.update(run_after=machine_clock())
    work()

    assert [way for way, _ in line.said] == ["push", "reply"]


def test_the_consoles_test_and_what_is_unknown_are_answered(client, line):
    assert hand_in(client).status_code == 200
    talk(
        client,
        event(1, "membership"),
        event(2, message={"id": "m2", "type": "sticker"}),
        event(3, source={"type": "group", "groupId": "G"}),
    )

    assert line.texts == [words.TEXT_ONLY]


@pytest.mark.parametrize("signature", ["", "AAAA", "ลายเซ็น", "=" * 5000])
def test_who_does_not_sign_is_refused(client, caplog, signature):
    answer = hand_in(client, says(1, "ความลับ"), signature=signature)

    assert (answer.status_code, Delivery.objects.count()) == (403, 0)
    assert "ความลับ" not in caplog.text


def test_a_door_without_its_settings_is_off_and_says_so(client, monkeypatch):
    monkeypatch.delenv("SANGSUK_LINE_CHANNEL_SECRET")

    assert (
        hand_in(client).content.decode()
        == "This door is off: SANGSUK_LINE_CHANNEL_SECRET is not set.\n"
    )
