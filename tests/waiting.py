"""Matters of every kind that wait for a person, for tests of the desk."""

from dataclasses import replace

from kept import TENTH, a_post, keep_reading, take_in_posts
from told import BETONG, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.rank.drives.finding import Sign
from sangsuk.core.terms.reading import Reason, Review
from sangsuk.flow.desk.gathering import gather
from sangsuk.flow.desk.waits import wait_for
from sangsuk.flow.rulings.appeals import lodge
from sangsuk.records.answers.actions import keep_dispute
from sangsuk.records.answers.models import Dispute
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.coverage import HOUR, note_missed
from sangsuk.records.matters.actions import add_matters
from sangsuk.records.matters.models import Matter
from sangsuk.records.rulings.models import Appeal
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.actions import keep_readings
from sangsuk.records.stories.models import Story

Kind = Matter.Kind
CHALOEM = ("1913", "3032", "3123")  # three of the five เฉลิมพระเกียรติ
BY_REVIEW = {
    Kind.PERSONAL: Review.PII_UNSURE,
    Kind.PLACE: Review.AMBIGUOUS_PLACE,
    Kind.STAFF: Review.STAFF_SUSPECTED,
    Kind.COPY: Review.COPY_SUSPECTED,
    Kind.HASHTAG: Review.NEAR_MISS_HASHTAG,
    Kind.READING: Review.LOW_CONFIDENCE,
}


def a_story_that_waits(campaign: Campaign, kind: Kind, name: str) -> Story:
    """Praise of แม่ริม that the reader asks a person about."""
    mentions = () if kind == Kind.PLACE else ((MAE_RIM, PRAISED),)
    reason = Reason.HASHTAG if kind == Kind.HASHTAG else None
    sure = 0.4 if kind == Kind.READING else 0.9
    review = (BY_REVIEW[kind],)
    read = a_reading(name, f"u-{name}", *mentions, reason=reason, review=review, confidence=sure)
    if kind == Kind.PLACE:
        read = replace(read, ambiguous=True, candidates=CHALOEM, candidates_total=3)
    story = keep_reading(campaign, read)
    count_stories(campaign=campaign, stories=[story.pk])
    return story


def matters_of_every_review(campaign: Campaign) -> dict[Kind, Matter]:
    for kind in BY_REVIEW:
        a_story_that_waits(campaign, kind, f"s-{kind.value}")
    gather(campaign, at=TENTH)
    return {Kind(one.kind): one for one in Matter.objects.filter(campaign=campaign)}


def a_drive(campaign: Campaign, name: str, how_many: int = 3) -> Matter:
    """Praise of แม่ริม that the search found, as it stands in the list."""
    posts = [
        keep_reading(campaign, a_reading(f"{name}{n}", f"u-{name}{n}", (MAE_RIM, PRAISED)))
        for n in range(how_many)
    ]
    numbers = [one.pk for one in posts]
    count_stories(campaign=campaign, stories=numbers)
    signs = [Sign.SAME_WORDS.value, MAE_RIM, "ถ้อยคำเดียวกัน", "The same words", "0.001"]
    waits = wait_for(Kind.DRIVE, TENTH)
    about = f"{Sign.SAME_WORDS.value} {MAE_RIM} {name}"
    made = Matter(campaign=campaign, kind=Kind.DRIVE, about=about, opened_at=TENTH, **waits)
    made.signs, made.posts = signs, numbers
    add_matters([made])
    return Matter.objects.get(about=about)


def a_gap(campaign: Campaign) -> Matter:
    note_missed(
        door="facebook_feed", since=campaign.opens, until=campaign.opens + 3 * HOUR, reason="outage"
    )
    gather(campaign, at=TENTH)
    return Matter.objects.get(kind=Kind.GAP)


def an_appeal(campaign: Campaign, name: str) -> Appeal:
    """Of a teller whom the reader takes for staff."""
    read = a_reading(name, f"u-{name}", (MAE_RIM, PRAISED), reason=Reason.STAFF)
    story = keep_reading(campaign, read)
    words = "ผมไม่ใช่เจ้าหน้าที่ เป็นชาวบ้านธรรมดา"
    return lodge(campaign, story=story.pk, who=Appeal.Who.TELLER, words=words, at=TENTH)


def a_dispute(campaign: Campaign, name: str) -> Dispute:
    """The office of แม่ริม says that a story is not about it."""
    story = keep_reading(campaign, a_reading(name, f"u-{name}", (MAE_RIM, PRAISED)))
    told = {"words": "เรื่องนี้เป็นของเทศบาล", "by": "officer", "at": TENTH}
    keep_dispute(story=story, district=MAE_RIM, **told)
    return Dispute.objects.get(story=story)


def something_serious(campaign: Campaign, name: str) -> None:
    """A story that is held back at once."""
    take_in_posts(campaign, a_post(name, "ไปอำเภอแม่ริม เครียดมาก อยากตาย"))
    story = Story.objects.get(native_id=name)
    read = a_reading(name, f"u-{name}", (MAE_RIM, PRAISED))
    keep_readings(rows=[(story.revisions.get(), read)], rules_digest=campaign.digest, at=TENTH)


def plenty(campaign: Campaign, how_many: int) -> None:
    """So many matters of mixed kinds: mostly what the reader asks, a few of all others."""
    kinds, others = list(BY_REVIEW), (an_appeal, a_dispute, something_serious, a_drive)
    a_gap(campaign)
    for number in range(1, how_many):
        if number % 10 == 0:
            others[number // 10 % len(others)](campaign, f"m{number}")
        else:
            a_story_that_waits(campaign, kinds[number % len(kinds)], f"m{number}")
    gather(campaign, at=TENTH)


__all__ = ["BETONG", "CHALOEM", "MAE_RIM", "PAI"]
