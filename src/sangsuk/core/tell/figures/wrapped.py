"""Names in lines that fit a figure: SVG breaks none by itself."""

import unicodedata
from typing import Final

from sangsuk.core.tell.figures.drawing import words

TITLE, TITLE_LINE, BELOW = 20, 28, 12
WRITTEN_FIRST: Final = "เแโใไ"
EM: Final = 0.62  # of a letter that stands by itself; marks above and below take no room


def width_of(text: str, size: float) -> float:
    """About how wide a text is, in the units of its size."""
    standing = sum(unicodedata.category(letter) != "Mn" for letter in text)
    return standing * EM * size


def lines_of(text: str, wide: float, size: float) -> list[str]:
    """The text in lines of about this width, broken at spaces; a longer word between syllables."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size) > wide:
            lines.append(word)
        else:
            lines[-1] = longer
        while width_of(lines[-1], size) > wide and (at := _break_of(lines[-1], wide, size)):
            lines[-1:] = [lines[-1][:at], lines[-1][at:]]
    return lines


def _break_of(word: str, wide: float, size: float) -> int:
    """Where a word is broken: before a vowel that is written first, the last that fits."""
    fits = [at for at in range(1, len(word)) if width_of(word[:at], size) <= wide]
    return max((at for at in fits if word[at] in WRITTEN_FIRST), default=0)


def headed(title: str, wide: float, *, alone: bool) -> tuple[str, float]:
    """A figure's title in lines, and where its drawing begins; nothing on a page, which says it."""
    if not alone:
        return "", 0
    lines = lines_of(title, wide, TITLE)
    drawn = [words(0, 24 + n * TITLE_LINE, line, "fig-title") for n, line in enumerate(lines)]
    return "".join(drawn), len(lines) * TITLE_LINE + BELOW
