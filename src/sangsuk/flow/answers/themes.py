"""Themes of a campaign's stories, as people named them; what people wish is a signed act."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import Final

from pythainlp.corpus import thai_stopwords
from pythainlp.tokenize import word_tokenize

from sangsuk.core.errors import CallError
from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.answers.quoted import without_tags
from sangsuk.core.tell.themes.finding import Theme, find_themes
from sangsuk.core.tell.themes.naming import Wish, as_wished, known_again
from sangsuk.core.tell.themes.phrases import Cut, find_phrases
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.queries import acts_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of

KIND: Final = "theme"
NAMED: Final = "theme.named"
JOINED: Final = "theme.joined"
LOOKED_AT: Final = 4_000  # stories, always the same ones
LONGEST_NAME: Final = 60
OFFICES: Final = ("อำเภอ", "จังหวัด", "ที่ว่าการ", "ที่ว่าการอำเภอ")
_NO_WORDS: Final = re.compile(r"\[[^\]]*\]|#\S+")


def themes_of(
    campaign: Campaign, stories: Sequence[Heard], texts: Mapping[int, str]
) -> tuple[Theme, ...]:
    """Themes of the stories that may be quoted, with the names that people gave."""
    tags = tuple(rules_of(campaign).hashtags)
    place = {one.story: one.place for one in stories}
    chosen = sorted((number for number in texts if number in place), key=_lot)[:LOOKED_AT]
    cut = [
        Cut(story=number, words=_words(texts[number], tags), place=place[number])
        for number in sorted(chosen)
    ]
    where = find_phrases(cut, names=_names(), dull=thai_stopwords())
    wishes = wishes_of(campaign)
    known = [phrases for wish in wishes for phrases in (wish.phrases, wish.into) if phrases]
    return as_wished(find_themes(where, len(cut), known=known), wishes)


def wishes_of(campaign: Campaign) -> list[Wish]:
    """What people wished of themes, in its order."""
    return [
        Wish(
            phrases=tuple(act.told["phrases"]),
            th=act.told.get("th", ""),
            en=act.told.get("en", ""),
            into=tuple(act.told.get("into", ())),
        )
        for act in acts_of(f"{KIND}.", campaign=campaign.slug)
    ]


def name_theme(
    theme: Theme, campaign: Campaign, *, th: str, en: str, by: Actor, why: str, at: datetime
) -> None:
    """Call a theme so from now on.

    Raises:
        CallError: there is no name, or it is too long.
    """
    if not th.strip() or max(len(th), len(en)) > LONGEST_NAME:
        raise _refused("name", f"A theme's name has 1 to {LONGEST_NAME} letters.")
    told = {"campaign": campaign.slug, "phrases": list(theme.phrases)}
    names = {"th": th.strip(), "en": en.strip()}
    before = {"th": theme.th, "en": theme.en}
    keep_act(kind=NAMED, by=by, why=why, at=at, told=told | names, before=before, after=names)


def join_themes(
    theme: Theme, into: Theme, campaign: Campaign, *, by: Actor, why: str, at: datetime
) -> None:
    """Tell two themes as one from now on, under the name of the second.

    Raises:
        CallError: they are one already.
    """
    if known_again(theme.phrases, [into]) is not None:
        raise _refused("same", "Both are the same theme.")
    told = {"phrases": list(theme.phrases), "into": list(into.phrases)}
    keep_act(kind=JOINED, by=by, why=why, at=at, told=told | {"campaign": campaign.slug})


def _lot(number: int) -> bytes:
    return hashlib.sha256(str(number).encode()).digest()


@lru_cache(maxsize=2 * LOOKED_AT)
def _words(text: str, tags: tuple[str, ...]) -> tuple[str, ...]:
    plain = _NO_WORDS.sub("\n", without_tags(text, tags))
    return tuple(word_tokenize(plain, engine="newmm"))


@cache
def _names() -> frozenset[str]:
    """Words of districts' and provinces' names: a theme is of no place."""
    districts = load_gazetteer().districts
    names = {name for one in districts for name in (one.name_th, one.province_th)}
    return frozenset([*OFFICES, *names, *(w for name in names for w in word_tokenize(name))])


def _refused(code: str, what: str) -> CallError:
    return CallError(
        f"theme.{code}", what=what, where="the theme", remedy="choose another, and try again."
    )
