"""What the holder of a receipt may do later: see what became of a story, change it, allow less."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.db import transaction

from sangsuk.connectors.contract import Told
from sangsuk.core.terms.story import AuthorKind
from sangsuk.flow.doors.accepting import Brought, accept
from sangsuk.flow.files.intake import raw_of
from sangsuk.flow.telling.telling import (
    DOOR,
    Telling,
    keep_what_is_allowed,
    post_as_told,
    read_alone,
    story_of,
)
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.inbox.actions import Key
from sangsuk.records.inbox.queries import latest_versions
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.actions import keep_readings
from sangsuk.records.stories.models import Reading, Story
from sangsuk.records.stories.queries import posts_of, reading_of, revisions_to_read
from sangsuk.records.stories.showing import show_stories
from sangsuk.records.stories.wall import stand_on_the_wall
from sangsuk.records.tellers.queries import consents_of, contacts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStory:
    """A story as its own teller sees it."""

    story: Story
    text: str  # as they typed it last, without the hashtags that were added
    reading: Reading | None
    is_shown: bool
    consents: dict[str, bool]
    contact: str


def own_story(code: str, campaign: Campaign) -> OwnStory | None:
    """The story of a receipt; None where there is none or it was taken back."""
    story = story_of(code, campaign)
    if story is None or story.withdrawn_at:
        return None
    key = (story.platform, story.native_id)
    [post] = posts_of(campaign, [key]).values()
    return OwnStory(
        story=story,
        text=_without_tags(post.text, campaign),
        reading=reading_of(story),
        is_shown=bool(stand_on_the_wall([story.pk])),
        consents=consents_of(campaign, key),
        contact=contacts_of(campaign, [key]).get(key, ""),
    )


def allow(telling: Telling, campaign: Campaign, *, at: datetime) -> None:
    """Keep what the holder of the receipt allows now; pages follow at once."""
    story = story_of(telling.code, campaign)
    if story is None:
        return
    with transaction.atomic():
        key = (story.platform, story.native_id)
        keep_what_is_allowed(telling, campaign, key, at=at)
        show_stories([story.pk])


def retell(telling: Telling, campaign: Campaign, *, at: datetime) -> None:
    """The story told differently: a revision of its own, read and counted at once.

    Its own time stays that of the first telling, and so does who told and who typed it.
    """
    own = own_story(telling.code, campaign)
    if own is None or own.story.platform != DOOR:
        return
    rules = rules_of(campaign)
    post = replace(
        post_as_told(telling, rules, at=own.story.posted_at),
        id=own.story.native_id,
        chosen_district=own.story.chosen_district or None,
        chosen_services=tuple(own.story.chosen_services),
        author_kind=AuthorKind(own.story.author_kind) if own.story.author_kind else None,
        entered_by=own.story.entered_by or None,
    )
    read = read_alone(post, rules)
    # With the moment: a story that is changed back is a version of its own.
    version_at = _after_all(post.key, campaign, at)
    moment = version_at.astimezone(UTC).isoformat()
    raw = json.dumps({"at": moment, "post": json.loads(raw_of(post))}, ensure_ascii=False)
    told = Told(post=post, version_at=version_at, raw=raw.encode())
    with transaction.atomic():
        accept([Brought(told, at)], campaign, source=DOOR)
        unread = revisions_to_read(campaign, reader=read.reader).filter(story=own.story)
        rows = [(revision, read) for revision in unread]
        keep_readings(rows=rows, rules_digest=campaign.digest, at=at)
        count_stories(campaign=campaign, stories=[own.story.pk])


def _after_all(key: Key, campaign: Campaign, at: datetime) -> datetime:
    """A moment after every version that came, also where a demonstration's clock stands still."""
    latest = latest_versions(campaign, [key]).get(key)
    return max(at, latest[0] + timedelta(microseconds=1)) if latest else at


def _without_tags(text: str, campaign: Campaign) -> str:
    """Without the last line where it holds nothing but the campaign's hashtags."""
    body, _, last = text.rpartition("\n")
    added = last.split()
    return body if added and set(added) <= set(rules_of(campaign).hashtags) else text
