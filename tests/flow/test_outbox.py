"""What waits in the outbox is sent, each message once, whatever befalls worker and services."""

import os
import shutil
import signal
import subprocess
import time
from collections import Counter
from datetime import datetime, timedelta

import pytest
from command import SANGSUK, ask, done, environment
from fakes.line import a_line
from fakes.smtp import a_mail_server
from told import BANGKOK

from sangsuk.flow.outbox import kinds
from sangsuk.flow.outbox.kinds import Kind
from sangsuk.flow.outbox.queueing import To, Words, queue_message
from sangsuk.flow.outbox.quiet import next_waking_hour
from sangsuk.flow.outbox.sending import send_messages
from sangsuk.records.outbox.models import Message
from sangsuk.records.outbox.queries import channels_due, count_by_state

pytestmark = pytest.mark.django_db
FOLLOWERS = int(os.environ.get("FOLLOWERS", "500"))
NOON = datetime(2020, 12, 15, 12, tzinfo=BANGKOK)


@pytest.fixture
def mail(monkeypatch):
    with a_mail_server() as fake:
        monkeypatch.setenv("SANGSUK_SMTP_URL", fake.url)
        monkeypatch.setenv("SANGSUK_MAIL_FROM", "noreply@sangsuk.example")
        yield fake


@pytest.fixture
def line(monkeypatch):
    with a_line("token") as fake:
        monkeypatch.setenv("SANGSUK_LINE_CHANNEL_SECRET", "secret")
        monkeypatch.setenv("SANGSUK_LINE_CHANNEL_TOKEN", "token")
        monkeypatch.setenv("SANGSUK_LINE_URL", fake.url)
        yield fake


@pytest.fixture
def wanted(monkeypatch):
    """A kind of message that those want whose `about` stands here; it waits for the morning."""
    who = {"a"}
    monkeypatch.setitem(kinds.KINDS, "news", Kind(lambda message: message.about in who))
    return who


def queue(key: str, *, channel: str = "email", to: str = "", stop: str = "", **more) -> bool:
    words = Words(text="มีเรื่องใหม่ 2 เรื่อง", subject="เรื่องใหม่ของอำเภอ", stop=stop)
    whom = To(channel, to or f"{key}@example.org")
    return queue_message(key=key, to=whom, words=words, at=NOON, **{"kind": "test"} | more)


def send(channel: str = "email", at: datetime = NOON) -> None:
    send_messages.call(channel, at=at)


def after(**time: float) -> datetime:
    return NOON + timedelta(**time)


def states() -> dict[str, int]:
    return {state: n for state, n in count_by_state().items() if n}


def test_a_letter_says_what_it_was_given_and_how_to_end_such_letters(mail):
    queue("k1", stop="https://sangsuk.example/follow/stop/x/")
    send()

    [letter] = mail.handed
    assert letter["Subject"] == "เรื่องใหม่ของอำเภอ"
    assert letter.get_content().strip() == "มีเรื่องใหม่ 2 เรื่อง"
    assert letter["List-Unsubscribe"] == "<https://sangsuk.example/follow/stop/x/>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert states() == {"sent": 1}


def test_one_key_is_one_message_however_often_it_is_queued_and_sent(mail, line):
    assert [queue("k1"), queue("k1"), queue("k2", channel="line", to="U1")] == [True, False, True]
    for _ in range(3):
        send()
        send("line")
    assert not queue("k1")
    send()

    assert (len(mail.handed), len(line.said), states()) == (1, 1, {"sent": 2})


def test_what_was_sent_keeps_neither_words_nor_address(mail):
    queue("k1")
    send()

    kept = Message.objects.get()
    assert (kept.to, kept.subject, kept.text, kept.stop) == ("", "", "", "")


def test_consent_is_asked_for_at_the_moment_of_sending(mail, wanted):
    queue("k1", kind="news", about="a")
    queue("k2", kind="news", about="b")
    send()

    assert (list(mail.mailboxes), states()) == (["k1@example.org"], {"sent": 1, "unwanted": 1})


def test_who_says_no_while_others_are_written_to_is_not_written_to(mail, wanted, monkeypatch):
    asked = Counter()

    def once(message):
        asked[message.about] += 1
        return message.about == "a" or asked[message.about] == 1

    monkeypatch.setitem(kinds.KINDS, "news", Kind(once))
    queue("k1", kind="news", about="a")
    queue("k2", kind="news", about="b")
    send()

    assert (list(mail.mailboxes), states()) == (["k1@example.org"], {"sent": 1, "unwanted": 1})


@pytest.mark.parametrize(
    ("hour", "waits"), [(7, 1), (8, 0), (19, 0), (20, 12), (23, 9)], ids=lambda n: f"{n}"
)
def test_between_eight_and_eight_nobody_is_woken(hour, waits):
    moment = datetime(2020, 12, 15, hour, tzinfo=BANGKOK)

    assert next_waking_hour(moment) - moment == timedelta(hours=waits)


def test_at_night_news_wait_and_what_somebody_asked_for_does_not(mail, wanted):
    night = NOON.replace(hour=22)
    queue("k1", kind="news", about="a")
    queue("k2", kind="test")
    send(at=night)
    assert list(mail.mailboxes) == ["k2@example.org"]

    send(at=night + timedelta(hours=9, minutes=59))
    assert len(mail.handed) == 1
    send(at=night + timedelta(hours=10))
    assert states() == {"sent": 2}


