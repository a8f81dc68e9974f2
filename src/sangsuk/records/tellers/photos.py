"""Pictures beside posts: keeping, finding and forgetting them."""

from collections.abc import Iterable

from django.db import transaction

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.pulse import beat
from sangsuk.records.tellers.models import Consent, Photo
from sangsuk.records.tellers.queries import CHANGE, PHOTO, Key


@transaction.atomic
def keep_photo(photo: Photo) -> Photo:
    """Keep that a post has this picture; the same again is the one that is there."""
    told = ("width", "height", "alt", "by", "at")
    kept, _ = Photo.objects.update_or_create(
        campaign=photo.campaign,
        platform=photo.platform,
        native_id=photo.native_id,
        kind=photo.kind,
        sha256=photo.sha256,
        defaults={name: getattr(photo, name) for name in told},
    )
    beat()
    return kept


def photos_of(campaign: Campaign, key: Key, kind: Photo.Kind = Photo.Kind.SHOWN) -> list[Photo]:
    """All pictures of a post that are of this kind."""
    platform, native_id = key
    found = Photo.objects.filter(
        campaign=campaign, platform=platform, native_id=native_id, kind=kind
    )
    return list(found)


def photos_of_change(number: int) -> list[Photo]:
    """The pictures by which an office shows what it changed, the first one first."""
    return list(Photo.objects.filter(platform=CHANGE, native_id=str(number)))


def photos_to_show(campaign: Campaign, key: Key) -> list[Photo]:
    """The pictures of a post whose teller allows that they are shown."""
    platform, native_id = key
    of_post = {"campaign": campaign, "platform": platform, "native_id": native_id}
    allowed = Consent.objects.filter(**of_post, layer=PHOTO, is_given=True).exists()
    return photos_of(campaign, key) if allowed else []


def photo_to_show(campaign: Campaign, pk: int) -> Photo | None:
    """The picture if its teller allows that it is shown."""
    found = Photo.objects.filter(campaign=campaign, pk=pk).first()
    allowed = photos_to_show(campaign, (found.platform, found.native_id)) if found else []
    return next((one for one in allowed if one.pk == pk), None)


def is_kept_of_another(campaign: Campaign, sha256: str, kind: Photo.Kind) -> bool:
    """Whether these very bytes are kept of some post as this kind already."""
    return Photo.objects.filter(campaign=campaign, sha256=sha256, kind=kind).exists()


def papers_of(campaign: Campaign, keys: Iterable[Key]) -> dict[Key, Photo]:
    """What the desk alone may see of these posts: a paper of consent, or how a post looked."""
    found = photos_of_posts(campaign, keys)
    return {(one.platform, one.native_id): one for one in found if one.kind != Photo.Kind.SHOWN}


def paper_called(pk: int, by: str = "") -> Photo | None:
    """A picture for the desk alone; with a name only if that account kept it."""
    found = Photo.objects.filter(pk=pk).exclude(kind=Photo.Kind.SHOWN)
    return (found.filter(by=by) if by else found).first()


@transaction.atomic
def forget_photos(photos: Iterable[Photo]) -> set[str]:
    """Forget these; the hashes of bytes that no picture is of any more."""
    gone = {photo.pk: photo.sha256 for photo in photos}
    if not gone:
        return set()
    Photo.objects.filter(pk__in=gone).delete()
    left = set(Photo.objects.filter(sha256__in=gone.values()).values_list("sha256", flat=True))
    beat()
    return set(gone.values()) - left


def photos_of_posts(campaign: Campaign, keys: Iterable[Key]) -> list[Photo]:
    """All pictures of these posts, whatever they are for."""
    wanted = set(keys)
    found = Photo.objects.filter(
        campaign=campaign, native_id__in={native_id for _, native_id in wanted}
    )
    return [photo for photo in found if (photo.platform, photo.native_id) in wanted]


def posts_with_photos(campaign: Campaign) -> set[Key]:
    """Posts that have a picture which may be shown."""
    shown = Photo.objects.filter(campaign=campaign, kind=Photo.Kind.SHOWN)
    return set(shown.values_list("platform", "native_id"))
