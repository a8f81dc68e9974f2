"""A published result certified by a person, in their name, apart from who published it."""

from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.core.errors import CallError, refusals_of
from sangsuk.flow.rulings.ruling import check_ruler
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act
from sangsuk.records.acts.queries import act_numbered, acts_of
from sangsuk.records.results.models import Publication
from sangsuk.records.results.queries import publications_of

CERTIFIED: Final = "result.certified"
CONFIRMED: Final = "confirmed"
_refused: Final = refusals_of("certify")


@transaction.atomic
def certify(publication: Publication, *, by: Account, at: datetime) -> Act:
    """Certify that a result is the campaign's: an act that names who does, for anybody to read.

    Raises:
        CallError: it is not for this account, or the result is not ripe for it.
    """
    check_ruler(by)
    if why := what_hinders(publication, by):
        raise why
    return keep_act(
        kind=CERTIFIED,
        by=Actor(by.name, by.role),
        why=publication.citation,
        at=at,
        told={
            "campaign": publication.campaign_id,
            "citation": publication.citation,
            "sha256": publication.sha256,
            "name": by.shown_name or by.name,
        },
        after=publication.citation,
    )


def what_hinders(publication: Publication, by: Account) -> CallError | None:
    """Why this account may not certify this result now; None where it may."""
    if publications_of(publication.campaign).first() != publication:
        return _refused("corrected", "A later result holds.", publication.citation, "take it.")
    if publication.audit != CONFIRMED:
        return _refused("not_audited", "No audit has confirmed it.", "the audit", "end it first.")
    if certifications_of(publication):
        return _refused("certified", "It is certified.", publication.citation, "nothing.")
    published = act_numbered(publication.act)
    if published and published.kept["by"] == by.name:
        return _refused("published_it", "Who published it does not.", by.name, "ask another.")
    return None


def certifications_of(publication: Publication) -> list[Act]:
    """Who certified it."""
    return list(acts_of(CERTIFIED, citation=publication.citation))
