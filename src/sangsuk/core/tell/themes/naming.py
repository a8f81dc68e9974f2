"""What people call themes, and which they say are one: it holds for the theme of the next run, too.

A theme is known again by its phrases: new stories may change its order and its
code, but most of its phrases stay.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sangsuk.core.tell.themes.finding import Theme

AGAIN: Final = 1 / 3  # of all phrases of two themes are in both: it is the same one


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A signed act: the theme of these phrases is called so, or is one with another.

    `into` are the phrases of that other one; none: it is a name.
    """

    phrases: tuple[str, ...]
    th: str = ""
    en: str = ""
    into: tuple[str, ...] = ()


def as_wished(themes: Sequence[Theme], wishes: Iterable[Wish]) -> tuple[Theme, ...]:
    """Themes as people want them, the last wish holds; one whose theme is gone rests."""
    now = list(themes)
    for wish in wishes:
        meant = known_again(wish.phrases, now)
        other = known_again(wish.into, now) if wish.into else None
        if meant is None or (wish.into and (other is None or other is meant)):
            continue
        if other is None:
            now[now.index(meant)] = replace(meant, th=wish.th, en=wish.en)
        else:
            now[now.index(other)] = _one(other, meant)
            now.remove(meant)
    return tuple(sorted(now, key=lambda one: (-len(one.stories), one.phrases)))


def known_again(phrases: Collection[str], themes: Sequence[Theme]) -> Theme | None:
    """The theme that has most of these phrases; None where none has enough."""
    wanted = set(phrases)

    def alike(theme: Theme) -> float:
        return len(wanted & set(theme.phrases)) / len(wanted | set(theme.phrases))

    best = max(themes, key=lambda one: (alike(one), one.code), default=None)
    return best if best and alike(best) >= AGAIN else None


def _one(theme: Theme, other: Theme) -> Theme:
    phrases = dict.fromkeys([*theme.phrases, *other.phrases])
    stories = sorted({*theme.stories, *other.stories})
    return replace(theme, phrases=tuple(phrases), stories=tuple(stories))
