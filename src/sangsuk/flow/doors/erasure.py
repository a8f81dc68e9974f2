"""Posts that are gone at their source: their words are erased everywhere, tombstones stay."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sangsuk.connectors.contract import Gone
from sangsuk.connectors.redaction import redact
from sangsuk.flow.telling.withdrawal import withdraw_all
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.claims.actions import forget_claims
from sangsuk.records.inbox.erasing import erase_arrivals, keep_tombstones
from sangsuk.records.inbox.models import Tombstone
from sangsuk.records.stories.erasing import erase_words
from sangsuk.records.stories.queries import stories_of, with_words
from sangsuk.records.tellers.actions import forget_contact
from sangsuk.records.tellers.line_reach import forget_lines_of
from sangsuk.records.tellers.new_codes import forget_new_codes


def erase(gone: Gone, campaign: Campaign, *, at: datetime) -> bool:
    """Erase one post; whether its story was still there."""
    return bool(erase_all([gone], campaign, at=at))


@transaction.atomic
def erase_all(gone: Sequence[Gone], campaign: Campaign, *, at: datetime) -> int:
    """Erase posts from inbox, stories, pages and count; how many stories were still there.

    Done again it changes nothing.  A post that comes after it was erased is not
    taken in.
    """
    reasons = {one.key: _reason(one) for one in reversed(gone)}
    stones = keep_tombstones(campaign=campaign, reasons=reasons, at=at)
    stories = stories_of(campaign, list(reasons))
    were_there = with_words(stories.values())
    for reason in sorted(set(reasons.values())):
        told = [story for key, story in stories.items() if reasons[key] == reason]
        withdraw_all(told, campaign, by=f"the source: {reason}", at=at)
    forget_claims(campaign=campaign, keys=list(reasons))
    forget_new_codes(campaign=campaign, keys=list(reasons))
    forget_lines_of(campaign=campaign, keys=list(reasons))
    for key in reasons:
        forget_contact(campaign=campaign, key=key)
    arrivals = erase_words(stories=[story.pk for story in stories.values()])
    keys = {story.pk: key for key, story in stories.items()}
    erase_arrivals(
        campaign=campaign,
        stones=stones,
        arrivals={arrival: keys[story] for arrival, story in arrivals.items()},
        redact=redact,
    )
    return were_there


def _reason(gone: Gone) -> Tombstone.Reason:
    return Tombstone.Reason.UNSENT if gone.is_unsent else Tombstone.Reason.DELETED
