"""Whether what is given fits into what the campaign promised."""

from collections.abc import Iterable

from sangsuk.core.terms.award import Won
from sangsuk.core.terms.campaign import Activity, Campaign

SATANG = 100  # of a baht


def promised(campaign: Campaign) -> int:
    """Satang of all prizes that the campaign's file offers: 45,000 baht in 2563."""
    return sum(_worth(one) for one in campaign.activities)


def over_budget(awards: Iterable[Won], campaign: Campaign) -> dict[str, int]:
    """By activity, by how many satang its awards are above its prizes; nothing where all fit."""
    given = list(awards)
    over: dict[str, int] = {}
    for activity in campaign.activities:
        much = sum(one.satang for one in given if one.honours == activity.honours)
        if much > _worth(activity):
            over[activity.slug] = much - _worth(activity)
    return over


def share_of_places(place: int, sharing: int, *, count: int, baht: int) -> int:
    """Satang of each who shares a place: the money of all places they cover, shared out.

    What does not divide into whole satang stays with the host.
    """
    covered = min(place + sharing, count + 1) - place
    return max(covered, 0) * baht * SATANG // sharing


def _worth(activity: Activity) -> int:
    return activity.prize.count * activity.prize.baht * SATANG
