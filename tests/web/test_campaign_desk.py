"""The campaign at the desk: what is due, rules signed and amended, results published, certified."""

from dataclasses import replace
from datetime import timedelta

import pytest
from an_archive import make_archive
from django.test import Client
from kept import TENTH, keep_reading
from shown import a_shown_campaign, words_of
from signed import SECRET, an_account, sign_in
from told import MAE_RIM, PAI, PRAISED, a_reading, december
from waiting import Kind, matters_of_every_review

from sangsuk.core.errors import CallError, CampaignFileError
from sangsuk.core.tell.rules_difference import rules_difference
from sangsuk.core.terms.campaign import Window
from sangsuk.core.terms.codes import Words
from sangsuk.core.terms.next_campaign import Next
from sangsuk.flow.desk.due import dates_due
from sangsuk.flow.publishing.amending import amend, begin_next, propose, propose_next
from sangsuk.flow.publishing.certifying import certify
from sangsuk.flow.publishing.publishing import publish_result
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor
from sangsuk.records.acts.models import Act
from sangsuk.records.acts.queries import faults_of_log
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.matters.queries import matters_due
from sangsuk.records.results.models import Publication
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db
AMENDED = """
[[amendments]]
on = 2020-12-10
what.th = "แก้จำนวนรางวัล"
what.en = "The number of prizes"
why.th = "ได้งบเพิ่ม"
why.en = "There is more money"
"""
NEXT = {"slug": "amphoe-sangsuk-2564", "th": "อำเภอสร้างสุข 2564", "en": "Happy District 2021"}


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def home(settings, tmp_path, monkeypatch):
    settings.SANGSUK_HOME = tmp_path
    monkeypatch.setenv("SANGSUK_CLOCK", TENTH.isoformat())
    return tmp_path


@pytest.fixture
def campaign():
    kept = a_shown_campaign()
    count_stories(campaign=kept, stories=list(Story.objects.values_list("pk", flat=True)))
    return kept


@pytest.fixture
def somchai():
    return an_account("somchai")


def one_prize(campaign):
    """The rules with one prize for districts instead of three, and an amendment that says so."""
    changed = campaign.rules.replace(
        "prize = { count = 3, baht = 10000", "prize = { count = 1, baht = 10000"
    )
    assert changed != campaign.rules
    return changed + AMENDED


# Rules.


def test_what_differs_is_told_line_by_line():
    before = {"window": {"opens": 1}, "services": [{"slug": "a", "name": "x"}], "gone": "y"}
    after = {"window": {"opens": 2}, "services": [{"slug": "a", "name": "z"}]}

    assert rules_difference(before, after) == [
        ("window.opens", "1", "2"),
        ("services[a].name", "x", "z"),
        ("gone", "y", ""),
    ]


def test_what_other_rules_do_to_the_prizes_is_shown_and_nothing_is_kept(campaign):
    proposed = propose(campaign, one_prize(campaign))

    assert (len(proposed.effect.prizes), len(proposed.effect.prizes_after)) == (2, 1)
    assert not proposed.reads_again
    assert Campaign.objects.get().digest == campaign.digest


def test_a_fixed_rule_changes_only_where_an_amendment_says_so(campaign, somchai):
    amend(campaign, campaign.rules, by=somchai, why="ตรึงก่อนเปิด", at=TENTH)
    silent = one_prize(campaign).removesuffix(AMENDED)

    with pytest.raises(CallError, match="No new amendment"):
        amend(campaign, silent, by=somchai, why="แก้", at=TENTH)
    act = amend(campaign, one_prize(campaign), by=somchai, why="ได้งบเพิ่ม", at=TENTH)

    assert (act.kind, act.kept["by"], act.kept["before"]) == (
        "rules.amended",
        "somchai",
        campaign.rules,
    )
    assert rules_of(Campaign.objects.get()).prize_places == 1
    assert list(faults_of_log()) == []


def test_only_the_national_team_signs_and_rules_that_cannot_run_are_refused(campaign, somchai):
    with pytest.raises(CallError):
        amend(campaign, campaign.rules, by=an_account("nid", Role.AUDITOR), why="-", at=TENTH)
    with pytest.raises(CampaignFileError, match="not TOML"):
        amend(campaign, "slug = ", by=somchai, why="-", at=TENTH)
    with pytest.raises(CallError, match="another campaign"):
        amend(campaign, campaign.rules.replace("2563", "2570"), by=somchai, why="-", at=TENTH)

    assert Act.objects.count() == 0


