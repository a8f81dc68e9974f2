"""The minutes of a round: all from the record, nothing unsaid, and a paper that can be read aloud."""

import io
from datetime import timedelta

import pikepdf
import pypdfium2
import pytest
from judged import FEBRUARY, a_leader, a_pass, marked, opened, some_jurors, some_stories

from sangsuk.core.errors import CallError
from sangsuk.flow.judging.ballots import Filled, cast, next_entry
from sangsuk.flow.judging.closing import close_round
from sangsuk.flow.judging.minutes import minutes_of, write_minutes
from sangsuk.flow.judging.override import Change, override
from sangsuk.flow.judging.panel import new_pass
from sangsuk.flow.judging.rounds import kept_stage
from sangsuk.flow.judging.stepping_back import remove_juror, step_back
from sangsuk.flow.telling.withdrawal import withdraw

pytestmark = pytest.mark.django_db
LATE = FEBRUARY + timedelta(days=7)
REASON = "เห็นภาพชัดว่าเจ้าหน้าที่ช่วยยายทำบัตรอย่างไร #ไม่ใช่คำสั่ง[ของ]typst"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def a_final(at=FEBRUARY):
    """A final of six stories and four jurors, all judged, closed by the rules."""
    campaign = marked()
    some_stories(campaign, 6)
    jurors = [*some_jurors(campaign, 3), a_pass(campaign, "malee", shown_name="มาลี ใจดี").juror]
    opened(campaign, "final")
    judge_all(jurors)
    return campaign, jurors


def judge_all(jurors):
    for juror in jurors:
        while entry := next_entry(juror, "final", at=FEBRUARY):
            filled = Filled(
                number=entry.number,
                marks={"scene": 1 + entry.number % 3},
                reason=REASON,
                key=f"{juror.pk}-{entry.pk}",
            )
            cast(juror, "final", filled, at=FEBRUARY)


def said_on(pdf: bytes) -> str:
    """The words of the paper as somebody would copy them, without spaces."""
    pages = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    return "".join(text.split())


def test_the_minutes_are_a_paper_that_can_be_read_aloud_and_copied_from():
    campaign, _ = a_final()
    kept = close_round(campaign, "final", by=a_leader(), at=FEBRUARY)
    paper = write_minutes(campaign, "final")

    with pikepdf.open(io.BytesIO(paper)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("th")
        assert pdf.open_metadata().get("{http://www.aiim.org/pdfua/ns/id/}part") == "1"
        assert str(pdf.docinfo["/Title"]) == "บันทึกการตัดสิน รอบ final"
    said = said_on(paper)
    for words in ("มาลีใจดี", "1กุมภาพันธ์2564", kept.seed, kept.closed.hash, "[ของ]typst"):
        assert words.replace(" ", "") in said
    assert write_minutes(campaign, "final") == paper


def test_minutes_of_an_open_round_are_refused():
    campaign, _ = a_final()

    with pytest.raises(CallError, match="not closed yet"):
        write_minutes(campaign, "final")


def test_places_marks_and_who_goes_on_are_those_of_the_record():
    campaign, _ = a_final()
    kept = close_round(campaign, "final", by=a_leader(), at=FEBRUARY)
    told = minutes_of(*kept_stage(campaign, "final"))

    verdicts = kept.outcome["verdicts"]
    assert [row["number"] for row in told["rows"]] == [str(row["number"]) for row in verdicts]
    assert [int(row["number"]) for row in told["rows"] if row["result"] == "ผ่าน"] == [
        row["number"] for row in verdicts if row["number"] in kept.outcome["goes_on"]
    ]
    assert {one["name"]: one["done"] for one in told["panel"]} == dict.fromkeys(
        ("j1", "j2", "j3", "มาลี ใจดี"), "6"
    )
    assert told["happened"] == []
    assert told["signs"] == ["j1", "j2", "j3", "มาลี ใจดี"]


def test_whatever_was_not_plain_is_said_with_its_act():
    campaign = marked()
    some_stories(campaign, 6)
    jurors = some_jurors(campaign, 4)
    opened(campaign, "final")
    step_back(jurors[0], "final", 1, at=FEBRUARY)
    judge_all(jurors[:2])
    new_pass(jurors[1], by=a_leader(), at=FEBRUARY)
    remove_juror(jurors[3], reason="ย้ายไปต่างประเทศ", by=a_leader(), at=FEBRUARY)
    kept = close_round(
        campaign, "final", by=a_leader(), at=LATE, without_quorum="กรรมการป่วย ผู้ว่าฯ รับทราบ"
    )
    into = kept.outcome["short"][0]
    change = Change(out=frozenset(), into=frozenset({into}), reason="คณะกรรมการลงมติให้เพิ่มเรื่องนี้")
    override(campaign, "final", change, by=a_leader(), at=LATE)
    told = minutes_of(*kept_stage(campaign, "final"))

    happened = " | ".join(told["happened"])
    for words in ("ถอน j4", "ย้ายไปต่างประเทศ", "ออกลิงก์ใหม่ให้ j2 1 ครั้ง", "คณะกรรมการลงมติ"):
        assert words in happened
    assert [one["backs"] for one in told["panel"]] == ["1", "–", "–", "–"]
    assert told["seal"]["hash"] == kept.overrides.get().act.hash


def test_of_a_story_that_was_taken_back_no_word_is_left_on_the_paper():
    campaign, _ = a_final()
    kept = close_round(campaign, "final", by=a_leader(), at=FEBRUARY)
    story = kept.entries.get(number=kept.outcome["goes_on"][0]).story
    before = said_on(write_minutes(campaign, "final"))
    words = "".join(story.reading.masked.split())[:12]
    withdraw(story, by="teller", at=LATE)
    told = minutes_of(*kept_stage(campaign, "final"))

    assert words in before
    assert [one["begins"] for one in told["chosen"] if one["taken_back"]] == [""]
    assert words not in said_on(write_minutes(campaign, "final"))
