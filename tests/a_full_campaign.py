"""A campaign of which every open table tells something: answers, promises, an audit, one before."""

from datetime import date, datetime, timedelta
from pathlib import Path

from an_audited_result import make_result, read_as_recorded
from kept import TENTH, a_kept_campaign, keep_reading, know_sizes
from told import (
    BANG_BAN,
    BANGKOK,
    BETONG,
    BLAMED,
    MAE_RIM,
    MUEANG_CHIANG_MAI,
    NEUTRAL,
    PAI,
    PRAISED,
    SATTAHIP,
    a_reading,
    december,
)

from sangsuk.core.terms.codes import DRIVERS
from sangsuk.flow.audit.commit import commit
from sangsuk.flow.audit.desk import FOLDER
from sangsuk.flow.audit.draw import draw
from sangsuk.flow.audit.record import record
from sangsuk.flow.campaigns import find_campaign
from sangsuk.flow.counting.site import rank_site
from sangsuk.records.answers.actions import (
    Office,
    keep_answer,
    keep_opinion,
    promise_change,
    report_done,
)
from sangsuk.records.campaigns.actions import keep_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Reading, Story
from sangsuk.records.stories.showing import show_stories

SLUG = "amphoe-sangsuk-2563"
PLACES = (MAE_RIM, PAI, BETONG, SATTAHIP, BANG_BAN, MUEANG_CHIANG_MAI)
ARMY, HOTEL = ("สัสดี", "ผ่อนผัน", "เกณฑ์ทหาร"), ("โรงแรม", "ใบอนุญาต", "ที่พัก")
SERVICES = (("military_registration",), ("id_card", "civil_registration"), ("id_card",))
# Some days have few stories, on some few say one thing; of the third week all is told.
BY_DAY = {1: 20, 2: 3, 3: 16, 5: 1, 8: 24, 9: 60, 10: 2, 16: 60, 17: 60}
BEFORE = datetime(2019, 12, 5, 10, tzinfo=BANGKOK)


def a_full_campaign(home: Path) -> Campaign:
    """246 stories of six districts, twenty-two answered, after a campaign of forty.

    Args:
        home: the folder of all state, where its audit is laid.
    """
    campaign = a_kept_campaign()
    stories = [_a_story(campaign, number, day) for number, day in enumerate(_days())]
    show_stories([story.pk for story in stories])
    _answers(stories)
    _the_campaign_before()
    _an_audit(home)
    rank_site(campaign, at=TENTH)
    know_sizes()
    return campaign


def _days() -> list[int]:
    return [day for day, many in BY_DAY.items() for _ in range(many)]


def _says(number: int) -> tuple[tuple[str, str], ...]:
    """Of nine stories five praise, two blame, one does both, and one neither."""
    place, other = PLACES[number % 6], PLACES[(number + 1) % 6]
    if number % 9 == 7:
        return ((place, PRAISED), (other, BLAMED))
    return ((place, NEUTRAL if number % 9 == 8 else BLAMED if number % 9 > 4 else PRAISED),)


def _a_story(campaign: Campaign, number: int, day: int) -> Story:
    codes = list(DRIVERS)
    told = a_reading(
        f"s{number}",
        None if number % 10 == 3 else f"u{number // 2 if number % 4 == 0 else number}",
        *_says(number),
        at=december(day) + timedelta(minutes=number),
        services=SERVICES[number % 3],
        platform="web" if number % 5 == 0 else "facebook",
    )
    drivers = {codes[number % 7], codes[8 if number % 5 else 0]}
    of_the_place = {codes[number % 6]} if number % 3 == 0 else set()  # two districts tell alike
    story = keep_reading(campaign, told, drivers=drivers | of_the_place)
    words = {1: ARMY, 5: HOTEL}.get(number % 7, ()) if number < 112 else ()
    done = "เจ้าหน้าที่ขับรถไปถ่ายบัตรถึงบ้าน" if number % 5 == 0 else "เจ้าหน้าที่อธิบายดี"
    text = " ".join(["ไปติดต่อมา", *words, f"ครั้งที่ {number}", done, "รอไม่นานเลยนะคะ"])
    Reading.objects.filter(story=story).update(masked=text)
    return story


def _answers(stories: list[Story]) -> None:
    """Of four stories that are answered each came further than the one before."""
    for number, story in enumerate(stories[3::11]):
        district = story.reading.mentions.order_by("pk").first().district_id
        office = Office(district)
        answer = keep_answer(story=story, office=office, text="ขอบคุณ", by="o", at=TENTH)
        if number % 4 == 0:
            continue
        what = "จะขับรถไปถ่ายบัตรให้ถึงบ้าน" if number % 2 else "จะเปิดวันเสาร์"
        promise = {"what": what, "owner": "ปลัด", "due": date(2020, 12, 30)}
        promise_change(answer=answer, by="o", at=TENTH, **promise)
        if number % 4 > 1:
            report_done(change=answer.change, evidence="ทำแล้ว", link="", by="o", at=TENTH)
        if number % 4 == 3:
            keep_opinion(change=answer.change, is_done=True, words="", at=TENTH)


def _the_campaign_before() -> None:
    """Forty stories of the year before, which counted by the same rules."""
    rules = find_campaign(SLUG).read_text("utf-8-sig")
    for now, then in (("2020-", "2019-"), ("2021-", "2020-"), ("2563", "2562")):
        rules = rules.replace(now, then)
    before = keep_campaign(rules=rules, where="the year before", at=TENTH)
    for number in range(40):
        how = PRAISED if number % 8 else BLAMED
        told = a_reading(f"f{number}", f"f{number}", (PLACES[number % 6], how), at=BEFORE)
        keep_reading(before, told, drivers={list(DRIVERS)[number % 5]})


def _an_audit(home: Path) -> None:
    """People read a sample of a result and find what the machine found."""
    folder = home / FOLDER / SLUG
    make_result(folder, {MAE_RIM: 30, PAI: 20, BETONG: 12})
    commit(folder, home=home, at=december(31))
    draw(folder, "20210109", home=home, size=20)
    record(folder, read_as_recorded(folder, home / "read.csv"))
