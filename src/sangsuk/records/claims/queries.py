"""Which claims stand, and whose posts are whose."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from sangsuk.core.terms.identity import Joined, Proof
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.claims.actions import Key, digest_of
from sangsuk.records.claims.models import Claim, Offer


def offer_of(link: str) -> Offer | None:
    return Offer.objects.filter(link=digest_of(link)).select_related("campaign").first()


def claim_of(offer: Offer, receipt: str) -> Claim | None:
    """The claim of a receipt, of this very link."""
    return Claim.objects.filter(offer=offer, receipt=digest_of(receipt)).first()


def person_of(campaign: Campaign, receipt: str) -> str:
    """The person who signed with a receipt; "" where nobody did."""
    signed = Claim.objects.filter(
        receipt=digest_of(receipt), offer__campaign=campaign, signed_at__isnull=False
    )
    return signed.values_list("person", flat=True).first() or ""


def is_claimed(campaign: Campaign, key: Key) -> bool:
    platform, native_id = key
    return Claim.objects.filter(
        offer__campaign=campaign,
        offer__platform=platform,
        offer__native_id=native_id,
        signed_at__isnull=False,
    ).exists()


def signed_by(person: str) -> QuerySet[Claim]:
    """What this person has signed for, each with its post."""
    return Claim.objects.filter(person=person, signed_at__isnull=False).select_related("offer")


def unproved_of(campaign: Campaign, keys: Iterable[Key]) -> list[Claim]:
    """Claims of these posts that nothing has proved yet."""
    wanted = set(keys)
    waiting = Claim.objects.filter(
        offer__campaign=campaign,
        proved_at__isnull=True,
        offer__platform__in={platform for platform, _ in wanted},
        offer__native_id__in={native_id for _, native_id in wanted},
    ).select_related("offer")
    return [one for one in waiting if (one.offer.platform, one.offer.native_id) in wanted]


def unproved_by_word(campaign: Campaign, words: Iterable[str]) -> list[Claim]:
    """Claims that wait for one of these words."""
    waiting = Claim.objects.filter(
        Q(word__in=set(words)), offer__campaign=campaign, proved_at__isnull=True
    )
    return list(waiting.select_related("offer"))


def joined_posts(campaign: Campaign) -> list[Joined]:
    """Each post that was claimed and signed, and whose it is."""
    signed = Claim.objects.filter(offer__campaign=campaign, signed_at__isnull=False)
    rows = signed.order_by("pk").values_list("person", "offer__platform", "offer__native_id")
    return [
        Joined(person=person, platform=platform, post=post, proof=Proof.CLAIM)
        for person, platform, post in rows
    ]
