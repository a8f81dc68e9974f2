"""What may be chosen of each matter, in the order of its keys."""

from typing import Final

from sangsuk.core.terms.reading import Polarity
from sangsuk.records.matters.models import Matter
from sangsuk.records.stories.models import Mention

Kind = Matter.Kind
PLACE: Final = "place"  # place:5007
# The outcomes of each kind in the order of their keys, the usual one first.
OUTCOMES: Final = {
    Kind.SERIOUS: ("passed_on", "false_alarm"),
    Kind.PERSONAL: ("masked", "mask_more", "hidden"),
    Kind.PLACE: ("no_place",),  # after the candidates
    Kind.STAFF: ("staff", "citizen"),
    Kind.COPY: ("copy", "own"),
    Kind.DRIVE: ("arranged", "genuine"),
    Kind.HASHTAG: ("left_out", "counted"),
    Kind.READING: ("as_read",),  # before what else it may say of the office
    Kind.JOB: ("retried", "left"),
    Kind.GAP: ("noted",),
    Kind.APPEAL: (),  # opened on its own page
    Kind.DISPUTE: (),  # the same
}
# What a person says of an office of which the reader was not sure: praised:5007
SAID: Final = {
    "praised": Polarity.POSITIVE,
    "told": Polarity.NEUTRAL,
    "blamed": Polarity.NEGATIVE,
}
ABSENT: Final = "absent"  # the story does not speak of that office
MOST_CANDIDATES: Final = 8


def outcomes_of(matter: Matter) -> list[str]:
    """What may be chosen, in the order of the keys 1, 2, 3, …"""
    usual = OUTCOMES[Kind(matter.kind)]
    if matter.kind == Kind.PLACE and matter.story:
        candidates = matter.story.reading.candidates[:MOST_CANDIDATES]
        return [*(f"{PLACE}:{code}" for code in candidates), *usual]
    if matter.kind == Kind.READING and (asked := least_sure(matter)):
        others = [name for name, said in SAID.items() if said != asked.polarity]
        return [*usual, *(f"{name}:{asked.district_id}" for name in (*others, ABSENT))]
    return list(usual)


def least_sure(matter: Matter) -> Mention | None:
    """Of which office the reader is least sure."""
    said = list(matter.story.reading.mentions.all()) if matter.story else []
    return min(said, key=lambda one: one.confidence, default=None)
