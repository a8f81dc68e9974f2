"""The doors at the desk, and files taken in there: who may enter, what is shown, what becomes an act."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from kept import TAGS, a_kept_campaign
from openpyxl import Workbook
from shown import words_of
from signed import an_account, sign_in
from test_coverage import HOUR, NINE

from sangsuk.core.tell.coverage_map import Hours, draw_hours
from sangsuk.flow.work.jobs import enqueue, understand_stories
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.inbox.coverage import note_collected, note_missed
from sangsuk.records.jobs.actions import MOST_TRIES, fail_job, take_job
from sangsuk.records.jobs.queries import queue_state
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db
DOORS, INTAKE = "/desk/doors/", "/desk/intake/"
EXPORT = f"""Message,Source,Account,Post time,Direct link
ไปทำบัตรที่อำเภอแม่ริม เร็วมาก {TAGS},Facebook,สมใจ,5/12/2563 9:00,https://fb.test/1
เล่าอีกเรื่อง {TAGS},Facebook,สมใจ,5/12/2563 9:00,1.23457E+14
"""


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path
    a_kept_campaign()
    return tmp_path


def a_dead_letter() -> str:
    enqueue(understand_stories, "amphoe-sangsuk-2563")
    at = timezone.now()
    for _ in range(MOST_TRIES):
        job = take_job(holder="w", at=at, until=at + HOUR)
        fail_job(job=job, holder="w", fault="builtins.KeyError", frames="", at=at)
        at += timedelta(hours=1)
    return str(job.pk)


@pytest.mark.parametrize("path", [DOORS, INTAKE])
@pytest.mark.parametrize("role", [Role.JUROR, Role.FILM, Role.READ_ONLY])
def test_nobody_enters_whose_role_is_not_named(client, path: str, role: Role):
    assert sign_in(an_account("a", role)).get(path).status_code == 403
    assert client.get(path).status_code == 302


def test_hours_are_drawn_and_gaps_listed_with_their_reason():
    note_collected(door="facebook_feed", since=NINE, until=NINE + 5 * HOUR)
    note_missed(door="facebook_feed", since=NINE + 5 * HOUR, until=NINE + 8 * HOUR, reason="token")
    page = sign_in(an_account("a", Role.AUDITOR)).get(DOORS)
    words = words_of(page.content)

    assert "เก็บได้ 5 ชั่วโมง ขาด 3 ชั่วโมง" in words
    assert "5 ธ.ค. 2563 14.00 5 ธ.ค. 2563 17.00 กุญแจหมดอายุหรือใช้ไม่ได้" in words
    assert page.content.count(b'class="hours-missed"') == 1


def test_a_stretch_over_midnight_is_drawn_on_both_days():
    drawn = draw_hours(
        [Hours(NINE, NINE + 20 * HOUR, "collected")], since=NINE, until=NINE + 40 * HOUR
    )

    assert drawn.count("hours-collected") == 2
    assert 'x="0" y="90" width="10" height="150"' in drawn
    assert 'x="12" y="0" width="10" height="50"' in drawn


def test_a_dead_letter_is_retried_as_an_act_that_says_why():
    key = a_dead_letter()
    desk = sign_in(an_account("nida"))
    silent = desk.post(DOORS, {"job": key})
    done = desk.post(DOORS, {"job": key, "why": "ต่ออายุกุญแจแล้ว"}, follow=True)

    assert (silent.status_code, queue_state(timezone.now()).dead) == (400, 0)
    assert "ลองใหม่แล้ว 1 งาน" in words_of(done.content)
    act = Act.objects.get(kind="jobs.retried")
    assert (act.kept["by"], act.kept["why"], act.told) == ("nida", "ต่ออายุกุญแจแล้ว", {"jobs": 1})


def test_an_auditor_sees_dead_letters_and_retries_none():
    a_dead_letter()
    desk = sign_in(an_account("a", Role.AUDITOR))
    page = desk.post(DOORS, {"why": "x"})

    assert "builtins.KeyError" in words_of(page.content)
    assert b'name="why"' not in page.content
    assert queue_state(timezone.now()).dead == 1


def sent(name: str = "export.csv", raw: str | bytes = EXPORT, profile: str = "zocialeye"):
    return {
        "file": SimpleUploadedFile(name, raw if isinstance(raw, bytes) else raw.encode()),
        "profile": profile,
    }


def test_a_file_is_looked_at_first_and_then_taken_in_as_an_act(home):
    desk = sign_in(an_account("nida"))
    looked = desk.post(INTAKE, sent())
    before = Story.objects.count()
    [held] = (home / "intake").iterdir()
    done = desk.post(INTAKE, {"held": held.name, "profile": "zocialeye", "sure": "1"})

    assert "export.csv, line 3" in words_of(looked.content)
    assert held.stem not in words_of(looked.content)
    assert "a spreadsheet has rounded a long number" in words_of(looked.content)
    assert (before, Story.objects.count()) == (0, 1)
    assert "เรื่องใหม่ 1" in words_of(done.content)
    told = Act.objects.get(kind="intake.file").told
    assert (told["new"], told["rejected"], told["profile"]) == (1, 1, "zocialeye")
    assert (list((home / "intake").iterdir()), queue_state(timezone.now()).waiting) == ([], 1)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (sent(profile="mandala"), "no column is named"),
        (sent("a.exe"), "เลือกไฟล์ CSV"),
        (sent("a.xlsx", b"PK"), "no XLSX workbook"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_remedy(given, says: str):
    page = sign_in(an_account("nida")).post(INTAKE, given)

    assert page.status_code == 400
    assert says in words_of(page.content)


def test_a_workbook_that_unpacks_to_a_mountain_is_refused_and_its_words_are_in_no_log(caplog):
    packed = io.BytesIO()
    Workbook().save(packed)
    with (
        zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as book,
        book.open("xl/more.xml", "w") as part,
    ):
        for _ in range(80):
            part.write(b" " * 1_000_000)
    page = sign_in(an_account("nida")).post(INTAKE, sent("ความลับ.xlsx", packed.getvalue()))

    assert (page.status_code, "unpacks to" in words_of(page.content)) == (400, True)
    assert told_in_the_log(caplog) == ["desk/intake refused a file: posts.bomb"]


def test_a_cell_with_a_formula_is_refused_by_its_line_and_is_in_no_log(caplog):
    formula = EXPORT.replace("เล่าอีกเรื่อง", "=HYPERLINK(1)")
    page = sign_in(an_account("nida")).post(INTAKE, sent(raw=formula))

    assert "export.csv, line 3" in words_of(page.content)
    assert told_in_the_log(caplog) == ["desk/intake refused 1 rows of a file"]


def told_in_the_log(caplog) -> list[str]:
    return [one.getMessage() for one in caplog.records if one.name == "sangsuk.web.desk.intake"]


def test_a_name_that_is_not_ours_opens_no_file(home):
    (home / "secret.csv").write_text(EXPORT, "utf-8")
    page = sign_in(an_account("nida")).post(INTAKE, {"held": "../secret.csv", "sure": "1"})

    assert (page.status_code, Story.objects.count()) == (400, 0)
