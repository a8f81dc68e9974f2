"""Praise that seems arranged, put before a person: what the search for drives finds."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db.models import Q

from sangsuk.core.rank.drives.finding import LEAST, Finding
from sangsuk.core.rank.drives.search import find_drives
from sangsuk.flow.desk.waits import wait_for
from sangsuk.flow.reading.copies import number_in, read_keyed
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.matters.actions import add_matters, settle_gone
from sangsuk.records.matters.models import Matter
from sangsuk.records.matters.queries import posts_asked_about
from sangsuk.records.stories.queries import readings_to_count

Kind = Matter.Kind
LEAST_TOLD: Final = 0.0001  # of a chance; less says no more to a person


def gather_drives(campaign: Campaign, *, at: datetime) -> int:
    """Search a campaign's stories for arranged praise and put what is found into the list.

    What a person was asked about is asked again only when at least `LEAST` posts are
    new in it; what is found no more leaves the list.

    Returns:
        How many findings there are.
    """
    readings = (read_keyed(row) for row in readings_to_count(campaign))
    findings = find_drives(readings, rules_of(campaign).hashtags).findings
    found = Q(pk__in=[])
    for one in findings:
        found |= Q(about__startswith=_begins(one))
    add_matters(_asked_about(campaign, findings, at))
    settle_gone(campaign, Q(kind=Kind.DRIVE) & ~found, at=at)
    return len(findings)


def _asked_about(
    campaign: Campaign, findings: tuple[Finding, ...], at: datetime
) -> Iterator[Matter]:
    for one in findings:
        posts = sorted({number_in(post.story) for post in one.suspicion.posts})
        known = posts_asked_about(campaign, Kind.DRIVE, begins=_begins(one))
        if known and len(set(posts) - known) < LEAST:
            continue
        digest = hashlib.sha256(repr(posts).encode()).hexdigest()[:16]
        told = one.suspicion.told
        signs = [one.suspicion.sign.value, one.suspicion.district, told.th, told.en]
        yield Matter(
            campaign=campaign,
            kind=Kind.DRIVE,
            about=_begins(one) + digest,
            signs=[*signs, f"{max(one.p_adjusted, LEAST_TOLD):.4f}"],
            posts=posts,
            opened_at=at,
            **wait_for(Kind.DRIVE, at),
        )


def _begins(finding: Finding) -> str:
    return f"{finding.suspicion.sign.value} {finding.suspicion.district} "
