"""Letters are stories: in whatever coding they come, each once, and nothing in the box is changed."""

import base64
import quopri
from datetime import timedelta

import pytest
from fakes.imap import FakeMailbox, a_mailbox
from kept import TAGS, TENTH, a_kept_campaign

from sangsuk.flow.doors.deliveries import parse
from sangsuk.flow.doors.mail import poll_mail
from sangsuk.flow.work.worker import NotNow
from sangsuk.records.inbox.coverage import coverage
from sangsuk.records.inbox.models import Delivery, Parsing
from sangsuk.records.stories.models import Revision, Story
from sangsuk.records.tellers.queries import consents_of

pytestmark = pytest.mark.django_db
TOLD = "ไปทำบัตรที่อำเภอแม่ริม เร็วมาก"


@pytest.fixture
def box(monkeypatch):
    with a_mailbox() as fake:
        monkeypatch.setenv("SANGSUK_IMAP_URL", f"imap://127.0.0.1:{fake.port}/INBOX")
        monkeypatch.setenv("SANGSUK_IMAP_USER", fake.user)
        monkeypatch.setenv("SANGSUK_IMAP_PASSWORD", fake.password)
        yield fake


def a_letter(
    name: str,
    body: bytes = TOLD.encode(),
    *,
    kind: str = "text/plain; charset=utf-8",
    coding: str = "8bit",
    **heads: str,
) -> bytes:
    told = {
        "From": f"=?utf-8?B?{base64.b64encode('สมใจ'.encode()).decode()}?= <{name}@Example.com>",
        "Subject": f"=?utf-8?B?{base64.b64encode(TAGS.encode()).decode()}?=",
        "Message-ID": f"<{name}@mail.example.com>",
        "Date": "Sat, 05 Dec 2020 10:00:00 +0700",
        "Content-Type": kind,
        "Content-Transfer-Encoding": coding,
    } | heads
    head = "\r\n".join(f"{key}: {value}" for key, value in told.items())
    return head.encode() + b"\r\n\r\n" + body


def look(at=TENTH) -> None:
    poll_mail.call(at=at)
    campaign = a_kept_campaign()
    for kept in Delivery.objects.all():
        parse(kept, campaign)


def texts() -> list[str]:
    return [one.text for one in Revision.objects.order_by("pk")]


def stretches() -> list[tuple[str, str]]:
    campaign = a_kept_campaign()
    found = coverage(since=campaign.opens, until=campaign.closes)
    return [(one.state, one.reason) for one in found]


THAI = TOLD.encode("cp874")
BOTH = (
    b'--x\r\nContent-Type: text/plain; charset="utf-8"\r\n\r\n%b\r\n'
    b'--x\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n<p>another</p>\r\n--x--\r\n'
) % TOLD.encode()


@pytest.mark.parametrize(
    ("body", "kind", "coding"),
    [
        (TOLD.encode(), "text/plain; charset=utf-8", "8bit"),
        (THAI, "text/plain; charset=TIS-620", "8bit"),
        (THAI, "text/plain; charset=windows-874", "8bit"),
        (THAI, "text/plain", "8bit"),
        (THAI, "text/plain; charset=us-ascii", "8bit"),
        (TOLD.encode(), "text/plain; charset=no-such-coding", "8bit"),
        (quopri.encodestring(TOLD.encode()), "text/plain; charset=utf-8", "quoted-printable"),
        (quopri.encodestring(THAI), "text/plain; charset=tis-620", "quoted-printable"),
        (base64.encodebytes(THAI), "text/plain; charset=tis-620", "base64"),
        (base64.encodebytes(TOLD.encode()), "text/plain; charset=utf-8", "base64"),
        (
            f"<html><head><style>p{{}}</style></head><p>{TOLD.replace(' ', '&nbsp;<b>')}</b></p>"
            "<script>ไม่อ่าน</script></html>".encode(),
            "text/html; charset=utf-8",
            "8bit",
        ),
        (BOTH, 'multipart/alternative; boundary="x"', "7bit"),
    ],
)
def test_thai_is_read_in_whatever_it_comes(box: FakeMailbox, body, kind, coding):
    box.add(a_letter("a", body, kind=kind, coding=coding))
    look()

    assert texts() == [f"{TAGS}\n{TOLD}"]


