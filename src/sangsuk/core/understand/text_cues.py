"""The cues of names and places in text without white space, as tables."""

from typing import Final, NamedTuple

import numpy as np

from sangsuk.core.understand.cue_tables import CueTable, EndTable, make_cue_table, make_end_table
from sangsuk.core.understand.cue_words import spell_out
from sangsuk.core.understand.cues import BEFORE, NEAR
from sangsuk.core.understand.tries import Alphabet, Signs

LEFT: Final = 16  # letters before a name in which a cue may stand
# Beside NEAR, what is looked for anywhere.
OFFICE_WORD, DOT, SAID, TOWN, MUEANG = range(len(NEAR), len(NEAR) + 5)
_ANYWHERE: Final = (
    r"อำเภอ",
    r"อ\.",
    r"อำเภอ|อ\.|ที่ว่าการ|ปลัด|สัสดี",
    r"(?:อำเภอ|อ\.|ที่ว่าการ|ตัว|ใน|ปลัด)เมือง",
    r"(?:อำเภอ|อ\.)เมือง",
)
# Beside BEFORE, what is looked for directly before a name or a province.
PLACE_SAID, TAMBON_SAID, PROVINCE_SAID = range(len(BEFORE), len(BEFORE) + 3)
_AT_THE_END: Final = (
    r"(?:อำเภอ|อ\.|กิ่งอ\.|กิ่ง|ว่าการ|amphoe|amphur|district)",
    r"(?:ตำบล|ต\.|หมู่บ้าน|เขต|แขวง)",
    r"(?:จังหวัด|จ\.)",
)
_WORDS: Final = ("จังหวัด", "จ.", "ไทย", ",(")


class TextCues(NamedTuple):
    anywhere: CueTable  # NEAR, OFFICE_WORD …
    before: EndTable  # bits of BEFORE, PLACE_SAID …
    province: Signs  # จังหวัด
    short_province: Signs  # จ.
    thai: Signs  # ไทย: behind เมือง it is the country
    commas: Signs  # what may stand between a name and its province


def make_cues(alphabet: Alphabet) -> TextCues:
    anywhere = _patterns_anywhere()
    before = [*(pattern.pattern.removesuffix("$") for pattern in BEFORE.values()), *_AT_THE_END]
    bits = {pattern: bit for bit, pattern in enumerate(before)}
    spelt = (np.array(alphabet.signs(word), np.uint8) for word in _WORDS)
    return TextCues(
        make_cue_table(anywhere, alphabet), make_end_table(bits, alphabet, within=LEFT), *spelt
    )


def cues_anywhere() -> list[str]:
    """All words of the cues that may stand anywhere."""
    return [word for pattern in _patterns_anywhere() for word in spell_out(pattern)]


def _patterns_anywhere() -> list[str]:
    return [*(pattern.pattern for pattern in NEAR.values()), *_ANYWHERE]


def letters_of_cues() -> list[str]:
    """All letters that stand in a cue; signs of patterns among them do no harm."""
    patterns = (pattern.pattern for pattern in (*BEFORE.values(), *NEAR.values()))
    return [*patterns, *_ANYWHERE, *_AT_THE_END, *_WORDS]
