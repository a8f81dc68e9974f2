"""A letter is answered with a receipt: by it its writer lets it be shown, or takes it back."""

import pytest
from fakes.imap import a_mailbox
from test_mail_door import a_letter, look

from sangsuk.connectors.mail.letter import address_of
from sangsuk.flow.reading.reader import load_reader
from sangsuk.flow.reading.understand import understand
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.outbox.models import Message
from sangsuk.records.stories.models import Shown, Story

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def box(monkeypatch):
    monkeypatch.setenv("SANGSUK_SMTP_URL", "smtp://127.0.0.1:25")
    monkeypatch.setenv("SANGSUK_MAIL_FROM", "sangsuk@example.go.th")
    monkeypatch.setenv("SANGSUK_SITE", "https://sangsuk.example.go.th")
    with a_mailbox() as fake:
        monkeypatch.setenv("SANGSUK_IMAP_URL", f"imap://127.0.0.1:{fake.port}/INBOX")
        monkeypatch.setenv("SANGSUK_IMAP_USER", fake.user)
        monkeypatch.setenv("SANGSUK_IMAP_PASSWORD", fake.password)
        yield fake


def receipt() -> str:
    [message] = Message.objects.all()
    return message.subject.partition("[")[2].rstrip("]")


def an_answer(code: str, words: str) -> bytes:
    return a_letter("re", words.encode(), Subject=f"Re: [{code}]")


def test_a_letter_is_answered_once_with_a_receipt(box):
    box.add(a_letter("a"))
    look()
    look()
    message = Message.objects.get()

    assert (message.to, message.kind) == ("a@Example.com", "letter_received")
    assert f"https://sangsuk.example.go.th/tell/mine/?receipt={receipt()}" in message.text
    assert "แม่ริม" not in message.text


def test_its_writer_lets_it_be_shown_by_the_link(box, client, monkeypatch):
    monkeypatch.setenv("SANGSUK_CLOCK", "2020-12-20T10:00:00+07:00")
    box.add(a_letter("a"))
    look()
    campaign = Campaign.objects.get()
    understand(campaign, load_reader(), at=campaign.opens)
    shown_before = Shown.objects.count()
    allowed = {"code": receipt(), "allow": "1", "allow_count": "on", "allow_publish": "on"}
    page = client.post("/tell/mine/", allowed)

    assert (page.status_code, shown_before, Shown.objects.count()) == (200, 0, 1)
    assert 'name="text"' not in page.content.decode()


def test_an_answer_that_asks_for_it_back_takes_it_back_and_is_no_story(box):
    box.add(a_letter("a"))
    look()
    code = receipt()
    box.add(an_answer(code, "ถอนเรื่อง ครับ"))
    look()
    look()

    story = Story.objects.get()
    assert story.withdrawn_at is not None
    assert story.revisions.filter(text__gt="").count() == 0


def test_another_answer_takes_nothing_back(box):
    box.add(a_letter("a"))
    look()
    code = receipt()
    box.add(an_answer("aaaa-bbbb-cccc-dddd", "ถอนเรื่อง"))
    box.add(a_letter("b", "ขอบคุณที่ตอบ #สุขนี้ที่อำเภอ".encode(), Subject=f"Re: [{code}]"))
    look()

    assert Story.objects.filter(withdrawn_at__isnull=False).count() == 0


def test_who_may_not_have_written_to_us_is_not_written_to(box, monkeypatch):
    box.add(a_letter("a", b"buy now, very cheap", Subject="offer"))
    box.add(a_letter("b", **{"Auto-Submitted": "auto-replied"}))
    look()
    monkeypatch.delenv("SANGSUK_SITE")
    box.add(a_letter("c"))
    look()

    assert Message.objects.count() == 0


@pytest.mark.parametrize("sender", [f"{'a' * 300}@example.com", "a\x07b@example.com", "nobody"])
def test_what_can_be_no_address_is_answered_by_nobody(sender):
    assert address_of(a_letter("a", From=sender)) == ""
