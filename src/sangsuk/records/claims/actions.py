"""Offering, opening, proving and signing claims."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.claims.models import Claim, Offer

Key = tuple[str, str]  # platform, native id


def digest_of(code: str) -> str:
    """How the memory knows a link or a receipt."""
    return hashlib.sha256(f"claim {code}".encode()).hexdigest()


def keep_offer(*, campaign: Campaign, key: Key, link: str, until: datetime) -> Offer:
    """Keep that a link was made for a post."""
    platform, native_id = key
    return Offer.objects.create(
        campaign=campaign,
        platform=platform,
        native_id=native_id,
        link=digest_of(link),
        until=until,
    )


def open_claim(*, offer: Offer, receipt: str, word: str, at: datetime) -> Claim:
    """Somebody says that the post is theirs; with the same receipt it is the same claim."""
    claim, _ = Claim.objects.get_or_create(
        receipt=digest_of(receipt), defaults={"offer": offer, "word": word, "opened_at": at}
    )
    return claim


def prove_claims(
    *, claims: Iterable[Claim], holds: Callable[[Claim], bool], way: Claim.Way, at: datetime
) -> int:
    """Note of claims what was seen; how many are proved by it."""
    proved = [claim.pk for claim in claims if claim.proved_at is None and holds(claim)]
    return Claim.objects.filter(pk__in=proved).update(proved_at=at, way=way)


@transaction.atomic
def sign_claim(*, claim: Claim, person: str, at: datetime) -> bool:
    """Join a post that was proved to a person; False where another claim of it was signed."""
    Offer.objects.select_for_update().get(pk=claim.offer_id)
    post = claim.offer
    others = Claim.objects.filter(
        offer__campaign=post.campaign,
        offer__platform=post.platform,
        offer__native_id=post.native_id,
        signed_at__isnull=False,
    )
    if claim.proved_at is None or others.exclude(pk=claim.pk).exists():
        return False
    if claim.signed_at is None:
        Claim.objects.filter(pk=claim.pk).update(signed_at=at, person=person)
    return True


def forget_claims(*, campaign: Campaign, keys: Iterable[Key]) -> None:
    """Posts are gone: nobody's they are."""
    for platform, native_id in keys:
        Offer.objects.filter(campaign=campaign, platform=platform, native_id=native_id).delete()
