"""Blindness (การปิดชื่อ): names of places and people are covered, so that the story is judged.

Thin: a first name is known by a list of common ones behind a word like พี่ or ปลัด; a rare one
stays to be seen.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

PLACE: Final = "[ท้องที่]"
PERSON: Final = "[ชื่อ]"
SAFE: Final = 4  # letters: a shorter name is part of too many words
COVER: Final = re.compile(r"\[[ก-๙ ]{2,20}\]")  # as personal data is covered
KINDS: Final = (
    "ที่ว่าการอำเภอ|กิ่งอำเภอ|อำเภอเมือง|อำเภอ|อ\\.|จังหวัด|จ\\.|ตำบล|ต\\.|เทศบาลตำบล|เทศบาลเมือง|เทศบาลนคร|"
    "เทศบาล|อบต\\."
)
TITLES: Final = "พี่|น้อง|คุณ|ป้า|ลุง|น้า|นายอำเภอ|ปลัดอำเภอ|ปลัด|หัวหน้า|ผู้ช่วย|หมอ|ครู|กำนัน|ผู้ใหญ่บ้าน|ผู้ใหญ่|ชื่อ"
SEVERAL: Final = re.compile(rf"{re.escape(PLACE)}(?:\s*{re.escape(PLACE)})+")
SHORT: Final = 3  # letters: a shorter first name is one where it stands alone
MARKS: Final = "ะาิีึืุู็่้๊๋์ัำ"  # what follows a letter, and makes it part of another word
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Covers:
    """What may be covered: names of all places of the country, and common first names."""

    places: Callable[[str], str]
    people: Callable[[str], str]


def make_covers(places: Collection[str], nicknames: Collection[str]) -> Covers:
    """Covers for every text.

    Args:
        places: names of districts, provinces and tambons, covered behind a word that says what they
            are.
        nicknames: first names, covered behind a title.
    """
    place = re.compile(rf"({KINDS})(\s*)(?:{_any(places)})")
    short = [name for name in nicknames if len(name) < SHORT]
    long_ones = [name for name in nicknames if len(name) >= SHORT]
    names = rf"(?:{_any(long_ones)})(?![{MARKS}])|(?:{_any(short)})(?![ก-๎])"
    person = re.compile(rf"({TITLES})(\s*)(?:{names})")
    return Covers(
        places=lambda text: place.sub(rf"\1\2{PLACE}", text),
        people=lambda text: person.sub(rf"\1\2{PERSON}", text),
    )


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda one: (-len(one), one)))


def cover_places(text: str, spans: Sequence[Span], own: Collection[str], covers: Covers) -> str:
    """The text without names of places.

    Args:
        text: masked.
        spans: where the reader found places.
        own: names of the story's own places: covered wherever they stand, if they are long enough
            to be no part of common words.
        covers: of all other places, behind a word that says what they are.
    """
    for start, end in reversed(_apart(spans)):
        text = text[:start] + PLACE + text[end:]
    long_ones = [name for name in own if len(name) >= SAFE]
    if long_ones:
        text = re.sub(_any(long_ones), PLACE, text)
    return SEVERAL.sub(PLACE, covers.places(text))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The same letters in spans that do not overlap."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def spans_in_masked(raw: str, masked: str, spans: Iterable[Span]) -> list[Span]:
    """Where spans of the raw text lie in its masked form; those that are covered are left out."""
    pieces, at, from_raw = [], 0, 0
    for cover in [*COVER.finditer(masked), None]:
        end = cover.start() if cover else len(masked)
        literal = masked[at:end]
        found = raw.find(literal, from_raw)
        if found < 0:  # not covered by us: brackets of the teller's own
            return []
        pieces.append((found, found + len(literal), at - found))
        from_raw, at = found + len(literal), cover.end() if cover else end
    return [
        (start + shift, end + shift)
        for start, end in sorted(set(spans))
        for first, last, shift in pieces
        if first <= start and end <= last
    ]
