"""The key to the map's colours."""

from collections.abc import Mapping
from html import escape
from itertools import pairwise
from typing import Final

from sangsuk.core.tell.map_scale import choose_scale
from sangsuk.core.tell.map_words import THAI, MapWords, in_figures

HEXAGON: Final = "M8 1l7 4v8l-7 4-7-4v-8z"


def draw_legend(
    values: Mapping[str, float | None], *, words: MapWords = THAI, bangkok: bool = True
) -> str:
    """The key as an HTML list, from silence to most praise; `bangkok` if the map shows it."""
    rows = [("silent", words.silent)]
    if any(value is not None and value <= 0 for value in values.values()):
        rows.append(("0", words.count(0)))
    rows += _steps(values, words)
    if bangkok:
        rows.append(("bangkok", " ".join(words.outside)))
    drawn = "".join(
        f'<li><svg viewBox="0 0 16 18" aria-hidden="true" focusable="false">'
        f'<path class="hexmap-{kind}" d="{HEXAGON}"/></svg>{escape(meaning)}</li>'
        for kind, meaning in rows
    )
    return f'<ul class="legend hexmap-legend">{drawn}</ul>'


def _steps(values: Mapping[str, float | None], words: MapWords) -> list[tuple[str, str]]:
    scale = choose_scale(values.values())
    if not scale.bounds:
        return []
    highest = max(value for value in values.values() if value is not None)
    whole = all(value is None or value == int(value) for value in values.values())
    meanings = [
        _between(low, next_low, words, whole=whole) for low, next_low in pairwise(scale.bounds)
    ]
    last = scale.bounds[-1]
    meanings.append(
        words.count(last) if highest == last else words.upwards.format(low=in_figures(last))
    )
    return [(str(scale.step_at(at)), meaning) for at, meaning in enumerate(meanings)]


def _between(low: float, next_low: float, words: MapWords, *, whole: bool) -> str:
    high = next_low - 1 if whole else next_low
    if low == high:
        return words.count(low)
    return words.from_to.format(low=in_figures(low), high=in_figures(high))