@pytest.mark.parametrize("channel", ["email", "line"])
def test_a_service_away_for_an_hour_loses_nothing_and_is_not_knocked_at_for_each(
    mail, line, channel
):
    for n in range(50):
        queue(f"k{n}", channel=channel)
    mail.is_away = True
    line.fails = [503] * 1000
    for minute in range(60):
        send(channel, at=after(minutes=minute))
    knocks = 1000 - len(line.fails)
    assert (states(), mail.handed, line.said) == ({"waiting": 50}, [], [])
    mail.is_away, line.fails = False, []
    for minute in range(60, 91):
        send(channel, at=after(minutes=minute))

    sent = list(mail.mailboxes) if channel == "email" else [body["to"] for _, body in line.said]
    assert sorted(sent) == sorted(f"k{n}@example.org" for n in range(50))
    assert (states(), len(mail.handed) + len(line.said)) == ({"sent": 50}, 50)
    assert knocks <= 7


def test_an_address_that_is_none_keeps_no_other_from_its_letter(mail):
    mail.refuses = {"gone@example.org": 550, "full@example.org": 452}
    queue("k0", to="gone@example.org")
    queue("k1", to="full@example.org")
    queue("k2", to="no address\r\nBcc: all@example.org")
    queue("k3")
    send()

    assert list(mail.mailboxes) == ["k3@example.org"]
    assert states() == {"waiting": 1, "sent": 1, "refused": 2}
    mail.refuses = {}
    send(at=after(minutes=1))
    assert states() == {"sent": 2, "refused": 2}


def test_where_our_own_name_is_refused_nobody_is_struck_off(mail):
    mail.refuses_sender = True
    queue("k1")
    send()

    assert states() == {"waiting": 1}


def test_a_letter_that_is_never_taken_is_given_up_after_five_days(mail):
    mail.refuses = {"k1@example.org": 451}
    queue("k1")
    send(at=after(days=4))
    send(at=after(days=6))

    assert states() == {"refused": 1}


def test_where_no_server_is_set_letters_wait(monkeypatch):
    monkeypatch.delenv("SANGSUK_SMTP_URL", raising=False)
    queue("k1")
    send()

    assert (states(), Message.objects.get().fault) == ({"waiting": 1}, "token")


def test_a_connection_that_breaks_before_the_answer_makes_no_second_letter_in_a_mailbox(mail):
    mail.breaks_at = 2
    for n in range(4):
        queue(f"k{n}")
    send()
    send(at=after(minutes=1))

    assert [len(ids) for ids in mail.mailboxes.values()] == [1, 1, 1, 1]
    assert (states(), len(mail.handed)) == ({"sent": 4}, 5)


def test_two_workers_at_once_send_each_message_once(mail):
    queue("k1")
    message = Message.objects.get()
    send()
    Message.objects.filter(pk=message.pk).update(due_at=after(minutes=5))
    send(at=after(minutes=4))

    assert len(mail.handed) == 1


@pytest.mark.slow
def test_followers_in_their_thousands_are_each_told_once(mail, line):
    letters = FOLLOWERS * 9 // 10
    for n in range(letters):
        queue(f"e{n}")
    for n in range(FOLLOWERS - letters):
        queue(f"l{n}", channel="line", to=f"U{n}")
    line.fails = [500, 429]
    for minute in range(30):
        for channel in channels_due(after(minutes=minute)):
            send(channel, at=after(minutes=minute))

    assert (len(mail.mailboxes), len(mail.raw)) == (letters, letters)
    assert len({body["to"] for _, body in line.said}) == len(line.said) == FOLLOWERS - letters
    assert states() == {"sent": FOLLOWERS}


QUEUE = """
from datetime import datetime
from sangsuk.flow.outbox.queueing import To, Words, queue_message
at = datetime.fromisoformat("2020-12-15T10:00:00+07:00")
for n in range(60):
    to = To("email", f"k{n}@example.org")
    queue_message(key=f"k{n}", to=to, kind="test", words=Words(text="-"), at=at)
"""


@pytest.mark.slow
def test_a_worker_that_is_killed_over_a_letter_loses_none_and_sends_none_twice(
    a_migrated_home, tmp_path
):
    with a_mail_server() as mail:
        settings = {"SANGSUK_SMTP_URL": mail.url, "SANGSUK_MAIL_FROM": "noreply@sangsuk.example"}
        shutil.copytree(a_migrated_home, tmp_path, dirs_exist_ok=True)
        done(tmp_path, "manage", "shell", "--no-imports", "--command", QUEUE)
        mail.waits_at = 30
        first = subprocess.Popen(
            [SANGSUK, "worker", "--lease", "1"], env=environment(tmp_path, **settings)
        )
        assert mail.taken.wait(60)
        first.send_signal(signal.SIGKILL)
        first.wait()
        later = {"SANGSUK_CLOCK": "2020-12-15T10:06:00+07:00"}
        second = subprocess.Popen(
            [SANGSUK, "worker", "--lease", "1"], env=environment(tmp_path, **settings | later)
        )
        question = "SELECT count(*) FROM outbox_message WHERE state = 'sent'"
        deadline = time.monotonic() + 60
        while ask(tmp_path, question) != [(60,)] and time.monotonic() < deadline:
            time.sleep(0.1)
        second.send_signal(signal.SIGTERM)
        second.wait()

    assert ask(tmp_path, question) == [(60,)]
    assert sorted(len(ids) for ids in mail.mailboxes.values()) == [1] * 60
    assert len(mail.handed) == 61  # the one that the killed worker had just handed over
