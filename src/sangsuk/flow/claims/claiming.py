"""Claim my post: whose post it is where its author is hidden, and what they allow of it.

A link under the post may be opened by anybody.  Each who opens it gets a word and a
receipt of their own; the post holds the word only where its author puts it there.
So a link or a word that is copied proves nothing for whoever copied it.
"""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from sangsuk.connectors.contract import Told
from sangsuk.connectors.facebook import PLATFORM
from sangsuk.connectors.facebook.messages import PageMessage
from sangsuk.core.errors import CallError
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.claims.actions import Key, keep_offer, open_claim, prove_claims, sign_claim
from sangsuk.records.claims.models import Claim, Offer
from sangsuk.records.claims.queries import (
    is_claimed,
    offer_of,
    person_of,
    signed_by,
    unproved_by_word,
    unproved_of,
)
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import stories_of, stories_of_account
from sangsuk.records.stories.showing import show_stories
from sangsuk.records.tellers.actions import keep_consents

GOOD_FOR: Final = timedelta(days=14)
LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is mistaken for another
WORD: Final = "สร้างสุข-"  # begins each word, so that readers of the post know what it is


def offer_claim(key: Key, campaign: Campaign, *, at: datetime) -> str:
    """A link's code for the author of a post, to be written under it.

    Raises:
        CallError: there is no such story, or somebody has signed for it.
    """
    story = stories_of(campaign, [key]).get(key)
    if story is None or story.withdrawn_at:
        raise _no_post(key, "There is no such story, or it was taken back")
    if is_claimed(campaign, key):
        raise _no_post(key, "Its author has signed for it")
    link = a_code()
    keep_offer(campaign=campaign, key=key, link=link, until=at + GOOD_FOR)
    return link


def offered(link: str, *, at: datetime) -> tuple[Offer, Story] | None:
    """What a link is for; None where it is none of ours, too old, or its post is gone."""
    offer = offer_of(link)
    if offer is None or at >= offer.until:
        return None
    key = (offer.platform, offer.native_id)
    story = stories_of(offer.campaign, [key]).get(key)
    return (offer, story) if story and story.withdrawn_at is None else None


def begin_claim(offer: Offer, receipt: str, *, at: datetime) -> Claim:
    """Whoever opens the link says that the post is theirs, and gets a word to prove it by."""
    return open_claim(offer=offer, receipt=receipt, word=f"{WORD}{a_code(1)}{a_code(1)}", at=at)


@transaction.atomic
def sign(
    claim: Claim, *, receipt: str, former: str, consents: Mapping[str, bool], at: datetime
) -> bool:
    """Sign for a post that was proved; its story joins the voice of its person.

    Args:
        claim: which.
        receipt: of this claim.
        former: a receipt by which the same person signed for another post; "": none.
        consents: by layer of the campaign's file.
        at: when.

    Returns:
        False where it is not proved, or another has signed for the post.
    """
    offer, campaign = claim.offer, claim.offer.campaign
    person = person_of(campaign, former) or hashlib.sha256(receipt.encode()).hexdigest()[:32]
    if not sign_claim(claim=claim, person=person, at=at):
        return False
    key = (offer.platform, offer.native_id)
    asked = {layer.slug: layer.asks.th for layer in rules_of(campaign).consent}
    given = {layer: consents.get(layer, False) for layer in asked}
    keep_consents(campaign=campaign, key=key, given=given, asked=asked, at=at)
    stories = _whose_voice_changes(stories_of(campaign, [key])[key], campaign, person)
    count_stories(campaign=campaign, stories=stories)
    show_stories(stories)
    return True


def heed_posts(told: Sequence[Told], campaign: Campaign, *, at: datetime) -> int:
    """Claims whose word stands in their post are proved; how many."""
    texts = {one.post.key: one.post.text for one in told}
    return prove_claims(
        claims=unproved_of(campaign, texts) if texts else [],
        holds=lambda one: one.word in texts[one.offer.platform, one.offer.native_id],
        way=Claim.Way.POST,
        at=at,
    )


def heed_messages(messages: Sequence[PageMessage], campaign: Campaign, *, at: datetime) -> int:
    """Claims whose word the post's own account sent to the page are proved; how many.

    Where Facebook hides who wrote the post, a message proves nothing.
    """
    senders: dict[str, set[str]] = {}
    for one in messages:
        for word in one.text.split():
            senders.setdefault(word, set()).add(one.sender)
    claims = unproved_by_word(campaign, [word for word in senders if word.startswith(WORD)])
    keys = [(one.offer.platform, one.offer.native_id) for one in claims]
    authors = {key: story.author for key, story in stories_of(campaign, keys).items()}

    def holds(one: Claim) -> bool:
        author = authors.get((one.offer.platform, one.offer.native_id))
        return one.offer.platform == PLATFORM and author in senders[one.word]

    return prove_claims(claims=claims, holds=holds, way=Claim.Way.MESSAGE, at=at)


def a_code(groups: int = 4) -> str:
    """Letters in groups of four, 20 bits each."""
    drawn = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(groups))
    return "-".join(drawn)


def _whose_voice_changes(story: Story, campaign: Campaign, person: str) -> list[int]:
    """The story, those of its account, and those that its person has signed for."""
    keys = [(one.offer.platform, one.offer.native_id) for one in signed_by(person)]
    claimed = list(stories_of(campaign, keys).values())
    accounts = {(one.platform, one.author) for one in (story, *claimed) if one.author}
    found = {one.pk for one in (story, *claimed)}
    for platform, author in accounts:
        told = stories_of_account(campaign, platform, author)
        found.update(told.values_list("pk", flat=True))
    return sorted(found)


def _no_post(key: Key, what: str) -> CallError:
    return CallError(
        "claim.no_post",
        what=f"{what}.",
        where=" ".join(key),
        remedy="name the platform and the post's own id as sangsuk doors and the desk show them.",
    )
