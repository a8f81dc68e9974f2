"""Posts that a service tells, put into inbox and stories in whatever order they come."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

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


@transaction.atomic
def accept(
    told: Sequence[Told],
    campaign: Campaign,
    *,
    source: str,
    delivery: Delivery | None = None,
    at: datetime,
) -> Outcome:
    """Take posts in; what came before changes nothing, what is gone stays out.

    In whatever order the versions of a post come, and however often, the one
    that stands as of the latest moment is the story in the end.
    """
    hold_campaign(campaign=campaign)
    stones = gone_of(campaign, [one.post.key for one in told])
    _keep_out([one for one in told if one.post.key in stones], stones, delivery)
    living = sorted((one for one in told if one.post.key not in stones), key=_version)
    latest = latest_versions(campaign, [one.post.key for one in living])
    about = [_about(one, delivery) for one in living]
    rows = [one.raw for one in living]
    arrivals = keep_arrivals(campaign=campaign, source=source, rows=rows, about=about, at=at)
    came = [(arrival, one) for arrival, one in zip(arrivals, living, strict=True) if arrival]
    accepted = accept_posts(campaign=campaign, arrived=_settle(came, campaign, latest))
    count_stories(campaign=campaign, stories=stories_retold_by([arrival for arrival, _ in came]))
    return Outcome(**asdict(accepted), known=len(living) - len(came), gone=len(told) - len(living))


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
        is_late = key in latest and _version(one) < latest[key]
        standing[key] = settle(one.post, standing.get(key), is_late=is_late)
        settled.append((arrival, standing[key]))
    return settled


def _keep_out(
    told: Sequence[Told], stones: Mapping[Key, Tombstone], delivery: Delivery | None
) -> None:
    """What comes of a post that is gone leaves its hash alone."""
    for one in told:
        note_erased(stone=stones[one.post.key], digests=[sha256(one.raw).hexdigest()])
        if delivery:
            redact_bodies(deliveries=[delivery.pk], native_id=one.post.id, redact=redact)


def _version(one: Told) -> Version:
    return one.version_at, sha256(one.raw).hexdigest()


def _about(one: Told, delivery: Delivery | None) -> dict[str, Any]:
    return {
        "platform": one.post.platform,
        "native_id": one.post.id,
        "version_at": one.version_at,
        "delivery": delivery,
    }
