"""The panel at the desk: jurors named, their links told once, taken out; who goes on changed."""

import re

import pytest
from django.test import Client
from judged import (
    FEBRUARY,
    a_judged_campaign,
    a_leader,
    a_pass,
    a_round,
    opened,
    some_jurors,
    some_stories,
)
from shown import words_of
from signed import an_account, sign_in
from told import MAE_RIM, PAI

from sangsuk.core.terms.judging import Reader
from sangsuk.flow.judging.ballots import Filled, cast, next_entry
from sangsuk.flow.judging.closing import close_round
from sangsuk.flow.judging.panel import juror_of_link
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.jury.models import Juror, Override

pytestmark = pytest.mark.django_db
MALEE = {
    "name": "malee",
    "shown_name": "มาลี",
    "reader": "volunteers",
    "home": ["แม่ริม เชียงใหม่ 5007", ""],
    "work": ["อำเภอปาย", ""],
    "relations": "u3\nเบตง",
    "handles": "u1",
}
REASON = "เจ้าของเรื่องขอไม่รับรางวัล"


@pytest.fixture(autouse=True)
def the_first_of_february(monkeypatch, settings):
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-02-01T10:00:00+07:00")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def campaign():
    made = a_judged_campaign(a_round("first", "read", week=1, goes_on=3, who="volunteers"))
    some_stories(made, 6)
    return made


def closed(campaign):
    """Stories 1, 2 and 3 go on."""
    jurors = some_jurors(campaign, 3, reader=Reader.VOLUNTEERS)
    opened(campaign, "first")
    for juror in jurors:
        while entry := next_entry(juror, "first", at=FEBRUARY):
            mark = 3 if entry.number < 4 else 1
            filled = Filled(
                number=entry.number, marks={"scene": mark}, key=f"{juror.pk}-{entry.pk}"
            )
            cast(juror, "first", filled, at=FEBRUARY)
    close_round(campaign, "first", by=a_leader(), at=FEBRUARY)


def test_a_juror_is_named_with_what_binds_them_and_comes_in_by_what_is_told_once(campaign):
    page = sign_in(a_leader()).post("/desk/jury/jurors/new/", MALEE)
    html = page.content.decode()
    token, code = re.search(r"key=([\w-]+)", html)[1], re.search(r'value="(\d{6})"', html)[1]
    juror, client = Juror.objects.get(), Client()
    inside = client.post("/jury/in/", {"key": token, "code": code})

    assert (juror.homes, juror.workplaces) == ([MAE_RIM], [PAI])
    assert (juror.relations, juror.handles) == (["9502", "u3"], ["u1"])
    assert (page.headers["Cache-Control"], inside.status_code) == ("no-store", 302)
    assert "สวัสดี มาลี" in words_of(client.get("/jury/").content)
    assert token not in str(list(Act.objects.values_list("told", "kept")))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"name": ""}, "ใช้ชื่ออื่น"),
        ({"name": "x" * 41}, "ใช้ชื่ออื่น"),
        ({"home": ["เมืองในฝัน"]}, "ไม่รู้จักอำเภอที่ใส่"),
        ({"work": ["9999"]}, "ไม่รู้จักอำเภอที่ใส่"),
    ],
)
def test_what_cannot_be_comes_back_as_it_was_filled_in(campaign, told, words):
    page = sign_in(a_leader()).post("/desk/jury/jurors/new/", MALEE | told)

    assert (page.status_code, Juror.objects.count()) == (400, 0)
    assert words in words_of(page.content)
    assert "มาลี" in page.content.decode()


def test_a_new_link_ends_the_old_one_and_its_session(campaign):
    way_in, client = a_pass(campaign, "malee"), Client()
    client.post("/jury/in/", {"key": way_in.token, "code": way_in.code})
    before = client.get("/jury/").status_code
    page = sign_in(a_leader()).post(f"/desk/jury/jurors/{way_in.juror.pk}/", {"renew": "1"})

    assert (before, client.get("/jury/").status_code) == (200, 302)
    assert juror_of_link(way_in.token) is None
    assert "หน้านี้แสดงครั้งเดียว" in words_of(page.content)


def test_who_is_taken_out_needs_a_reason_and_stories_without_a_reader_are_told(campaign):
    one, _ = some_jurors(campaign, 2, reader=Reader.VOLUNTEERS)
    opened(campaign, "first")
    desk, page = sign_in(a_leader()), f"/desk/jury/jurors/{one.pk}/"
    without = desk.post(page, {"remove": "1", "reason": " "})
    removed = desk.post(page, {"remove": "1", "reason": "ขอถอนตัว"})

    assert (without.status_code, "เขียนเหตุผล" in words_of(without.content)) == (400, True)
    assert "ไม่เหลือใครอ่านเรื่องที่ 1, 2, 3, 4, 5, 6" in words_of(removed.content)
    assert desk.get(page).status_code == 404


def test_before_and_after_are_seen_and_then_the_change_is_an_act_in_ones_own_name(campaign):
    closed(campaign)
    desk, page = sign_in(a_leader()), "/desk/jury/first/override/"
    told = {"out": "1", "into": "6", "reason": REASON}
    seen = desk.post(page, told)
    nothing_yet = Override.objects.count()
    desk.post(page, told | {"sure": "1"})
    act = Override.objects.get().act

    assert "ก่อน: เรื่องที่ 1, 2, 3 หลัง: เรื่องที่ 2, 3, 6" in words_of(seen.content)
    assert nothing_yet == 0
    assert (act.kept["by"], act.kept["before"], act.kept["after"]) == (
        *("somchai", [1, 2, 3], [2, 3, 6]),
    )
    watched = words_of(desk.get("/desk/jury/first/").content)
    assert f"บันทึกที่ {act.number} โดย somchai จาก 1, 2, 3 เป็น 2, 3, 6 เพราะ {REASON}" in watched


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"out": "1", "into": "6", "reason": "สั้น"}, "เขียนเหตุผลหนึ่งประโยคก่อน"),
        ({"out": "", "into": "", "reason": REASON}, "ไม่มีอะไรเปลี่ยน"),
        ({"out": "6", "into": "", "reason": REASON}, "ไม่มีอะไรเปลี่ยน"),
        ({"out": "", "into": "77", "reason": REASON}, "ไม่มีเรื่องเลขนั้น"),
        ({"out": "หนึ่ง", "into": "6", "reason": REASON}, "ไม่มีเรื่องเลขนั้น"),
    ],
)
def test_a_change_that_is_none_is_refused_and_what_was_typed_stays(campaign, told, words):
    closed(campaign)
    page = sign_in(a_leader()).post("/desk/jury/first/override/", told | {"sure": "1"})

    assert (page.status_code, Override.objects.count()) == (400, 0)
    assert words in words_of(page.content)
    assert told["reason"] in page.content.decode()


def test_an_open_round_has_nothing_to_change(campaign):
    some_jurors(campaign, 2, reader=Reader.VOLUNTEERS)
    opened(campaign, "first")
    told = {"out": "", "into": "1", "reason": REASON}

    page = sign_in(a_leader()).post("/desk/jury/first/override/", told)

    assert (page.status_code, "ต้องปิดรอบก่อน" in words_of(page.content)) == (400, True)


@pytest.mark.parametrize("page", ["jurors/new/", "first/override/"])
def test_an_auditor_looks_and_changes_nothing(campaign, page):
    assert sign_in(an_account("audra", Role.AUDITOR)).get(f"/desk/jury/{page}").status_code == 403
