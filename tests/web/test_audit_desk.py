"""The audit desk: who may enter, what a reader sees, and what is kept."""

import csv
import shutil
from datetime import timedelta

import pytest
from kept import TENTH, a_kept_campaign
from shown import words_of
from signed import SCOPES, an_account, sign_in
from told import BETONG, MAE_RIM, PAI, PRAISED, a_reading, december

from sangsuk.core.audit.agreement import Answer
from sangsuk.core.errors import CallError
from sangsuk.core.terms.reading_row import row_of
from sangsuk.core.terms.ruling import Ruling, Verdict
from sangsuk.flow.audit import opening as audit_open
from sangsuk.flow.audit.commit import commit
from sangsuk.flow.audit.desk import bring_up, keep_answer, next_card, open_desk, pass_on
from sangsuk.flow.audit.draw import draw
from sangsuk.flow.audit.posts import posts_of
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.inputs import CountInputs
from sangsuk.flow.counting.results import write_results
from sangsuk.flow.files.readings import write_readings
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act

pytestmark = pytest.mark.django_db
SLUG = "amphoe-sangsuk-2563"
DESK = "/desk/audit/"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return audited(tmp_path_factory.mktemp("audited"))


@pytest.fixture
def home(settings, made, tmp_path):
    """The state folder with an audit whose whole pile of thirty cards is drawn."""
    settings.SANGSUK_HOME = tmp_path
    a_kept_campaign()
    shutil.copytree(made / "audits", tmp_path / "audits")
    return tmp_path


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def audited(home, *rulings):
    folder, campaign = home / "audits" / SLUG, load_campaign(SLUG)
    folder.mkdir(parents=True)
    places = [MAE_RIM] * 15 + [PAI] * 9 + [BETONG] * 6
    told = [
        a_reading(str(n), f"u{n}", (code, PRAISED), at=december(1 + n), masked=f"เรื่องที่ {n} เร็วมาก")
        for n, code in enumerate(places)
    ]
    rows = (row_of(one, goes_by=campaign.eligibility_digest) for one in told)
    write_readings(rows, folder / "readings.parquet", ending=".parquet")
    given = CountInputs(rulings=rulings)
    write_results(told, campaign, load_gazetteer(), folder, given)
    commit(folder, home=home, at=TENTH)
    draw(folder, "20210109", home=home, size=30)
    return home


def given_card(home, name):
    return next_card(open_desk(home, SLUG), Account.objects.get(name=name), at=TENTH)


def signed_in(name, role=Role.AUDITOR, **more):
    return sign_in(an_account(name, role, **more))


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


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AUDITOR])
def test_none_but_auditors_may_read_not_even_the_national_team(home, role):
    scope = SCOPES.get(role, "")

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


def test_nobody_is_given_a_card_that_names_their_own_district_or_province(home):
    for name, own in (("nok", MAE_RIM), ("noi", "50"), ("nid", "1001")):
        signed_in(name, home=[own])

    first = given_card(home, "nid")  # from Bangkok, outside of all districts: any card
    named = {name: given_card(home, name).named for name in ("nok", "noi")}

    assert first.card == open_desk(home, SLUG).sample[0]
    assert all(MAE_RIM not in codes for codes in named.values())


def test_a_card_goes_to_others_where_its_reader_finds_the_own_district_in_it(home):
    client = signed_in("nok", home=[BETONG])
    card = card_of(client.get(DESK))

    refused = answer(client, card, BETONG)
    passed = client.post(DESK, {"card": card, "passed": "1"}, follow=True)

    assert refused.status_code == 400
    assert "เป็นเรื่องของอำเภอฉัน" in words_of(refused.content)
    assert "ส่งชุดนั้นให้คนอื่นอ่านแล้ว" in words_of(passed.content)
    assert card_of(passed) != card
    assert [act.kind for act in Act.objects.all()] == ["audit.passed"]
    assert kept_or_none(home) == []
    assert card_of(signed_in("nid").get(DESK)) == card


def test_nobody_chooses_a_card(home):
    client = signed_in("nid")
    mine = card_of(client.get(DESK))
    other = next(card for card in open_desk(home, SLUG).sample if card != mine)

    refused = answer(client, other, "5007")

    assert refused.status_code == 400
    assert "ชุดนี้ไม่ได้อยู่กับคุณแล้ว" in words_of(refused.content)
    assert card_of(refused) == mine
    assert (kept_or_none(home), Act.objects.count()) == ([], 0)


def test_a_card_in_somebodys_hands_is_not_given_to_another_before_two_hours_are_over(home):
    for name in ("nid", "nok"):
        signed_in(name)
    desk = open_desk(home, SLUG)
    once = [card for card in desk.sample if desk.lacks(card) == 1]
    nid, nok = (Account.objects.get(name=name) for name in ("nid", "nok"))
    first = next_card(desk, nid, at=TENTH)

    assert next_card(desk, nid, at=TENTH) == first
    second = next_card(desk, nok, at=TENTH)
    assert (second == first) is (first.card not in once)
    pass_on(desk, second.card, by=nok, at=TENTH)
    third = next_card(desk, nok, at=TENTH + timedelta(hours=3))
    assert third.card == (first.card if second != first else desk.sample[1])


