"""Appeals, disputes, copies and drives in the desk's list: each leads on to the next."""

import pytest
from kept import TENTH
from shown import a_shown_campaign, words_of
from signed import an_account, sign_in
from told import BETONG, MAE_RIM
from waiting import Kind, a_dispute, a_drive, a_story_that_waits, an_appeal

from sangsuk.core.terms.ruling import Verdict
from sangsuk.flow.desk.gathering import gather
from sangsuk.flow.rulings.ruling import Proposal, rule
from sangsuk.records.accounts.roles import Role
from sangsuk.records.answers.models import Dispute
from sangsuk.records.matters.actions import take_next
from sangsuk.records.matters.models import Matter
from sangsuk.records.matters.queries import open_matters
from sangsuk.records.rulings.models import Appeal, Ruling

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_tenth(monkeypatch):
    monkeypatch.setenv("SANGSUK_CLOCK", TENTH.isoformat())


@pytest.fixture
def campaign():
    return a_shown_campaign()


@pytest.fixture
def somchai():
    return an_account("somchai")


def from_the_list(client):
    return client.post("/desk/matters/next/", follow=True)


def test_an_appeal_is_decided_by_its_usual_outcome_and_leads_on_to_the_next(campaign, somchai):
    appeal, after = (
        an_appeal(campaign, "appealed"),
        a_story_that_waits(campaign, Kind.STAFF, "next"),
    )
    gather(campaign, at=TENTH)
    client = sign_in(somchai)

    shown = from_the_list(client)
    page = shown.redirect_chain[-1][0]
    usual = shown.context["usual"]
    assert (page, usual.verdict, usual.rule) == (
        f"/desk/appeals/{appeal.pk}/?list=all",
        "restore",
        "E3",
    )
    chosen = {name: getattr(usual, name) for name in ("verdict", "rule", "reason", "district")}
    assert Appeal.objects.get().outcome == ""
    done = client.post(page, chosen | {"sure": "1"})

    assert Appeal.objects.get().outcome == "upheld"
    assert done.url == f"/desk/matters/{Matter.objects.get(story=after).pk}/"
    assert open_matters(campaign, Kind.APPEAL).count() == 0


def test_an_appeal_that_is_dismissed_stands_for_the_reason_of_the_ruling(campaign, somchai):
    appeal = an_appeal(campaign, "ruled")
    words = {"rule": "E7", "reason": "arranged", "district": MAE_RIM}
    rule(
        Proposal(story=appeal.story, verdict=Verdict.EXCLUDE, **words),
        by=an_account("malai"),
        at=TENTH,
    )
    client, page = sign_in(somchai), f"/desk/appeals/{appeal.pk}/"
    usual = client.get(page).context["usual"]
    assert (usual.verdict, usual.reason, usual.district) == ("restore", "ruling_mistaken", MAE_RIM)

    client.post(page, {"outcome": "dismissed", "reason": usual.stands_because})

    kept = Appeal.objects.get()
    assert (kept.outcome, kept.decided.kept["why"]) == ("dismissed", "arranged")


def test_who_ruled_is_never_led_to_the_appeal_against_it(campaign, somchai):
    appeal = an_appeal(campaign, "own")
    words = {"rule": "E7", "reason": "arranged"}
    rule(Proposal(story=appeal.story, verdict=Verdict.EXCLUDE, **words), by=somchai, at=TENTH)
    gather(campaign, at=TENTH)

    assert take_next(campaign, "", by=somchai, at=TENTH) is None
    assert take_next(campaign, "", by=an_account("malai"), at=TENTH) is not None


def test_an_office_that_disputes_stands_in_the_list_and_is_decided_by_a_key(campaign, somchai):
    dispute = a_dispute(campaign, "not-ours")
    gather(campaign, at=TENTH)
    client = sign_in(somchai)
    page = from_the_list(client).redirect_chain[-1][0]
    assert page == f"/desk/disputes/{dispute.pk}/?list=all"

    done = client.post(page, {"outcome": "upheld", "why": "เรื่องของเทศบาล"})

    assert (done.url, Dispute.objects.get().outcome) == ("/desk/matters/", "upheld")
    assert open_matters(campaign).count() == 0


def test_a_copy_and_its_original_are_read_side_by_side(campaign, somchai):
    story = a_story_that_waits(campaign, Kind.COPY, "copy")
    original = a_story_that_waits(campaign, Kind.STAFF, "original")
    gather(campaign, at=TENTH)
    matter = Matter.objects.get(kind=Kind.COPY)
    Matter.objects.filter(pk=matter.pk).update(posts=[original.pk])

    page = sign_in(somchai).get(f"/desk/matters/{matter.pk}/").content

    assert f"เรื่องที่ {story.pk}" in words_of(page)
    assert f"เรื่องที่ {original.pk}" in words_of(page)
    assert page.decode().count("<mark>เจ้าหน้าที่ยิ้มแย้ม ทำบัตรเสร็จใน 10 นาที</mark>") == 2


def test_a_drive_shows_its_sign_its_posts_and_what_excluding_them_does(campaign, somchai):
    drive, client = a_drive(campaign, "shown", 4), sign_in(somchai)
    page = f"/desk/matters/{drive.pk}/"
    told = words_of(client.get(page).content)

    asked = client.post(page, {"outcome": "arranged"})

    assert "ถ้อยคำเดียวกันในเวลาใกล้กัน" in told
    assert "4 เรื่องในชุดนี้" in told
    assert [(one.code, one.voices, one.voices_after) for one in asked.context["changes"]][:1] == [
        (MAE_RIM, 4, 0)
    ]
    assert Ruling.objects.count() == 0


def test_the_auditor_reads_the_list_and_opens_nothing(campaign):
    a_drive(campaign, "read")
    a_dispute(campaign, "read-too")
    gather(campaign, at=TENTH)
    client = sign_in(an_account("nid", Role.AUDITOR))

    told = words_of(client.get("/desk/matters/").content)

    assert "อาจชมตามการนัดหมาย" in told
    assert from_the_list(client).status_code == 403
    assert BETONG not in told
