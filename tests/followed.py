"""A story that an office disputed, a final judged and an award honours: all that its acts can tell."""

from judged import a_leader, marked, opened, some_jurors, some_stories
from kept import TENTH
from told import december

from sangsuk.flow.offices.deciding import decide as decide_dispute
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.answers.actions import keep_dispute
from sangsuk.records.awards.actions import keep_award
from sangsuk.records.stories.models import Story

STEPS = (
    "เรื่องมาถึง",
    "สำนักงานบอกว่าไม่ใช่เรื่องของเขา",
    "ตัดสินว่าเป็นเรื่องของสำนักงานหรือไม่",
    "เปิดรอบตัดสินที่มีเรื่องนี้",
    "มอบรางวัล",
)


def a_story_with_an_award() -> Story:
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
    return story