def test_rules_are_signed_on_the_page_with_a_reason_and_the_password_after_a_look(
    campaign, somchai
):
    client, page = sign_in(somchai), "/desk/campaign/rules/"
    looked = client.post(page, {"rules": one_prize(campaign)})
    told = words_of(looked.content)
    assert "อำเภอที่ได้รางวัลจะเปลี่ยน" in told
    assert "activities[amphoe-sangsuk].prize.count" in told
    signs = {"rules": one_prize(campaign), "sign": "1", "why": "ได้งบเพิ่ม"}

    wrong = client.post(page, signs | {"password": "ไม่ใช่รหัส"})
    silent = client.post(page, signs | {"why": " ", "password": SECRET})
    assert (wrong.status_code, silent.status_code, Act.objects.count()) == (400, 400, 0)
    done = client.post(page, signs | {"password": SECRET})

    assert (done.status_code, Act.objects.get().kept["why"]) == (302, "ได้งบเพิ่ม")


# The next campaign.


def following(**changed):
    window = Window(
        opens=december(1, 0) + timedelta(days=365),
        closes=december(31, 0) + timedelta(days=366),
        collect_until=december(31, 0) + timedelta(days=373),
    )
    name = Words(NEXT["th"], NEXT["en"])
    return replace(Next(slug=NEXT["slug"], name=name, window=window), **changed)


def test_the_next_campaign_has_all_rules_of_the_last_on_other_days(campaign, somchai):
    made = begin_next(campaign, following(), by=somchai, why="ปีต่อไป", at=TENTH)

    rules, last = rules_of(made), rules_of(campaign)
    assert (rules.services, rules.activities, rules.consent, rules.hashtags) == (
        last.services,
        last.activities,
        last.consent,
        last.hashtags,
    )
    assert [one.opens - rules.window.collect_until for one in rules.rounds] == [
        one.opens - last.window.collect_until for one in last.rounds
    ]
    assert "# [release]" in made.rules
    assert Act.objects.get().kind == "rules.fixed"
    assert [one.where for one in propose_next(campaign, following(slug="x")).differences] == [
        "slug",
        "name.th",
        "name.en",
        "window.opens",
        "window.closes",
        "window.collect_until",
        "judging.starts",
    ]


def test_amendments_of_last_year_are_rules_now(campaign, somchai):
    amend(campaign, one_prize(campaign), by=somchai, why="ได้งบเพิ่ม", at=TENTH)

    made = begin_next(Campaign.objects.get(), following(), by=somchai, why="ปีต่อไป", at=TENTH)

    assert (rules_of(made).prize_places, rules_of(made).amendments) == (1, ())


def test_a_name_that_is_taken_and_days_that_are_none_are_refused(campaign, somchai):
    with pytest.raises(CallError, match="called so already"):
        propose_next(campaign, following(slug=campaign.slug))
    client = sign_in(somchai)
    days = {"opens": "31 ธ.ค. 2564", "last": "1 ธ.ค. 2564"}

    backwards = client.post("/desk/campaign/next/", NEXT | days)
    none = client.post("/desk/campaign/next/", NEXT | {"opens": "x", "last": ""})

    assert (backwards.status_code, none.status_code) == (400, 400)
    assert Campaign.objects.count() == 1


def test_the_next_campaign_is_begun_on_the_page(campaign, somchai):
    client, days = sign_in(somchai), {"opens": "1 ธ.ค. 2564", "last": "31 ธ.ค. 2564"}
    looked = words_of(client.post("/desk/campaign/next/", NEXT | days).content)
    signs = {"sign": "1", "why": "เริ่มปีใหม่", "password": SECRET}

    client.post("/desk/campaign/next/", NEXT | days | signs)

    assert "window.opens" in looked
    made = Campaign.objects.get(pk=NEXT["slug"])
    assert made.closes == following().window.closes


# Results.


def test_a_result_is_made_published_and_stays_uncertified_without_an_audit(campaign, somchai):
    client, page = sign_in(somchai), "/desk/campaign/result/"
    client.post(page, {"make": "1"})
    shown = client.get(page)
    told = words_of(shown.content)
    assert "ตรงทุกตัว" in told
    citation = shown.context["draft"].verdict.citation
    signs = {"publish": "1", "citation": citation, "why": "ประกาศผล", "password": SECRET}

    assert client.post(page, signs | {"citation": "0" * 16}).status_code == 400
    assert client.post(page, signs | {"password": ""}).status_code == 400
    assert client.post(page, signs).status_code == 302

    assert Publication.objects.get().citation == citation
    assert "ยังไม่ผ่านการสุ่มตรวจโดยคน" in words_of(client.get(page).content)
    assert client.get(f"/results/{citation}/").status_code == 200
    assert "ยังไม่มีผู้รับรอง" in words_of(client.get(f"/results/{citation}/").content)


