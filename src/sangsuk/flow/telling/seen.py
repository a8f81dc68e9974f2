"""A public post that the desk found: its address and words, with a picture of how it looked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.connectors.contract import Told
from sangsuk.connectors.public_address import other_ways, read_address
from sangsuk.core.errors import refusals_of
from sangsuk.core.terms.story import Post
from sangsuk.core.thai.dates import parse_moment
from sangsuk.flow.doors.accepting import Brought, accept
from sangsuk.flow.files.intake import raw_of
from sangsuk.flow.telling.photos import Drawn, add_photo
from sangsuk.flow.work.jobs import enqueue_once, understand_stories
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.queries import gone_of
from sangsuk.records.stories.entered import story_at
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import stories_of
from sangsuk.records.tellers.models import Photo

DOOR: Final = "seen"
SHORTEST, LONGEST, LONGEST_AUTHOR = 10, 10_000, 200  # code points
_refused: Final = refusals_of("seen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What somebody copied from a public page."""

    address: str
    posted_at: str  # as the page says; พ.ศ. or ค.ศ., Bangkok's time
    text: str
    author: str = ""  # "": the page does not say


def keep_seen(seen: Seen, picture: Drawn, campaign: Campaign, *, by: Actor, at: datetime) -> Story:
    """Keep a public post with the picture as evidence; an act of who found it.

    The picture is shown to nobody but the desk.  The post is read by the next
    `understand`, and counts by the same rules as any other.

    Raises:
        CallError: a part of it cannot be used, or the post is there or gone already.
    """
    post = _post_of(seen, by, at)
    _check_new(post, campaign)
    with transaction.atomic():
        told = Told(post=post, version_at=post.posted_at, raw=raw_of(post))
        accept([Brought(told, at)], campaign, source=DOOR)
        add_photo(picture, campaign, post.key, at=at, kind=Photo.Kind.EVIDENCE, by=by.name)
        [story] = stories_of(campaign, [post.key]).values()
        keep_act(
            kind="telling.seen",
            by=by,
            why="a public post was found and copied",
            at=at,
            told={"platform": post.platform},
            after={"story": story.pk},
        )
        enqueue_once(understand_stories, campaign.slug)
    return story


def _post_of(seen: Seen, by: Actor, at: datetime) -> Post:
    address, posted_at = read_address(seen.address), _moment(seen.posted_at)
    if posted_at > at:
        raise _refused("future", "This moment is yet to come.", "the time", "mend the date.")
    if not SHORTEST <= len(seen.text.strip()) <= LONGEST:
        what = f"The words are fewer than {SHORTEST} or more than {LONGEST} characters."
        raise _refused("length", what, "the words", "copy the post as it stands.")
    return Post(
        id=address.id,
        platform=address.platform,
        posted_at=posted_at,
        author=seen.author.strip()[:LONGEST_AUTHOR] or None,
        text=seen.text.strip(),
        url=address.url,
        entered_by=by.name,
        found_at=at,
    )


def _moment(words: str) -> datetime:
    try:
        return parse_moment(words)
    except ValueError as fault:
        what, remedy = "This is no date with a time.", "write it like 5/12/2563 9:00."
        raise _refused("moment", what, "the time", remedy) from fault


def _check_new(post: Post, campaign: Campaign) -> None:
    if post.key in gone_of(campaign, [post.key]):
        what = "The post was taken back, and stays out."
        raise _refused("gone", what, "the address", "leave it out.")
    known = stories_of(campaign, [post.key]).get(post.key) or story_at(
        campaign, other_ways(post.url or "")
    )
    if known:
        what = "The post is there already."
        raise _refused("known", what, f"story {known.pk}", "nothing needs to be done.")
