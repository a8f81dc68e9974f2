"""All that is kept of a story, for the one who told it: to take away, and for other programs."""

from typing import Any, Final

from sangsuk.flow.telling.own_story import OwnStory
from sangsuk.records.answers.models import Answer
from sangsuk.records.answers.queries import answers_to
from sangsuk.records.stories.models import Reading
from sangsuk.records.tellers.photos import photos_of
from sangsuk.records.tellers.queries import words_of_consents

FORMAT: Final = "sangsuk-own-story-1"


def own_data(own: OwnStory) -> dict[str, Any]:
    """What the teller gave, what was read in it, what they allow, and what was answered."""
    story, key = own.story, (own.story.platform, own.story.native_id)
    return {
        "format": FORMAT,
        "campaign": story.campaign_id,
        "number": story.pk,
        "told_at": story.posted_at.isoformat(),
        "door": story.platform,
        "text": own.text,
        "chosen_district": story.chosen_district,
        "chosen_services": story.chosen_services,
        "is_shown": own.is_shown,
        "contact": own.contact,
        "allowed": words_of_consents(story.campaign, key),
        "photos": [
            {"sha256": one.sha256, "shows": one.alt} for one in photos_of(story.campaign, key)
        ],
        "read": _read(own.reading) if own.reading else None,
        "answers": [_answered(answer) for answer in answers_to(story)],
    }


def _read(reading: Reading) -> dict[str, Any]:
    mentions = [
        {"district": one.district_id, "polarity": one.polarity, "confidence": one.confidence}
        for one in reading.mentions.all()
    ]
    return {
        "reader": reading.reader,
        "counts": reading.eligible,
        "why_not": reading.ineligible_reason,
        "masked": reading.masked,
        "covered": reading.pii,
        "offices": mentions,
        "services": reading.services,
        "drivers": reading.drivers,
    }


def _answered(answer: Answer) -> dict[str, Any]:
    change = getattr(answer, "change", None)
    said = [one.is_done for one in change.opinions.all()] if change else []
    return {
        "district": answer.district_id,
        "words": [one.text for one in answer.wordings.all()],
        "promised": change.what if change else "",
        "by_day": change.due.isoformat() if change else "",
        "reported_done": bool(change and change.done_at),
        "you_said_done": said[-1] if said else None,
    }