def test_a_second_result_shows_which_places_it_changes_before_it_is_published(campaign, somchai):
    client, page = sign_in(somchai), "/desk/campaign/result/"
    client.post(page, {"make": "1"})
    citation = client.get(page).context["draft"].verdict.citation
    signs = {"publish": "1", "citation": citation, "why": "ประกาศผล", "password": SECRET}
    client.post(page, signs)
    for number in range(3):
        keep_reading(campaign, a_reading(f"new{number}", f"u-new{number}", (PAI, PRAISED)))

    client.post(page, {"make": "1"})

    moved = client.get(page).context["moved"]
    assert (PAI, "2", "1") in moved
    assert (MAE_RIM, "1", "2") in moved


@pytest.fixture
def audited(campaign, home):
    folder = home / "elsewhere"
    folder.mkdir()
    made, _ = publish_result(
        make_archive(folder), home=home, by=Actor("malai", "national"), why="ประกาศผล", at=TENTH
    )
    return made


def test_a_result_that_an_audit_confirmed_is_certified_by_name_by_somebody_else(audited, somchai):
    malai = an_account("malai")
    with pytest.raises(CallError, match="Who published it"):
        certify(audited, by=malai, at=TENTH)
    client, page = sign_in(somchai), "/desk/campaign/result/"

    client.post(page, {"certify": "1", "citation": audited.citation, "password": SECRET})

    act = Act.objects.get(kind="result.certified")
    assert (act.told["name"], act.told["citation"]) == ("somchai", audited.citation)
    assert "รับรองโดย somchai" in words_of(Client().get(f"/results/{audited.citation}/").content)
    with pytest.raises(CallError, match="It is certified"):
        certify(audited, by=an_account("dao"), at=TENTH)
    assert list(faults_of_log()) == []


def test_auditors_read_all_of_it_and_sign_nothing(audited):
    client = sign_in(an_account("nid", Role.AUDITOR))
    for page in ("", "rules/", "result/"):
        assert client.get(f"/desk/campaign/{page}").status_code == 200
        client.post(
            f"/desk/campaign/{page}",
            {"certify": "1", "citation": audited.citation, "sign": "1", "password": SECRET},
        )

    assert Act.objects.filter(kept__by="nid").count() == 0


# The clock.


def test_the_clock_tells_each_step_with_its_day_and_what_is_late(campaign, somchai):
    stands = {one.what: one.stand.value for one in dates_due(campaign, at=TENTH)}
    assert stands == {
        "rules": "late",
        "opens": "done",
        "closes": "waits",
        "collects": "waits",
        "round": "waits",
        "published": "waits",
        "audit": "waits",
        "certified": "waits",
    }
    amend(campaign, campaign.rules, by=somchai, why="ตรึง", at=TENTH)

    assert dates_due(campaign, at=TENTH)[0].stand == "done"


def test_the_clock_tells_which_matters_are_late_and_due_within_a_day(campaign, somchai):
    matters_of_every_review(campaign)
    at = TENTH + timedelta(days=2, hours=1)

    waiting = {one.kind: one for one in matters_due(campaign, at=at)}
    page = words_of(sign_in(somchai).get("/desk/campaign/").content)

    assert (waiting[Kind.PERSONAL].late, waiting[Kind.PERSONAL].soon) == (1, 0)
    assert (waiting[Kind.STAFF].late, waiting[Kind.STAFF].soon) == (0, 1)
    assert (waiting[Kind.READING].late, waiting[Kind.READING].soon) == (0, 0)
    assert "เรื่องแรกครบกำหนด" in page


def test_without_a_campaign_the_pages_lead_to_the_one_that_says_so(somchai):
    client = sign_in(somchai)

    assert "ยังไม่มีแคมเปญ" in words_of(client.get("/desk/campaign/rules/", follow=True).content)
    assert client.get("/desk/campaign/next/").status_code == 302


@pytest.mark.parametrize("page", ["", "rules/", "result/", "next/"])
def test_the_pages_ask_the_database_a_few_times(
    campaign, somchai, django_assert_max_num_queries, page
):
    matters_of_every_review(campaign)
    client = sign_in(somchai)

    with django_assert_max_num_queries(15):
        assert client.get(f"/desk/campaign/{page}").status_code == 200
