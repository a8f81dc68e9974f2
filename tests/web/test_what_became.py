"""What offices did about stories stands on the answer: dots, concerns, promises, rows behind each."""

import csv
import io
import re
from datetime import date

import pytest
from kept import TENTH, a_kept_campaign, keep_reading
from told import BLAMED, MAE_RIM, PRAISED, a_reading

from sangsuk.flow.telling.withdrawal import withdraw_all
from sangsuk.records.answers.actions import (
    Office,
    keep_answer,
    keep_opinion,
    promise_change,
    report_done,
)
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.showing import show_stories

pytestmark = pytest.mark.django_db
PROMISE = "จะเปิดช่องพักเที่ยงให้ทุกวัน"


def told_and_answered() -> list[Story]:
    """Thirty stories blame for speed and six praise; of four that are answered each came further."""
    campaign = a_kept_campaign()
    stories = [
        keep_reading(
            campaign,
            a_reading(f"s{n}", f"u{n}", (MAE_RIM, BLAMED if n < 30 else PRAISED)),
            drivers=["speed"],
        )
        for n in range(36)
    ]
    answers = [
        keep_answer(story=one, office=Office(MAE_RIM), text="ขอบคุณ", by="o", at=TENTH)
        for one in stories[:4]
    ]
    for answer in answers[1:]:
        promise_change(
            answer=answer, what=PROMISE, owner="ปลัด", due=date(2020, 12, 30), by="o", at=TENTH
        )
    for answer in answers[2:]:
        report_done(change=answer.change, evidence="เปิดแล้ว", link="", by="o", at=TENTH)
    keep_opinion(change=answers[3].change, is_done=True, words="", at=TENTH)
    show_stories([story.pk for story in stories])
    return stories


def rows(client, name: str) -> list[dict[str, str]]:
    text = client.get(f"/answers/{name}.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_each_story_is_told_by_the_furthest_it_came(client):
    told_and_answered()
    counts = {key: 0 for key in rows(client, "became")[0] if key != "day"}
    for row in rows(client, "became"):
        counts |= {key: counts[key] + int(row[key]) for key in counts}

    assert counts == {
        "confirmed": 1,
        "done": 1,
        "promised": 1,
        "answered": 1,
        "thanks": 6,
        "neither": 0,
        "waiting": 26,
    }


def test_a_concern_tells_what_its_offices_did_and_a_promise_leads_to_its_story(client):
    stories = told_and_answered()
    [concern] = rows(client, "concerns")
    page = client.get("/answers/").content.decode()

    told = {key: concern[key] for key in ("stories", "answered", "promised", "confirmed")}
    assert told == {"stories": "30", "answered": "4", "promised": "3", "confirmed": "1"}
    assert page.count(PROMISE) == 2  # those first that their tellers confirm
    assert page.index(f"/stories/{stories[3].pk}/") < page.index(f"/stories/{stories[1].pk}/")
    opened = client.get(
        "/answers/stories/?side=unhappy&driver=speed&became=any_promised"
    ).content.decode()
    assert re.search("ตัวเลขนี้นับจาก 3 เรื่อง", opened)


def test_a_promise_goes_with_its_story(client):
    stories = told_and_answered()
    campaign = stories[0].campaign
    before = client.get("/answers/").content.decode()
    withdraw_all(stories[1:4], campaign, by="the tellers", at=TENTH)

    assert (PROMISE in before, PROMISE in client.get("/answers/").content.decode()) == (True, False)
