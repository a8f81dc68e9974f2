"""Posts that a service tells, put into inbox and stories in whatever order they come."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import transaction

from sangsuk.connectors.contract import Told
from sangsuk.connectors.redaction import redact
from sangsuk.core.terms.story import Post
from sangsuk.records.campaigns.actions import hold_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.actions import Key, keep_arrivals
from sangsuk.records.inbox.erasing import note_erased, redact_bodies
from sangsuk.records.inbox.models import Arrival, Delivery, Tombstone
from sangsuk.records.inbox.queries import Version, gone_of, latest_versions
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.actions import accept_posts
from sangsuk.records.stories.queries import posts_of, stories_retold_by

Outcome = Counter[str]  # new, revised, unchanged, known, gone


class Brought(NamedTuple):
    """What was told, when it came, and the delivery that brought it, if one did."""

    told: Told
    at: datetime
    delivery: Delivery | None = None

    @property
    def key(self) -> Key:
        return self.told.post.key


@transaction.atomic
def accept(brought: Sequence[Brought], campaign: Campaign, *, source: str) -> Outcome:
    """Take posts in; what came before changes nothing, what is gone stays out.

    In whatever order the versions of a post come, and however often, the one
    that stands as of the latest moment is the story in the end.
    """
    if not brought:
        return Outcome()
    hold_campaign(campaign=campaign)
    stones = gone_of(campaign, [one.key for one in brought])
    _keep_out([one for one in brought if one.key in stones], stones)
    living = sorted((one for one in brought if one.key not in stones), key=_version)
    latest = latest_versions(campaign, [one.key for one in living])
    arrivals = keep_arrivals(
        campaign=campaign,
        source=source,
        rows=[one.told.raw for one in living],
        about=[_about(one) for one in living],
        at=brought[0].at,
    )
    came = [(arrival, one.told) for arrival, one in zip(arrivals, living, strict=True) if arrival]
    accepted = accept_posts(campaign=campaign, arrived=_settle(came, campaign, latest))
    count_stories(campaign=campaign, stories=stories_retold_by([arrival for arrival, _ in came]))
    gone = len(brought) - len(living)
    return Outcome(**asdict(accepted), known=len(living) - len(came), gone=gone)


def settle(told: Post, standing: Post | None, *, is_late: bool) -> Post:
    """The post as it stands after a version of it came.

    A service may leave out of one version what it said in another.  A post's
    own time is the earliest that is said: an edit brings the time of the edit.
    """
    if standing is None:
        return told
    older, newer = (told, standing) if is_late else (standing, told)
    kept = {
        name: getattr(older, name)
        for name in ("author", "author_kind", "url", "likes", "shares", "comments")
        if getattr(newer, name) is None
    }
    posted_at = min(told.posted_at, standing.posted_at)
    return replace(newer, posted_at=posted_at, posted_at_given="", **kept)


def _settle(
    came: Sequence[tuple[Arrival, Told]], campaign: Campaign, latest: Mapping[Key, Version]
) -> list[tuple[Arrival, Post]]:
    standing = posts_of(campaign, [one.post.key for _, one in came])
    settled: list[tuple[Arrival, Post]] = []
    for arrival, one in came:
        key = one.post.key
        is_late = key in latest and _version_of(one) < latest[key]
        standing[key] = settle(one.post, standing.get(key), is_late=is_late)
        settled.append((arrival, standing[key]))
    return settled


def _keep_out(brought: Sequence[Brought], stones: Mapping[Key, Tombstone]) -> None:
    """What comes of a post that is gone leaves its hash alone."""
    for one in brought:
        note_erased(stone=stones[one.key], digests=[sha256(one.told.raw).hexdigest()])
    redact_bodies(
        named=[(one.delivery.pk, one.told.post.id) for one in brought if one.delivery],
        redact=redact,
    )


def _version(one: Brought) -> Version:
    return _version_of(one.told)


def _version_of(told: Told) -> Version:
    return told.version_at, sha256(told.raw).hexdigest()


def _about(one: Brought) -> dict[str, Any]:
    return {
        "platform": one.told.post.platform,
        "native_id": one.told.post.id,
        "version_at": one.told.version_at,
        "delivery": one.delivery,
        "arrived_at": one.at,
    }
