"""Mapping profiles that were saved."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from sangsuk.records.sources.models import SavedProfile


@transaction.atomic
def save_profile(*, slug: str, text: str, digest: str, after: int, at: datetime) -> SavedProfile:
    """Keep the text as the next version; the same text again is the version that it is.

    Args:
        slug: of the profile.
        text: as TOML.
        digest: of the text.
        after: the version of a ready profile of that name, 0 where there is none.
        at: when.
    """
    if known := SavedProfile.objects.filter(slug=slug, digest=digest).last():
        return known
    last = SavedProfile.objects.filter(slug=slug).aggregate(last=Max("version"))["last"]
    version = max(last or 0, after) + 1
    return SavedProfile.objects.create(
        slug=slug, version=version, text=text, digest=digest, saved_at=at
    )


def saved_profile(slug: str) -> SavedProfile | None:
    """The latest version."""
    return SavedProfile.objects.filter(slug=slug).last()


def latest_profiles() -> list[SavedProfile]:
    """The latest version of each."""
    newest: dict[str, SavedProfile] = {one.slug: one for one in SavedProfile.objects.all()}
    return list(newest.values())
