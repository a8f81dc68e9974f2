"""Fields for a day: shown and typed in the era of the page, and what is amiss stands at the field."""

import re
from pathlib import Path

import pytest
from a_film import brought_to, film_team
from judged import FEBRUARY, a_leader
from kept import a_kept_campaign
from shown import words_of
from signed import sign_in

import sangsuk.web
from sangsuk.core.terms.film import Stage
from sangsuk.records.announcements.models import Announcement
from sangsuk.records.films.models import Film, Location

pytestmark = pytest.mark.django_db
LIST = "/desk/announcements/"
SAID = {"occasion": "thank", "text": "ขอบคุณทุกเรื่อง", "outlets": ["facebook"], "hour": "09:30"}


@pytest.fixture(autouse=True)
def in_february(settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setenv("SANGSUK_CLOCK", FEBRUARY.isoformat())


def field_of(page: str, name: str) -> str:
    [found] = re.findall(f'<input id="{name}"[^>]*>', page)
    return found


def test_a_day_stands_in_its_field_as_the_page_writes_days():
    a_kept_campaign()
    leader = sign_in(a_leader())
    thai, english = (leader.get(f"{tongue}{LIST}").content.decode() for tongue in ("", "/en"))

    assert 'value="1 ก.พ. 2564"' in field_of(thai, "day")
    assert 'value="1 Feb 2021"' in field_of(english, "day")
    assert "5 ธ.ค. 2563 หรือ 5/12/2563" in words_of(thai.encode())
    assert "5 Dec 2020 or 5/12/2020" in words_of(english.encode())


@pytest.mark.parametrize(
    ("tongue", "typed"),
    [
        ("", "20 ก.พ. 2564"),
        ("", "20/2/2564"),
        ("", "๒๐ กุมภาพันธ์ พ.ศ. ๒๕๖๔"),
        ("/en", "20 Feb 2021"),
        ("/en", "20/2/2021"),
        ("/en", "20 ก.พ. พ.ศ. 2564"),
    ],
)
def test_a_day_is_kept_as_it_is_typed_in_the_language_of_the_page(tongue, typed):
    a_kept_campaign()
    answer = sign_in(a_leader()).post(f"{tongue}{LIST}", SAID | {"day": typed})

    assert answer.status_code == 302
    assert Announcement.objects.get().due_at == FEBRUARY.replace(day=20, hour=9, minute=30)


@pytest.mark.parametrize(
    ("tongue", "typed", "said"),
    [
        ("", "20 ก.พ. 2021", "ถ้าหมายถึง 20 กุมภาพันธ์ 2564 ให้พิมพ์ 20 ก.พ. 2564"),
        ("", "2021-02-20", "ปีที่พิมพ์เป็น ค.ศ. แต่หน้านี้ใช้ พ.ศ."),
        ("/en", "20/2/2564", "If you mean 20 February 2021, type 20 Feb 2021"),
        ("", "", "พิมพ์วันที่ก่อน"),
        ("", "เร็ว ๆ นี้", "อ่านวันที่ไม่ออก"),
        ("", "29 ก.พ. 2564", "เดือนนั้นไม่มีวันที่นี้"),
        ("", "20 กอพอ 2564", "ไม่มีเดือนนี้"),
        ("", "20/2/64", "พิมพ์ปี พ.ศ. ให้ครบสี่หลัก"),
        ("/en", "20/2/21", "all four digits of the year"),
    ],
)
def test_a_day_that_is_none_is_told_at_its_field_and_what_was_typed_stays(tongue, typed, said):
    a_kept_campaign()
    answer = sign_in(a_leader()).post(f"{tongue}{LIST}", SAID | {"day": typed})
    page = answer.content.decode()
    field = field_of(page, "day")

    assert (answer.status_code, Announcement.objects.count()) == (400, 0)
    assert words_of(page.encode()).count(said) == 2  # above the form, and at the field
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="day-hint day-fault"' in field
    assert f'value="{typed}"' in field
    assert "ขอบคุณทุกเรื่อง" in page
    assert 'value="09:30"' in field_of(page, "hour")


def test_an_hour_that_is_none_is_told_at_its_field():
    a_kept_campaign()
    answer = sign_in(a_leader()).post(LIST, SAID | {"day": "20 ก.พ. 2564", "hour": "เก้าโมง"})
    page = answer.content.decode()

    assert (answer.status_code, Announcement.objects.count()) == (400, 0)
    assert "บอกเวลาด้วย เช่น 09:30" in words_of(page.encode())
    assert 'aria-invalid="true"' in field_of(page, "hour")
    assert "aria-invalid" not in field_of(page, "day")


def test_what_else_was_typed_of_a_place_stays_where_its_day_is_none():
    film = brought_to(Stage.TREATMENT)
    place = {"add_place": "1", "place": "ลานหน้าอำเภอ", "day": "20 ก.พ. 2021", "call": "08:00"}
    team, there = sign_in(film_team()), f"/film-room/{film.pk}/"
    page = team.post(there, place).content.decode()

    assert "ถ้าหมายถึง 20 กุมภาพันธ์ 2564" in words_of(page.encode())
    assert 'value="ลานหน้าอำเภอ"' in field_of(page, "place")
    assert 'value="08:00"' in field_of(page, "call")
    assert not Location.objects.exists()
    assert team.post(there, place | {"day": "20 ก.พ. 2564"}).status_code == 302
    assert Location.objects.get().day.isoformat() == "2021-02-20"


def test_a_film_shows_the_day_that_it_is_due_and_takes_another():
    film = brought_to(Stage.TREATMENT)
    team, there = sign_in(film_team()), f"/film-room/{film.pk}/"
    team.post(there, {"set_due": "1", "due": "1 มี.ค. 2564"})

    assert Film.objects.get().due.isoformat() == "2021-03-01"
    assert 'value="1 มี.ค. 2564"' in field_of(team.get(there).content.decode(), "due")


def test_the_days_of_the_next_campaign_are_looked_at_before_they_are_signed():
    a_kept_campaign()
    leader, there = sign_in(a_leader()), "/desk/campaign/next/"
    name = {"slug": "amphoe-sangsuk-2564", "th": "อำเภอสร้างสุข 2564", "en": "Happy District 2021"}
    wrong = leader.post(there, name | {"opens": "1 ธ.ค. 2564", "last": "31 ธ.ค. 2021"})
    page = wrong.content.decode()
    looked = leader.post(there, name | {"opens": "1 ธ.ค. 2564", "last": "31/12/2564"})

    assert wrong.status_code == 400
    assert "ถ้าหมายถึง 31 ธันวาคม 2564" in words_of(page.encode())
    assert "aria-invalid" not in field_of(page, "opens")
    assert 'aria-invalid="true"' in field_of(page, "last")
    assert "2021-12-01 00:00:00+07:00" in words_of(looked.content)
    assert "2022-01-01 00:00:00+07:00" in words_of(looked.content)


def test_no_page_has_a_field_whose_era_the_browser_chooses():
    found = [
        str(page)
        for page in Path(sangsuk.web.__file__).parent.rglob("*.html")
        if re.search(r'type="(?:date|datetime-local|month|week)"', page.read_text("utf-8"))
    ]

    assert found == []
