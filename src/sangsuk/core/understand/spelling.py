"""Names as they sound: letters that sound alike made one, tone marks left out."""

from typing import Final

_ALIKE: Final = {
    **dict.fromkeys("ศษ", "ส"),
    **dict.fromkeys("ณญ", "น"),
    **dict.fromkeys("ธฒฑฐ", "ท"),
    **dict.fromkeys("รฬ", "ล"),
    "ภ": "พ",
    "ฎ": "ด",
    "ฏ": "ต",
    "ฆ": "ค",
    "ฃ": "ข",
    "ใ": "ไ",
}
SILENT_SIGNS: Final = "่้๊๋็์ะฯ-"
SIGNS_OF_SOUND: Final = "".join({**_ALIKE, **dict.fromkeys([*_ALIKE.values(), *SILENT_SIGNS])})
_SOUNDS: Final = str.maketrans({**_ALIKE, **dict.fromkeys(SILENT_SIGNS, None)})


def sound_of(word: str) -> str:
    """The word as it sounds."""
    return word.translate(_SOUNDS)
