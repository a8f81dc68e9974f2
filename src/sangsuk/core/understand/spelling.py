"""Names as they sound: letters that sound alike made one, tone marks left out."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

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
_SILENT: Final = "่้๊๋็์ะฯ-"
SIGNS_OF_SOUND: Final = "".join({**_ALIKE, **dict.fromkeys([*_ALIKE.values(), *_SILENT])})
_SOUNDS: Final = str.maketrans({**_ALIKE, **dict.fromkeys(_SILENT, None)})
_SILENT_CODES: Final = np.zeros(0x110000, bool)
_SILENT_CODES[[ord(sign) for sign in _SILENT]] = True


def sound_of(word: str) -> str:
    """The word as it sounds."""
    return word.translate(_SOUNDS)


def places_of_sounds(text: str) -> NDArray[np.int64]:
    """Where in the text each letter of `sound_of(text)` stands, and the text's end."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return np.append(np.flatnonzero(~_SILENT_CODES[codes]), codes.size)
