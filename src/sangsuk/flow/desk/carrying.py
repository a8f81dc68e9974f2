"""What each outcome does, and what undoes it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from sangsuk.core.errors import CallError, refusals_of
from sangsuk.core.rank.rules import RULE_OF
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.ruling import Verdict
from sangsuk.core.understand.personal import MASKS
from sangsuk.flow.rulings.ruling import Proposal, rule
from sangsuk.records.accounts.models import Account
from sangsuk.records.jobs.actions import retry_dead
from sangsuk.records.matters.models import Matter
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.correcting import correct, release, take_back_correction
from sangsuk.records.stories.models import Reading
from sangsuk.records.stories.queries import reading_of

Kind = Matter.Kind
PLACE: Final = "place"  # place:5007
# The outcomes of each kind in the order of their keys, the usual one first.
OUTCOMES: Final = {
    Kind.SERIOUS: ("passed_on", "false_alarm"),
    Kind.PERSONAL: ("masked", "mask_more", "hidden"),
    Kind.PLACE: ("no_place",),  # after the candidates
    Kind.STAFF: ("staff", "citizen"),
    Kind.COPY: ("copy", "own"),
    Kind.HASHTAG: ("left_out", "counted"),
    Kind.JOB: ("retried", "left"),
    Kind.GAP: ("noted",),
    Kind.APPEAL: (),  # opened on its own page
}
# Outcome by which a story does not count or counts: rule, verdict, reason.
_RULES: Final = {
    "staff": (Reason.STAFF, Verdict.EXCLUDE, "told_by_staff"),
    "citizen": (Reason.STAFF, Verdict.RESTORE, "own_account"),
    "copy": (Reason.DUPLICATE, Verdict.EXCLUDE, "copied"),
    "own": (Reason.DUPLICATE, Verdict.RESTORE, "own_account"),
    "counted": (Reason.HASHTAG, Verdict.RESTORE, "reader_mistaken"),
}
_refused: Final = refusals_of("matters")
Undoes = dict[str, Any]


def outcomes_of(matter: Matter) -> list[str]:
    """What may be chosen, in the order of the keys 1, 2, 3, …"""
    candidates = (
        matter.story.reading.candidates if matter.kind == Kind.PLACE and matter.story else []
    )
    return [*(f"{PLACE}:{code}" for code in candidates[:8]), *OUTCOMES[Kind(matter.kind)]]


def carry_out(matter: Matter, outcome: str, *, words: str, by: Account, at: datetime) -> Undoes:
    """Do what the outcome means; gives what undoing it needs.

    Raises:
        CallError: it is none of this matter, or cannot be done.
    """
    if outcome not in outcomes_of(matter):
        raise _none_such()
    if outcome in _RULES:
        return _ruled(matter, outcome, by, at)
    if outcome.startswith(f"{PLACE}:") or outcome == "no_place":
        return _placed(matter, outcome.partition(":")[2], by, at)
    if outcome in ("masked", "mask_more"):
        return _masked(matter, words if outcome == "mask_more" else "", by, at)
    if outcome == "false_alarm":
        release(revision=matter.revision_id or 0, at=at)
        return {"release": True}
    if outcome == "retried":
        retry_dead(matter.about.split()[0])
    return {}


def _ruled(matter: Matter, outcome: str, by: Account, at: datetime) -> Undoes:
    """A ruling, unless the story stands so already."""
    reason, verdict, why = _RULES[outcome]
    story, reading = matter.story, _reading(matter)
    stands = reading.eligible or story is None or story.restored
    if story is None or (verdict is Verdict.RESTORE) == stands:
        return {}
    law = RULE_OF[reason]
    rule(Proposal(story=story, verdict=verdict, rule=law, reason=why), by=by, at=at)
    return {"ruling": [verdict.value, law]}


def _placed(matter: Matter, code: str, by: Account, at: datetime) -> Undoes:
    reading = _reading(matter)
    right = {"district": code, "polarity": reading.sentiment} if code else {"no_place": True}
    correct(reading=reading, by=by.name, at=at, **right)
    _count(matter)
    return {"correction": "place"}


def _masked(matter: Matter, words: str, by: Account, at: datetime) -> Undoes:
    """What is masked is enough, or these words are masked too."""
    reading = _reading(matter)
    masked = reading.masked
    for word in filter(None, (line.strip() for line in words.splitlines())):
        if word not in masked:
            raise _refused(
                "no_such_words", "The text has no such words.", "the words", "copy them."
            )
        masked = masked.replace(word, MASKS["name"])
    correct(reading=reading, by=by.name, at=at, masked=masked)
    return {"correction": "masked"}


def _reading(matter: Matter) -> Reading:
    """The reading that the matter is about.

    Raises:
        CallError: the story has been told differently since, or is withdrawn.
    """
    story = matter.story
    found = reading_of(story, revision=matter.revision_id)
    if story is None or story.withdrawn_at or found is None:
        raise _refused("gone", "It was told differently or taken back.", "the story", "go on.")
    return found


def _count(matter: Matter) -> None:
    if matter.story:
        count_stories(campaign=matter.campaign, stories=[matter.story.pk])


def _undo_ruling(matter: Matter, told: list[str], by: Account, at: datetime) -> None:
    verdict, law = told
    back = Verdict.RESTORE if verdict == Verdict.EXCLUDE else Verdict.EXCLUDE
    if matter.story:
        proposal = Proposal(story=matter.story, verdict=back, rule=law, reason="ruling_mistaken")
        rule(proposal, by=by, at=at)


def _undo_correction(matter: Matter, part: str, _by: Account, _at: datetime) -> None:
    take_back_correction(reading=_reading(matter), part=part)
    _count(matter)


def _undo_release(matter: Matter, _told: Any, _by: Account, _at: datetime) -> None:
    release(revision=matter.revision_id or 0, at=None)


UNDO: Final[dict[str, Callable[[Matter, Any, Account, datetime], None]]] = {
    "ruling": _undo_ruling,
    "correction": _undo_correction,
    "release": _undo_release,
}


def _none_such() -> CallError:
    return _refused("no_outcome", "This cannot be chosen here.", "the matter", "choose again.")
