"""What each outcome does, and what undoes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sangsuk.core.errors import CallError, refusals_of
from sangsuk.core.rank.rules import RULE_OF
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.ruling import Verdict
from sangsuk.core.understand.personal import MASKS
from sangsuk.flow.desk.arranged import count_again, exclude_arranged
from sangsuk.flow.desk.choices import ABSENT, PLACE, SAID, outcomes_of
from sangsuk.flow.rulings.ruling import Proposal, rule
from sangsuk.records.accounts.models import Account
from sangsuk.records.jobs.actions import retry_dead
from sangsuk.records.matters.models import Matter
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.correcting import correct, release, take_back_correction
from sangsuk.records.stories.models import Reading
from sangsuk.records.stories.queries import reading_of

Undoes = dict[str, Any]
# Outcome by which a story does not count or counts: rule, verdict, reason.
_RULES: Final = {
    "staff": (Reason.STAFF, Verdict.EXCLUDE, "told_by_staff"),
    "citizen": (Reason.STAFF, Verdict.RESTORE, "own_account"),
    "copy": (Reason.DUPLICATE, Verdict.EXCLUDE, "copied"),
    "own": (Reason.DUPLICATE, Verdict.RESTORE, "own_account"),
    "counted": (Reason.HASHTAG, Verdict.RESTORE, "reader_mistaken"),
}
_refused: Final = refusals_of("matters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """An outcome that somebody chose: `name`, for some with the code of a district."""

    name: str
    code: str = ""
    words: str = ""
    by: Account
    at: datetime


def carry_out(matter: Matter, outcome: str, *, words: str, by: Account, at: datetime) -> Undoes:
    """Do what the outcome means; gives what undoing it needs.

    Raises:
        CallError: it is none of this matter, or cannot be done.
    """
    if outcome not in outcomes_of(matter):
        raise _none_such()
    name, _colon, code = outcome.partition(":")
    chosen = Chosen(name=name, code=code, words=words, by=by, at=at)
    return _DO[name](matter, chosen) if name in _DO else {}


def _ruled(matter: Matter, chosen: Chosen) -> Undoes:
    """A ruling, unless the story stands so already."""
    reason, verdict, why = _RULES[chosen.name]
    story, reading = matter.story, _reading(matter)
    stands = reading.eligible or story is None or story.restored
    if story is None or (verdict is Verdict.RESTORE) == stands:
        return {}
    law = RULE_OF[reason]
    proposal = Proposal(story=story, verdict=verdict, rule=law, reason=why)
    rule(proposal, by=chosen.by, at=chosen.at)
    return {"ruling": [verdict.value, law]}


def _placed(matter: Matter, chosen: Chosen) -> Undoes:
    mood, code = _reading(matter).sentiment, chosen.code
    right = {"district": code, "polarity": mood} if code else {"no_place": True}
    return _put_right(matter, chosen, "place", **right)


def _as_person_read(matter: Matter, chosen: Chosen) -> Undoes:
    """How it was, as the reader said but for what a person says otherwise."""
    as_read = {one.district_id: one.polarity for one in _reading(matter).mentions.all()}
    otherwise = {chosen.code: SAID[chosen.name].value} if chosen.code else {}
    return _put_right(matter, chosen, "polarities", polarities=as_read | otherwise)


def _not_there(matter: Matter, chosen: Chosen) -> Undoes:
    """The story does not speak of that office, and counts for it no more."""
    law, story = RULE_OF[Reason.NOT_ABOUT], _reading(matter).story
    proposal = Proposal(
        story=story,
        verdict=Verdict.EXCLUDE,
        rule=law,
        reason="other_district",
        district=chosen.code,
    )
    rule(proposal, by=chosen.by, at=chosen.at)
    return {"ruling": [Verdict.EXCLUDE.value, law, chosen.code]}


def _masked(matter: Matter, chosen: Chosen) -> Undoes:
    """What is masked is enough, or these words are masked too."""
    masked = _reading(matter).masked
    words = chosen.words.splitlines() if chosen.name == "mask_more" else ()
    for word in filter(None, (line.strip() for line in words)):
        if word not in masked:
            raise _refused(
                "no_such_words", "The text has no such words.", "the words", "copy them."
            )
        masked = masked.replace(word, MASKS["name"])
    return _put_right(matter, chosen, "masked", masked=masked)


def _arranged(matter: Matter, chosen: Chosen) -> Undoes:
    return exclude_arranged(matter, by=chosen.by, at=chosen.at)


def _released(matter: Matter, chosen: Chosen) -> Undoes:
    release(revision=matter.revision_id or 0, at=chosen.at)
    return {"release": True}


def _retried(matter: Matter, _chosen: Chosen) -> Undoes:
    retry_dead(matter.about.split()[0])
    return {}


_DO: Final[dict[str, Callable[[Matter, Chosen], Undoes]]] = {
    **dict.fromkeys(_RULES, _ruled),
    **dict.fromkeys((PLACE, "no_place"), _placed),
    **dict.fromkeys(("as_read", *SAID), _as_person_read),
    **dict.fromkeys(("masked", "mask_more"), _masked),
    ABSENT: _not_there,
    "arranged": _arranged,
    "false_alarm": _released,
    "retried": _retried,
}


def _put_right(matter: Matter, chosen: Chosen, part: str, **right: Any) -> Undoes:
    correct(reading=_reading(matter), by=chosen.by.name, at=chosen.at, **right)
    _count(matter)
    return {"correction": part}


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
    verdict, law, *district = told
    back = Verdict.RESTORE if verdict == Verdict.EXCLUDE else Verdict.EXCLUDE
    if matter.story:
        proposal = Proposal(
            story=matter.story,
            verdict=back,
            rule=law,
            reason="ruling_mistaken",
            district="".join(district),
        )
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
    "arranged": count_again,
}


def _none_such() -> CallError:
    return _refused("no_outcome", "This cannot be chosen here.", "the matter", "choose again.")
