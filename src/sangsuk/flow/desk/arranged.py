"""What a person decides of praise that seems arranged: all its stories at once."""

from datetime import datetime
from typing import Any, Final

from sangsuk.core.terms.ruling import Verdict
from sangsuk.flow.rulings.ruling import Proposal, rule
from sangsuk.records.accounts.models import Account
from sangsuk.records.matters.models import Matter
from sangsuk.records.standings.supports import supports_of
from sangsuk.records.stories.asking import stories_numbered

ARRANGED: Final = "E7"
REASON: Final = "arranged"


def exclude_arranged(matter: Matter, *, by: Account, at: datetime) -> dict[str, Any]:
    """Rule that none of its stories praises the office of its own accord; what undoing needs."""
    return {"arranged": _rule_on_all(matter, Verdict.EXCLUDE, matter.posts, REASON, by, at)}


def count_again(matter: Matter, stories: list[int], by: Account, at: datetime) -> None:
    """Take the rulings on these stories back."""
    _rule_on_all(matter, Verdict.RESTORE, stories, "ruling_mistaken", by, at)


def _rule_on_all(
    matter: Matter, verdict: Verdict, numbers: list[int], reason: str, by: Account, at: datetime
) -> list[int]:
    """Each of the stories that does not stand so already; their numbers."""
    code, ruled = matter.signs[1], []
    supports = supports_of(numbers)
    for story in stories_numbered(matter.campaign, numbers):
        counts = code in {district for district, _, _ in supports.get(story.pk, ())}
        if counts == (verdict is Verdict.EXCLUDE):
            proposal = Proposal(
                story=story, verdict=verdict, rule=ARRANGED, reason=reason, district=code
            )
            rule(proposal, by=by, at=at)
            ruled.append(story.pk)
    return ruled
