"""What stands where there is nothing to draw: that it is so, and no empty frame."""

from typing import Final

from sangsuk.core.tell.figures.drawing import figure, words
from sangsuk.core.tell.figures.wrapped import headed, lines_of

WIDE: Final = 360
LETTER, LINE, FOOT = 16, 24, 8


def draw_nothing(name: str, *, title: str, told: str, alone: bool = False) -> str:
    """The figure's name, and in words that too little was told."""
    body, top = headed(title, WIDE, alone=alone)
    lines = lines_of(told, WIDE, LETTER)
    body += "".join(words(0, top + (n + 1) * LINE - 6, line) for n, line in enumerate(lines))
    high = top + len(lines) * LINE + FOOT
    return figure(name, body, title=title, told=told, wide=WIDE, high=high, alone=alone)
