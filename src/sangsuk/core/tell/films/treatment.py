"""A treatment drafted from a story's own sentences, for a writer to go on with.

Thin: who, where and the turn are found by short lists of words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sangsuk.core.tell.films.fact_words import FACTS, FactKind

TURNS: Final = (
    "แต่",
    "ปรากฏว่า",
    "ทันใด",
    "กลับ",
    "ในที่สุด",
    "สุดท้าย",
    "ไม่คิดว่า",
    "คาดไม่ถึง",
    "พอ",
    "จน",
)
# Longer words first: a ปลัดอำเภอ is no ปลัด beside an อำเภอ.
_PEOPLE: Final = ("เจ้าหน้าที่", *sorted(FACTS[FactKind.PERSON], key=lambda one: (-len(one), one)))
_PLACES: Final = sorted(FACTS[FactKind.PLACE], key=lambda one: (-len(one), one))
TURN: Final = "(จุดเปลี่ยน)"  # beside the number of its scene
ENDING: Final = "ตอนจบ"
FRONT: Final = "หน้า"  # no น้า is in it
SHORTEST: Final = (
    3  # letters of a word that is looked for inside of others; ตา and อา are everywhere
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """What a story offers to a film; every sentence is the teller's own."""

    scenes: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    turn: int  # which scene
    ending: str


def treatment_of(sentences: Sequence[str], office: str) -> Treatment:
    """Scenes, people, places, turn and ending of a story.

    Args:
        sentences: the story's own, at least one.
        office: where it happens, in words.
    """
    text = " ".join(sentences)
    return Treatment(
        scenes=tuple(sentences),
        people=people_of(text),
        places=(office, *_found(text, _PLACES)),
        turn=_turn(sentences),
        ending=sentences[-1],
    )


def treatment_words(treatment: Treatment) -> str:
    """The draft as text, in Thai, as a writer gets it."""
    lines = [f"สถานที่: {' · '.join(treatment.places)}"]
    lines += [f"ผู้คน: {' · '.join(treatment.people)}"] if treatment.people else []
    for n, scene in enumerate(treatment.scenes, 1):
        turn = f" {TURN}" if n - 1 == treatment.turn else ""
        lines += ["", f"ฉาก {n}{turn}", scene]
    return "\n".join([*lines, "", ENDING, treatment.ending])


def people_of(text: str) -> tuple[str, ...]:
    """Who a text speaks of, in its order."""
    return _found(text.replace(FRONT, "-" * len(FRONT)), _PEOPLE)


def _turn(sentences: Sequence[str]) -> int:
    """The first sentence after the first one that begins anew; else the middle one."""
    for n, one in enumerate(sentences[1:], 1):
        if any(part.startswith(TURNS) for part in one.split()):
            return n
    return len(sentences) // 2


def _found(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """Words in the order in which the text has them; one inside of a longer one is not named."""
    places: dict[str, int] = {}
    for word in words:
        at = text.find(word) if len(word) >= SHORTEST else -1
        if at >= 0 and not any(word in longer for longer in places):
            places[word] = at
    return tuple(sorted(places, key=lambda one: places[one]))