def test_who_ran_the_campaign_does_not_check_its_result(home):
    client = signed_in("nid")
    keep_act(kind="rules.fixed", by=Actor("nid", "command"), why="ประกาศกติกา", at=TENTH)

    page = client.get(DESK)

    assert page.status_code == 403
    assert "มีส่วนในการจัดโครงการ" in words_of(page.content)


def test_an_answer_and_its_act_are_kept_both_or_neither(home, monkeypatch):
    client = signed_in("nid")
    card, nid = card_of(client.get(DESK)), Account.objects.get(name="nid")
    desk, yes = open_desk(home, SLUG), Answer(praised=frozenset({MAE_RIM}), eligible=True)
    (home / "audits" / SLUG / "audit-readings.csv").mkdir()  # nothing can be written there

    with pytest.raises((OSError, CallError)):
        keep_answer(desk, card, yes, by=nid, at=TENTH)

    (home / "audits" / SLUG / "audit-readings.csv").rmdir()
    assert [act.kind for act in Act.objects.all()] == ["audit.read"]
    assert answer(client, card, "5007").status_code == 400  # it is kept: not a second time
    assert kept(home) == [(card, "nid", "yes", MAE_RIM)]  # and the desk has brought the file up
    bring_up(home / "audits" / SLUG)
    assert len(kept(home)) == Act.objects.count() == 1


def test_there_is_room_for_as_many_districts_as_a_card_praises_without_a_script(home):
    client = signed_in("nid")
    card = card_of(client.get(DESK))
    four = ["5007", "5803", "9502"]

    page = client.post(DESK, {"card": card, "eligible": "yes", "praised": four, "more": "1"})
    said = page.content.decode()
    answered = answer(client, card, *four, "2009")

    assert (page.status_code, said.count('name="praised"')) == (200, 6)
    assert all(f'value="{code}"' in said for code in four)
    assert answered.status_code == 302
    assert kept(home) == [(card, "nid", "yes", "2009 5007 5803 9502")]


def test_files_are_hashed_again_only_when_one_has_changed(home):
    audit_open._opened.cache_clear()
    client, folder = signed_in("nid"), home / "audits" / SLUG
    for _ in range(4):
        client.get(DESK)

    assert audit_open._opened.cache_info().misses == 1
    content = (folder / "standings.csv").read_bytes()
    (folder / "standings.csv").write_bytes(content.replace(b"5007", b"5008"))
    with pytest.raises(CallError, match="not the one that was committed"):
        open_desk(home, SLUG)


def test_an_auditor_sees_what_people_took_out_and_why(settings, tmp_path):
    settings.SANGSUK_HOME = tmp_path
    a_kept_campaign()
    told = {"platform": "facebook", "by": "somchai", "rule": "E7", "reason": "arranged"}
    whole = Ruling(verdict=Verdict.EXCLUDE, story="3", text="นัดกันทางไลน์", **told)
    part = Ruling(verdict=Verdict.EXCLUDE, story="4", district=PAI, **told)
    audited(tmp_path, whole, part)

    seen = words_of(signed_in("nid").get("/desk/audit/taken-out/").content)

    assert "เรื่องที่ 3 เร็วมาก" in seen
    assert "E7 ชมตามการนัดหมาย" in seen
    assert "นัดกันทางไลน์" in seen
    assert "ผู้วินิจฉัย somchai" in seen
    assert (
        signed_in("sd", Role.DISTRICT, scope="5007").get("/desk/audit/taken-out/").status_code
        == 403
    )
    desk = open_desk(tmp_path, SLUG)
    shown = [posts_of(desk.folder, card)[0] for card in desk.committed.cards]
    assert [post.taken_out for post in shown if post.taken_out] == [(PAI,)]
    assert "เรื่องที่ 3 เร็วมาก" not in [post.masked for post in shown]


def kept_or_none(home):
    return kept(home) if (home / "audits" / SLUG / "audit-readings.csv").exists() else []


def test_where_two_differ_a_third_settles_it_and_a_share_is_read_twice(home):
    readers = {name: signed_in(name) for name in ("nid", "nok", "noi")}

    def read(name, *praised, **more):
        card = card_of(readers[name].get(DESK))
        assert answer(readers[name], card, *praised, **more).status_code == 302
        return card

    for _ in range(30):
        read("nid", "5007")
    desk = open_desk(home, SLUG)
    twice = [card for card in desk.sample if desk.lacks(card)]
    assert 0 < len(twice) < len(desk.sample) / 2
    waiting = read("nok", eligible="no")

    assert waiting == twice[0]
    assert read("noi", "5007") == waiting
    assert not open_desk(home, SLUG).lacks(waiting)
    assert card_of(readers["noi"].get(DESK)) != waiting


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"praised": ["5007"]}, "เลือกก่อนว่าเรื่องนี้นับได้หรือไม่"),
        ({"eligible": "yes", "praised": ["อำเภอที่ไม่มี"]}, "ไม่พบอำเภอที่พิมพ์"),
        ({"eligible": "yes", "praised": ["เฉลิมพระเกียรติ"]}, "ไม่พบอำเภอที่พิมพ์"),
        ({"eligible": "yes", "praised": [], "card": "c999"}, "ชุดนี้ไม่ได้อยู่กับคุณแล้ว"),
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
    client = signed_in("nid")
    client.handler.enforce_csrf_checks = True

    assert client.post(DESK, {"card": "c1", "eligible": "no"}).status_code == 403