def test_a_letter_is_told_by_its_writer_at_its_time_and_no_address_is_kept_of_them(box):
    box.add(a_letter("somjai", TOLD.encode() + b"\r\n-- \r\n0812345678\r\n"))
    look()

    story = Story.objects.get()
    assert (story.platform, story.posted_at.isoformat()) == ("email", "2020-12-05T03:00:00+00:00")
    assert ("somjai" in story.author, "0812345678" in texts()[0]) == (False, False)


def test_who_writes_to_us_is_counted_and_not_shown_before_they_were_asked(box: FakeMailbox):
    box.add(a_letter("a"))
    look()

    key = ("email", Story.objects.get().native_id)
    assert consents_of(a_kept_campaign(), key) == {
        "count": True,
        "quote": False,
        "publish": False,
        "film": False,
    }


def test_a_letter_is_taken_in_once_however_often_it_lies_in_the_box(box: FakeMailbox):
    box.add(a_letter("a"), a_letter("b"), a_letter("a", **{"X-Seen": "elsewhere"}))
    look()
    box.add(a_letter("c"))
    look()
    box.validity = 2
    look()

    assert (Story.objects.count(), Revision.objects.count()) == (3, 3)
    fetched = [said for said in box.said if "BODY.PEEK[]" in said]
    assert len(fetched) == 3 + 1 + 4  # all again after the numbers began anew
    assert not any(
        word in said for said in box.said for word in ("STORE", "DELETE", "BODY[", "SELECT")
    )


def test_attachments_are_not_taken_and_it_is_said(box: FakeMailbox):
    parts = (
        b"--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%b\r\n"
        b"--x\r\nContent-Type: image/svg+xml\r\nContent-Disposition: attachment\r\n\r\n<svg/>\r\n"
        b'--x\r\nContent-Type: text/plain; name="a.txt"\r\n\r\nsecret\r\n--x--\r\n'
    ) % TOLD.encode()
    box.add(a_letter("a", parts, kind='multipart/mixed; boundary="x"'))
    look()

    assert texts() == [f"{TAGS}\n{TOLD}"]
    assert Parsing.objects.get().rejections == [
        {"where": "part 2", "reason": "an attachment is not taken"},
        {"where": "part 3", "reason": "an attachment is not taken"},
    ]


@pytest.mark.parametrize(
    ("letter", "reason"),
    [
        (a_letter("a", **{"Auto-Submitted": "auto-replied"}), "a machine or a list has sent it"),
        (a_letter("a", **{"List-Id": "<news>"}), "a machine or a list has sent it"),
        (a_letter("a", b"", Subject=""), "the row has no text, or only blanks"),
        (a_letter("a", b"x" * 5_100_000), "it is too large; ask for it without attachments"),
    ],
)
def test_what_is_no_story_says_why(box: FakeMailbox, letter, reason):
    box.add(letter)
    look()

    assert Story.objects.count() == 0
    assert Parsing.objects.get().rejections == [{"where": "the letter", "reason": reason}]


@pytest.mark.parametrize("raw", [b"", b"\xff\x00", b"\r\n\r\n", b"Date: \xe0\r\n\r\n" + THAI])
def test_whatever_lies_in_the_box_the_look_goes_on(box: FakeMailbox, raw):
    box.add(raw, a_letter("b"))
    look()

    assert f"{TAGS}\n{TOLD}" in texts()
    assert stretches() == [("collected", "")]


def test_a_box_that_breaks_off_is_taken_up_after_the_last_letter(box: FakeMailbox):
    box.add(a_letter("a"), a_letter("b"))
    box.drops_at = "FETCH 2"
    with pytest.raises(NotNow):
        poll_mail.call(at=TENTH)
    box.drops_at = ""
    look(TENTH + timedelta(hours=1))

    assert Story.objects.count() == 2
    assert [said for said in box.said if "BODY.PEEK[]" in said] == [
        "UID FETCH 1 (BODY.PEEK[])",
        "UID FETCH 2 (BODY.PEEK[])",
    ]
    assert stretches() == [("collected", "")]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [("SANGSUK_IMAP_PASSWORD", "wrong", "token"), ("SANGSUK_IMAP_URL", "", "permission")],
)
def test_a_box_that_lets_nobody_in_is_a_gap(box, monkeypatch, caplog, name, value, reason):
    monkeypatch.setenv(name, value or f"imap://127.0.0.1:{box.port}/เรื่องเล่า")
    look()

    assert stretches() == [("missed", reason)]
    assert "wrong" not in caplog.text
