"""Judging at the desk, and what a teller sees of it by their receipt."""

import pytest
from judged import FEBRUARY, a_judged_campaign, a_leader, a_pass, a_round, some_jurors, some_stories
from shown import words_of
from signed import an_account, sign_in
from told import MAE_RIM, december

from sangsuk.core.terms.judging import Reader
from sangsuk.flow.judging.ballots import Filled, cast, next_entry
from sangsuk.flow.judging.closing import close_round
from sangsuk.flow.telling.telling import Telling, tell
from sangsuk.records.accounts.roles import Role
from sangsuk.records.jury.models import Round

pytestmark = pytest.mark.django_db
CODE = "abcd-efgh-jkmn-pqrs"


@pytest.fixture(autouse=True)
def the_first_of_february(monkeypatch, settings):
    monkeypatch.setenv("SANGSUK_CLOCK", "2021-02-01T10:00:00+07:00")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def a_first_round(*, encourages=False):
    return a_judged_campaign(
        a_round("first", "read", week=1, goes_on=3, who="volunteers"), encourages=encourages
    )


def test_a_round_is_opened_watched_and_closed_at_the_desk():
    campaign = a_first_round()
    some_stories(campaign, 4)
    jurors = some_jurors(campaign, 3, reader=Reader.VOLUNTEERS)
    desk = sign_in(a_leader())
    planned = words_of(desk.get("/desk/jury/").content)
    opened = desk.post("/desk/jury/first/", {"open": "1", "seed": "123456"})
    watched = words_of(desk.get("/desk/jury/first/").content)
    early = desk.post("/desk/jury/first/", {"close": "1"})
    for juror in jurors:
        while entry := next_entry(juror, "first", at=FEBRUARY):
            cast(
                juror,
                "first",
                Filled(number=entry.number, marks={"scene": 2}, key=f"{entry.pk}"),
                at=FEBRUARY,
            )
    none_yet = desk.get("/desk/jury/first/minutes.pdf")
    closed = desk.post("/desk/jury/first/", {"close": "1"})
    minutes = desk.get("/desk/jury/first/minutes.pdf")

    assert "ยังไม่เปิด" in planned
    assert (opened.status_code, closed.status_code) == (302, 302)
    assert "ส่งแล้ว 0 จาก 8 ใบ" in watched
    assert (early.status_code, "ยังมีกรรมการที่ทำไม่เสร็จ" in words_of(early.content)) == (400, True)
    assert "ผลของรอบ" in words_of(desk.get("/desk/jury/first/").content)
    assert (none_yet.status_code, minutes.status_code) == (404, 200)
    assert (minutes.headers["Content-Type"], minutes.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_panel_too_small_is_told_kindly_and_nothing_is_dealt_out():
    campaign = a_first_round()
    some_stories(campaign, 3, MAE_RIM)
    some_jurors(campaign, 1, reader=Reader.VOLUNTEERS)
    a_pass(campaign, "local", reader=Reader.VOLUNTEERS, homes=[MAE_RIM])

    page = sign_in(a_leader()).post("/desk/jury/first/", {"open": "1", "seed": "1"})

    assert (page.status_code, Round.objects.count()) == (400, 0)
    assert "เชิญกรรมการจากจังหวัดอื่นเพิ่ม" in words_of(page.content)


@pytest.mark.parametrize("role", [Role.JUROR, Role.FILM, Role.READ_ONLY])
def test_nobody_else_sees_the_desk_of_judging(role):
    a_first_round()

    assert sign_in(an_account("x", role)).get("/desk/jury/").status_code == 403


def test_an_auditor_sees_and_does_not_open():
    campaign = a_first_round()
    some_stories(campaign, 3)
    some_jurors(campaign, 2, reader=Reader.VOLUNTEERS)
    page = sign_in(an_account("audra", Role.AUDITOR)).post(
        "/desk/jury/first/", {"open": "1", "seed": "1"}
    )

    assert (page.status_code, Round.objects.count()) == (400, 0)


def test_a_teller_sees_how_far_the_jury_has_come_and_a_kind_line_once_it_is_closed(client):
    campaign = a_first_round(encourages=True)
    some_stories(campaign, 2)
    story = tell(
        Telling(
            code=CODE,
            text="ไปทำบัตรที่อำเภอแม่ริม จังหวัดเชียงใหม่มา เจ้าหน้าที่ใจดี เร็วมาก",
            consents={"count": True, "publish": True},
        ),
        campaign,
        at=december(20),
    )
    jurors = some_jurors(campaign, 2, reader=Reader.VOLUNTEERS)
    sign_in(a_leader()).post("/desk/jury/first/", {"open": "1", "seed": "1"})
    for juror in jurors:
        while entry := next_entry(juror, "first", at=FEBRUARY):
            filled = Filled(
                number=entry.number, marks={"scene": 3}, key=f"{entry.pk}", line="อ่านแล้วยิ้มตามค่ะ"
            )
            cast(juror, "first", filled, at=FEBRUARY)
    before = words_of(client.post("/tell/mine/", {"code": CODE, "open": "1"}).content)
    close_round(campaign, "first", by=a_leader(), at=FEBRUARY)
    after = words_of(client.post("/tell/mine/", {"code": CODE, "open": "1"}).content)

    assert story.entries.count() == 1
    assert "มีคนอ่านแล้ว 2 คน · กำลังตัดสิน" in before
    assert "ยิ้มตาม" not in before
    assert "ได้รับเลือก" in after
    assert "ยิ้มตาม" in after.replace(" ", "")
