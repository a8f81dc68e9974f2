"""The campaign before, where both count by the same rules: what changed since."""

from collections.abc import Sequence
from dataclasses import dataclass

from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.answers.reasons import Errors, Reason, rank_reasons
from sangsuk.core.terms.campaign import Campaign, TieRule
from sangsuk.core.terms.codes import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """The former campaign's reasons; none where too few stories were told."""

    name: Words
    stories: int
    happy: tuple[Reason, ...]
    unhappy: tuple[Reason, ...]


def count_alike(one: Campaign, other: Campaign) -> bool:
    """Whether two campaigns count by the same rules, whatever their days, tags and prizes are."""
    return _law(one) == _law(other)


def look_back(rules: Campaign, stories: Sequence[Heard], errors: Errors) -> Former:
    """What the former campaign's stories said, corrected as those of now are."""
    return Former(
        name=rules.name,
        stories=len(stories),
        happy=rank_reasons([one for one in stories if one.praises], errors),
        unhappy=rank_reasons([one for one in stories if one.blames], errors),
    )


def _law(rules: Campaign) -> tuple[str, tuple[TieRule, ...], frozenset[str]]:
    return rules.metric, rules.tie_chain, frozenset(one.code for one in rules.services)
