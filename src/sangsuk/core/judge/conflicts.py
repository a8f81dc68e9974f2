"""Conflicts: who must not judge which story, and why.

An office works with all others of its province, so a workplace keeps out the whole province, as a
home does; that it is the very district is told first of a home, because it weighs more there.
"""

from collections.abc import Iterable
from typing import Final

from sangsuk.core.terms.juror import Candidate, Conflict, Juror

Recusals = frozenset[tuple[str, str]]  # juror and story

NO_RECUSALS: Final[Recusals] = frozenset()


def why_not(juror: Juror, story: Candidate, recusals: Recusals = NO_RECUSALS) -> Conflict | None:
    """The first reason for which the juror must not judge the story; None where there is none."""
    reason = _by_person(juror, story) or _by_place(juror, story.districts)
    if reason is None and (juror.id, story.id) in recusals:
        return Conflict.RECUSED
    return reason


def _by_person(juror: Juror, story: Candidate) -> Conflict | None:
    if juror.id == story.teller:
        return Conflict.OWN_STORY
    if juror.id in story.helpers:
        return Conflict.HELPED
    if juror.household is not None and juror.household == story.household:
        return Conflict.HOUSEHOLD
    if story.teller in juror.relations or not juror.relations.isdisjoint(story.districts):
        return Conflict.RELATION
    return None


def _by_place(juror: Juror, districts: frozenset[str]) -> Conflict | None:
    if not provinces_of(juror.workplaces).isdisjoint(provinces_of(districts)):
        return Conflict.WORKPLACE
    if not juror.homes.isdisjoint(districts):
        return Conflict.HOME_DISTRICT
    if not provinces_of(juror.homes).isdisjoint(provinces_of(districts)):
        return Conflict.HOME_PROVINCE
    return None


def provinces_of(districts: Iterable[str]) -> frozenset[str]:
    """The 2-digit codes in which districts lie."""
    return frozenset(code[:2] for code in districts)
