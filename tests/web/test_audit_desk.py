"""The audit desk: who may enter, what a reader sees, and what is kept."""

import csv

import pytest
from django.test import Client
from kept import TENTH, a_kept_campaign
from shown import words_of
from told import BETONG, MAE_RIM, PAI, PRAISED, a_reading, december

from sangsuk.core.terms.reading_row import row_of
from sangsuk.flow.audit_commit import commit
from sangsuk.flow.audit_desk import next_card, open_desk
from sangsuk.flow.audit_draw import draw
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.gazetteer import load_gazetteer
from sangsuk.flow.readings import write_readings
from sangsuk.flow.results import write_results
from sangsuk.records.accounts.actions import make_account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act

pytestmark = pytest.mark.django_db
SECRET = "ดอกบัวตองบานปลายฝน"
SLUG = "amphoe-sangsuk-2563"
DESK = "/desk/audit/"


@pytest.fixture
def home(settings, tmp_path):
    """The state folder with an audit whose whole pile of thirty cards is drawn."""
    settings.SANGSUK_HOME = tmp_path
    a_kept_campaign()
    folder, campaign = tmp_path / "audits" / SLUG, load_campaign(SLUG)
    folder.mkdir(parents=True)
    places = [MAE_RIM] * 15 + [PAI] * 9 + [BETONG] * 6
    told = [
        a_reading(str(n), f"u{n}", (code, PRAISED), at=december(1 + n), masked=f"เรื่องที่ {n} เร็วมาก")
        for n, code in enumerate(places)
    ]
    rows = (row_of(one, goes_by=campaign.eligibility_digest) for one in told)
    write_readings(rows, folder / "readings.parquet", ending=".parquet")
    write_results(told, campaign, load_gazetteer(), folder)
    commit(folder, at=TENTH)
    draw(folder, "20210109", home=tmp_path, size=30)
    return tmp_path


def signed_in(name, role=Role.AUDITOR, **more):
    make_account(name=name, role=role, password=SECRET, at=TENTH, **more)
    client = Client()
    assert client.login(username=name, password=SECRET)
    return client


def card_of(page):
    return page.content.decode().split('name="card" value="')[1].split('"')[0]


def answer(client, card, *praised, eligible="yes"):
    return client.post(DESK, {"card": card, "eligible": eligible, "praised": list(praised)})


def kept(home):
    with (home / "audits" / SLUG / "audit-readings.csv").open(encoding="utf-8") as file:
        return [tuple(row.values()) for row in csv.DictReader(file)]


def test_who_has_not_signed_in_is_sent_to_do_so(client, home):
    answered = client.get(DESK)

    assert (answered.status_code, answered["Location"]) == (302, "/desk/sign-in/?next=/desk/audit/")


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.AUDITOR, Role.NATIONAL)]
)
def test_other_roles_may_not_enter(home, role):
    scope = {Role.PROVINCE: "50", Role.DISTRICT: "5007"}.get(role, "")

    assert signed_in("somebody", role, scope=scope).get(DESK).status_code == 403


def test_a_reader_sees_the_story_and_nothing_that_the_machine_says(home):
    page = signed_in("nid").get(DESK)

    said = words_of(page.content)
    assert "เร็วมาก" in said
    assert "positive" not in page.content.decode()
    assert page["Cache-Control"] == "no-store"


def test_an_answer_is_kept_as_a_record_and_as_an_act(home):
    client = signed_in("nid")
    card = card_of(client.get(DESK))

    answered = answer(client, card, "แม่ริม เชียงใหม่ 5007")

    assert answered.status_code == 302
    assert kept(home) == [(card, "nid", "yes", MAE_RIM)]
    assert [act.kind for act in Act.objects.all()] == ["audit.read"]
    assert card_of(client.get(DESK)) != card


def test_nobody_is_given_a_card_that_names_their_own_district(home):
    make_account(name="nok", role=Role.AUDITOR, password=SECRET, home=[MAE_RIM], at=TENTH)
    desk = open_desk(home, SLUG)

    assert MAE_RIM not in next_card(desk, "nok", frozenset({MAE_RIM})).named
    own = next(one for one in desk.committed.cards if MAE_RIM in one.named)
    client = Client()
    client.login(username="nok", password=SECRET)
    refused = answer(client, own.card, "5007")

    assert refused.status_code == 400
    assert not (home / "audits" / SLUG / "audit-readings.csv").exists()


def test_where_two_differ_a_third_settles_it_and_a_share_is_read_twice(home):
    readers = [signed_in(name) for name in ("nid", "nok", "noi")]
    desk = open_desk(home, SLUG)
    for card in desk.sample:
        answer(readers[0], card, "5007")

    waiting = next_card(open_desk(home, SLUG), "nok", frozenset())
    twice = (
        sum(1 for card in desk.sample if len(open_desk(home, SLUG).answers(card)) == 1)
        - open_desk(home, SLUG).settled
    )
    assert 0 < twice < len(desk.sample) / 2
    answer(readers[1], waiting.card, eligible="no")
    third = next_card(open_desk(home, SLUG), "noi", frozenset())

    assert third.card == waiting.card
    answer(readers[2], waiting.card, "5007")
    assert next_card(open_desk(home, SLUG), "noi", frozenset()).card != waiting.card


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"praised": ["5007"]}, "เลือกก่อนว่าเรื่องนี้นับได้หรือไม่"),
        ({"eligible": "yes", "praised": ["อำเภอที่ไม่มี"]}, "ไม่พบอำเภอที่พิมพ์"),
        ({"eligible": "yes", "praised": ["เฉลิมพระเกียรติ"]}, "ไม่พบอำเภอที่พิมพ์"),
        ({"eligible": "yes", "praised": [], "card": "c999"}, "บันทึกไม่ได้"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_kept(home, fields, said):
    client = signed_in("nid")
    card = card_of(client.get(DESK))

    page = client.post(DESK, {"card": card} | fields)

    assert page.status_code == 400
    assert said in words_of(page.content)
    assert not (home / "audits" / SLUG / "audit-readings.csv").exists()


def test_an_answer_without_the_pages_token_is_refused(home):
    make_account(name="nid", role=Role.AUDITOR, password=SECRET, at=TENTH)
    client = Client(enforce_csrf_checks=True)
    client.login(username="nid", password=SECRET)

    assert client.post(DESK, {"card": "c1", "eligible": "no"}).status_code == 403
