"""Themes with what their stories say of offices, and words that show each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.answers.quoted import Pair, choose_pair, fit_to_quote
from sangsuk.core.tell.answers.sentences import Tongue
from sangsuk.core.tell.themes.finding import Theme

CALLED: Final = 3  # phrases by which a theme is called while nobody has named it
SHOWN: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTheme:
    """A theme with its stories counted, as it is shown."""

    theme: Theme
    praising: int
    blaming: int
    districts: int
    quotes: Pair | None  # none fits where all are too long, too short or masked


def tell_themes(
    themes: Sequence[Theme],
    stories: Sequence[Heard],
    texts: Mapping[int, str],
    tags: Sequence[str],
) -> tuple[ToldTheme, ...]:
    """Themes in their order, each story quoted for one of them at most."""
    of = {story.story: story for story in stories}
    used: set[int] = set()
    return tuple(
        _told(one, [of[number] for number in one.stories if number in of], texts, tags, used)
        for one in themes
    )


def _told(
    theme: Theme,
    stories: Sequence[Heard],
    texts: Mapping[int, str],
    tags: Sequence[str],
    used: set[int],
) -> ToldTheme:
    pair = choose_pair(theme.code, fit_to_quote(stories, texts, tags), used)
    used |= {pair.typical.story, pair.vivid.story} if pair else set()
    return ToldTheme(
        theme=theme,
        praising=sum(one.praises for one in stories),
        blaming=sum(one.blames for one in stories),
        districts=len({one.place for one in stories if one.place}),
        quotes=pair,
    )


def lay_out_themes(themes: Sequence[ToldTheme], tongue: Tongue) -> dict[str, Any]:
    """The section: its title, how it was made, and one entry a theme; quotes are the caller's."""
    say = tongue.say
    return {
        "title": say("themes"),
        "about": say("themes_about"),
        "rows": [
            {
                "code": one.theme.code,
                "name": name_of(one.theme, tongue.language),
                "phrases": list(one.theme.phrases),
                "stories": len(one.theme.stories),
                "praise": one.praising,
                "blame": one.blaming,
                "districts": one.districts,
                "told": say("card", stories=len(one.theme.stories), districts=one.districts),
            }
            for one in themes[:SHOWN]
        ],
    }


def name_of(theme: Theme, language: str) -> str:
    """What people call it, else its first phrases."""
    named = theme.en or theme.th if language == "en" else theme.th
    return named or " · ".join(theme.phrases[:CALLED])
