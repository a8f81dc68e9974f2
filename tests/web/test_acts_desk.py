"""The auditor follows one story's acts, from its arrival on."""

import pytest
from followed import STEPS, a_story_with_an_award
from kept import TENTH
from shown import a_shown_campaign, words_of
from signed import an_account, sign_in
from waiting import Kind, a_story_that_waits

from sangsuk.flow.desk.deciding import Decision, decide, undo_last
from sangsuk.flow.desk.gathering import gather
from sangsuk.flow.rulings.appeals import dismiss, lodge
from sangsuk.records.accounts.roles import Role
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
    story = a_story_with_an_award()
    auditor = sign_in(an_account("nid", Role.AUDITOR))

    page = words_of(auditor.get(f"/desk/acts/story/{story.pk}/").content)

    for step in STEPS:
        assert step in page


def test_the_log_says_why_in_the_readers_language_where_nobody_was_asked_for_a_reason():
    campaign = a_shown_campaign()
    story = a_story_that_waits(campaign, Kind.STAFF, "appealed")
    lodge(campaign, story=story.pk, who=Appeal.Who.TELLER, words="ผมเป็นชาวบ้าน", at=TENTH)
    auditor = sign_in(an_account("nid", Role.AUDITOR))
    thai, english = (
        words_of(auditor.get(f"{tongue}/desk/acts/").content) for tongue in ("", "/en")
    )

    assert "ผู้ยื่นเห็นว่านับไม่ถูก" in thai
    assert "what is counted is appealed" not in thai
    assert "Who lodged it holds that it is counted wrongly" in english


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
