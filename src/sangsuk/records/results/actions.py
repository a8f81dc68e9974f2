"""Publishing a result."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.pulse import beat
from sangsuk.records.results.models import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the check of an archive found."""

    citation: str
    rules_digest: str
    sha256: str
    signed_by: str
    audit: str
    rows: int


@transaction.atomic
def keep_publication(
    *, campaign: Campaign, facts: Facts, why: str, at: datetime
) -> tuple[Publication, bool]:
    """Keep that an archive was published; the same again changes nothing.

    Returns:
        The publication, and whether this call made it.
    """
    told = asdict(facts) | {"campaign": campaign, "why": why, "published_at": at}
    return Publication.objects.get_or_create(citation=told.pop("citation"), defaults=told)


def number_publication(*, publication: Publication, act: int) -> Publication:
    """Note by which act it was published: their order is that of the acts."""
    publication.act = act
    publication.save(update_fields=["act"])
    beat()  # every page's head says from now on that there is a result
    return publication
