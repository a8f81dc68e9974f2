"""A paper is given out: it gets a number and a code, is drawn, and its page knows it."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.core.tell.papers.honours import NAMELESS
from sangsuk.core.tell.papers.occasion import Told
from sangsuk.core.terms.paper import Mark, PaperKind
from sangsuk.core.thai.dates import BANGKOK, BE_AHEAD
from sangsuk.flow.papers.drawing import draw_paper
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.awards.actions import keep_paper, keep_revocation, next_paper_number
from sangsuk.records.awards.models import Award, Paper
from sangsuk.records.awards.queries import may_be_named, may_be_told, paper_of
from sangsuk.records.campaigns.models import Campaign

LETTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"  # none that is taken for another
LENGTH: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A paper and its file."""

    paper: Paper
    pdf: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Genuine:
    """What the page of a code says."""

    paper: Paper
    number: str
    facts: dict[str, str]  # empty where what it says may not be told any more


@transaction.atomic
def give_paper(
    campaign: Campaign,
    kind: PaperKind,
    write: Callable[[Mark], Told],
    *,
    site: str,
    by: Actor,
    at: datetime,
    award: Award | None = None,
) -> Given:
    """Draw a paper with its number and code, and keep what its page says of it.

    Args:
        campaign: whose paper.
        kind: what it is.
        write: gives its words, by its number and code.
        site: the site's own address, whole.
        by: who answers for it.
        at: when.
        award: of which it is, if of one.
    """
    number, code = next_paper_number(campaign=campaign), _new_code()
    address = f"{site.rstrip('/')}/papers/{code}/"
    told = write(Mark(number=number_words(number, at), code=code, address=address))
    pdf = draw_paper(kind, told, at=at)
    digest = hashlib.sha256(pdf).hexdigest()
    public = {"campaign": campaign.slug, "paper": number, "kind": kind.value, "sha256": digest}
    act = keep_act(kind="paper.given", by=by, why=f"{kind.value} {number}", at=at, told=public)
    of_paper = {"number": number, "kind": kind.value, "sha256": digest, "facts": _facts(told)}
    paper = keep_paper(act=act, code=code, campaign=campaign, award=award, **of_paper)
    return Given(paper=paper, pdf=pdf)


@transaction.atomic
def revoke_paper(paper: Paper, why: str, *, by: Actor, at: datetime) -> None:
    """The paper holds no more; its page says so."""
    told = {"campaign": paper.campaign_id, "paper": paper.number}
    act = keep_act(kind="paper.revoked", by=by, why=why, at=at, told=told)
    keep_revocation(paper=paper, act=act)


def genuine(code: str) -> Genuine | None:
    """What is known of a code; None where no paper has it."""
    paper = paper_of(code)
    if paper is None:
        return None
    facts = dict(paper.facts) if _may_be_read(paper) else {}
    return Genuine(paper=paper, number=number_words(paper.number, paper.given.moment), facts=facts)


def _may_be_read(paper: Paper) -> bool:
    """Not half of what it says: who reads a line less than the paper has takes it for a forgery."""
    if paper.award is None:
        return True
    names_nobody = paper.facts.get("to", NAMELESS) == NAMELESS
    return may_be_told(paper.award) and (names_nobody or may_be_named(paper.award))


def number_words(number: int, at: datetime) -> str:
    """สส 0001/2564."""
    return f"สส {number:04d}/{at.astimezone(BANGKOK).year + BE_AHEAD}"


def _facts(told: Told) -> dict[str, str]:
    """What the page says: to whom and for what, and no word of a story."""
    wanted = ("title", "to", "province", "won", "activity", "dear", "day")
    return {name: str(told[name]) for name in wanted if told.get(name)}


def _new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
