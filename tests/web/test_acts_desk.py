"""The auditor follows one story's acts, from its arrival on."""

import pytest
from judged import a_leader, marked, opened, some_jurors, some_stories
from kept import TENTH
from shown import a_shown_campaign, words_of
from signed import an_account, sign_in
from told import december
from waiting import Kind, a_story_that_waits

from sangsuk.flow.desk.deciding import Decision, decide, undo_last
from sangsuk.flow.desk.gathering import gather
from sangsuk.flow.offices.deciding import decide as decide_dispute
from sangsuk.flow.rulings.appeals import dismiss, lodge
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.answers.actions import keep_dispute
from sangsuk.records.awards.actions import keep_award
from sangsuk.records.matters.models import Matter
from sangsuk.records.rulings.models import Appeal

pytestmark = pytest.mark.django_db


def test_a_story_is_followed_from_its_arrival_over_each_decision():
    campaign = a_shown_campaign()
    story = a_story_that_waits(campaign, Kind.STAFF, "followed")
    gather(campaign, at=TENTH)
    somchai, matter = an_account("somchai"), Matter.objects.get()
    decide(Decision(matters=[matter], outcome="staff", moment=TENTH), by=somchai, at=TENTH)
    undo_last(campaign, by=somchai, at=TENTH)
    words = "ผมไม่ใช่เจ้าหน้าที่ เป็นชาวบ้านธรรมดา"
    appeal = lodge(campaign, story=story.pk, who=Appeal.Who.TELLER, words=words, at=TENTH)
    dismiss(appeal, reason="other", by=an_account("malai"), at=TENTH)
    auditor = sign_in(an_account("nid", Role.AUDITOR))

    told = words_of(auditor.get(f"/desk/acts/story/{story.pk}/").content)

    steps = [
        "เรื่องมาถึง",
        "เครื่องอ่าน",
        "วินิจฉัยว่าไม่นับ",
        "ตัดสินที่โต๊ะทำงาน",
        "วินิจฉัยว่านับ",
        "ย้อนคำตัดสินที่โต๊ะทำงาน",
        "มีผู้ยื่นอุทธรณ์",
        "อุทธรณ์ฟังไม่ขึ้น",
    ]
    places = [told.index(step) for step in steps]
    assert places == sorted(places)
    assert "somchai" in told


def test_a_story_is_followed_over_offices_and_rounds_to_its_award():
    campaign = marked()
    story = some_stories(campaign, 4)[0]
    some_jurors(campaign)
    told = {"words": "ของเทศบาล", "by": "officer", "at": TENTH}
    keep_dispute(story=story, district=story.reading.mentions.get().district_id, **told)
    decide_dispute(story.disputes.get(), "dismissed", "อ่านแล้ว", by=a_leader("malai"), at=TENTH)
    opened(campaign, "final")
    by = Actor("somchai", "national")
    given = keep_act(kind="award.given", by=by, why="place 1", at=december(28))
    prize = {"honours": "stories", "place": 1, "satang": 500_000, "grounds": {}}
    code = story.reading.mentions.get().district_id
    keep_award(act=given, campaign=campaign, story=story, district_id=code, **prize)
    auditor = sign_in(an_account("nid", Role.AUDITOR))

    page = words_of(auditor.get(f"/desk/acts/story/{story.pk}/").content)

    for step in (
        "เรื่องมาถึง",
        "สำนักงานบอกว่าไม่ใช่เรื่องของเขา",
        "ตัดสินว่าเป็นเรื่องของสำนักงานหรือไม่",
        "เปิดรอบตัดสินที่มีเรื่องนี้",
        "มอบรางวัล",
    ):
        assert step in page


def test_the_log_leads_to_a_story_and_says_where_there_is_none():
    campaign = a_shown_campaign()
    story = a_story_that_waits(campaign, Kind.STAFF, "found")
    auditor = sign_in(an_account("nid", Role.AUDITOR))

    assert auditor.get(f"/desk/acts/?story={story.pk}")["Location"] == (
        f"/desk/acts/story/{story.pk}/"
    )
    assert "ไม่พบเรื่องเลขนี้" in words_of(auditor.get("/desk/acts/?story=9", follow=True).content)
    assert auditor.get("/desk/acts/?kind=matter").status_code == 200


@pytest.mark.parametrize("number", ["9" * 5000, "x", "-1", "999999"])
def test_numbers_that_are_no_matter_decide_nothing(number):
    a_shown_campaign()
    national = sign_in(an_account("somchai"))
    answer = national.post("/desk/matters/many/", {"matter": number, "outcome": "staff"})

    assert (answer.status_code, "fault=none" in answer.url) == (302, True)


def test_districts_of_one_name_are_told_apart_by_their_provinces():
    campaign = a_shown_campaign()
    a_story_that_waits(campaign, Kind.PLACE, "which")
    gather(campaign, at=TENTH)
    page = f"/desk/matters/{Matter.objects.get().pk}/"

    told = words_of(sign_in(an_account("somchai")).get(page).content)

    for province in ("สระบุรี", "นครราชสีมา", "บุรีรัมย์"):
        assert f"อำเภอเฉลิมพระเกียรติ · {province}" in told
