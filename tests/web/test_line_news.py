"""What became of a story: said in the chat when asked, pushed by day where that was wanted."""

from datetime import datetime, timedelta

import pytest
from line_says import event, says
from test_line_hook import (
    line,  # noqa: F401 - a fixture
    talk,
    tell,
)

from sangsuk.flow.line import words
from sangsuk.flow.line.news import tell_news
from sangsuk.flow.outbox.sending import send_messages
from sangsuk.flow.reading.reader import load_reader
from sangsuk.flow.reading.understand import understand
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.chats.models import Receipt
from sangsuk.records.outbox.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOON = datetime.fromisoformat("2020-12-20T12:00:00+07:00")
NIGHT = datetime.fromisoformat("2020-12-20T23:00:00+07:00")


def wants(n: int, story: str = "m1", wish: str = "news", **more) -> dict:
    return event(n, "postback", postback={"data": f"{wish}:{story}"}, **more)


def read() -> None:
    understand(Campaign.objects.get(), load_reader(), at=NOON)


def pushed(line, at: datetime = NOON) -> list[str]:  # noqa: F811
    """What is sent to tellers now."""
    before = len(line.texts)
    tell_news.call(at=at)
    send_messages.call("line", at=at)
    return line.texts[before:]


def test_who_asks_is_told_at_once_where_the_story_got_to(client, line):  # noqa: F811
    talk(client, says(90, words.MINE))
    none = line.texts[-1]
    tell(client, line)
    talk(client, says(5, words.MINE))
    unread = line.texts[-1]
    read()
    talk(client, says(6, words.MINE))

    assert [none, unread, line.texts[-1]] == [words.NO_STORY_YET, words.UNREAD, words.COUNTED]


def test_news_are_pushed_once_to_who_wanted_them(client, line):  # noqa: F811
    tell(client, line)
    unasked = pushed(line)
    talk(client, wants(5))
    unread = pushed(line)
    read()
    first, again = pushed(line), pushed(line)

    assert (unasked, unread, again) == ([], [], [])
    [said] = first
    assert said.startswith(words.COUNTED)
    assert said.endswith(words.HOW_TO_BE_QUIET)
    assert "แม่ริม" not in said


def test_by_night_news_wait_for_the_morning(client, line):  # noqa: F811
    tell(client, line)
    talk(client, wants(5))
    read()

    assert pushed(line, NIGHT) == []
    assert len(pushed(line, NIGHT + timedelta(hours=10))) == 1


@pytest.mark.parametrize("said", [wants(6, wish="quiet"), says(6, words.SILENCE)])
def test_who_wants_no_more_hears_nothing_though_it_was_queued(client, line, said):  # noqa: F811
    tell(client, line)
    talk(client, wants(5))
    read()
    tell_news.call(at=NOON)
    queued = Message.objects.filter(kind="line_news").count()
    talk(client, said)

    assert line.texts[-1] == words.QUIET_NOW
    assert (queued, pushed(line)) == (1, [])


def test_a_story_that_is_taken_back_has_no_news(client, line):  # noqa: F811
    tell(client, line)
    talk(client, wants(5))
    read()
    tell_news.call(at=NOON)
    talk(client, says(6, words.WITHDRAW))

    assert (pushed(line), Receipt.objects.count()) == ([], 0)


def test_nobody_hears_of_anothers_story(client, line):  # noqa: F811
    tell(client, line)
    talk(client, wants(5, user="U2"))

    assert line.texts[-1] == words.NONE_TO_WITHDRAW
    assert not Receipt.objects.get().wants_news
