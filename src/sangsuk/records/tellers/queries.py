"""What tellers allow of their stories."""

from collections.abc import Iterable
from typing import Final

from django.db.models import Exists, OuterRef

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.tellers.models import Consent, Contact

Key = tuple[str, str]  # platform, native id
# Layers of consent as campaign files call them.
COUNT: Final = "count"
PUBLISH: Final = "publish"
QUOTE: Final = "quote"
FILM: Final = "film"
PHOTO: Final = "photo"  # asked where a photo is sent, of every campaign
NEWS: Final = "news"  # asked where an address is left, of every campaign
CHANGE: Final = "change"  # the platform of what is no post: photos of a change that an office made


def consents_of(campaign: Campaign, key: Key) -> dict[str, bool]:
    """What the teller of a post allows, by layer; nothing where they were never asked."""
    platform, native_id = key
    asked = Consent.objects.filter(campaign=campaign, platform=platform, native_id=native_id)
    return dict(asked.values_list("layer", "is_given"))


def words_of_consents(campaign: Campaign, key: Key) -> list[dict[str, object]]:
    """What the teller of a post said yes and no to, when, and in which words they were asked."""
    platform, native_id = key
    asked = Consent.objects.filter(campaign=campaign, platform=platform, native_id=native_id)
    return [
        {"layer": one.layer, "yes": one.is_given, "at": one.at.isoformat(), "asked": one.asked}
        for one in asked.order_by("layer")
    ]


def refused(layer: str, *, story: str = "") -> Exists:
    """Of a query over stories: whether the teller does not allow this.

    Args:
        layer: count, quote, publish or film.
        story: the way from what is queried to its story, like `story__`; "": stories are.
    """
    return Exists(
        Consent.objects.filter(
            campaign=OuterRef(f"{story}campaign"),
            platform=OuterRef(f"{story}platform"),
            native_id=OuterRef(f"{story}native_id"),
            layer=layer,
            is_given=False,
        )
    )


def refused_keys(campaign: Campaign, *layers: str) -> frozenset[Key]:
    """The posts whose tellers do not allow one of these."""
    refusing = Consent.objects.filter(campaign=campaign, layer__in=layers, is_given=False)
    return frozenset(refusing.values_list("platform", "native_id"))


def contacts_of(campaign: Campaign, keys: Iterable[Key]) -> dict[Key, str]:
    """How the tellers of these posts may be reached, where they left it."""
    wanted = set(keys)
    found = Contact.objects.filter(
        campaign=campaign, native_id__in={native_id for _, native_id in wanted}
    )
    contacts = {(one.platform, one.native_id): one.words for one in found}
    return {key: words for key, words in contacts.items() if key in wanted}
