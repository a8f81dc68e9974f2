"""What a juror sees of a story: its masked words, with names covered where the round says so."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from sangsuk.core.judge.blinding import Covers, cover_places, make_covers, spans_in_masked
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.core.terms.judging import Showing
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.reading.masking import load_masker
from sangsuk.records.jury.models import Entry
from sangsuk.records.stories.models import Reading
from sangsuk.records.stories.queries import revision_of

NICKNAMES: Final = files("sangsuk") / "assets" / "judge" / "nicknames.txt"
HASHTAG: Final = "#"
SHORTEST_NAME: Final = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A story before a juror.  `number` is all that it is called by."""

    number: int
    text: str


def sheet_of(entry: Entry, terms: Terms, *, after_own: bool = False) -> Sheet:
    """The story as the round shows it.

    Args:
        entry: with its story, reading and mentions.
        terms: of the round.
        after_own: the juror's own judgement of it is sealed.
    """
    open_ones = {Showing.ALWAYS} | ({Showing.AFTER_OWN} if after_own else set())
    text = masked_words(entry)
    if terms.shown.district not in open_ones:
        text = _without_places(text, entry.story.reading)
    if terms.shown.teller not in open_ones:
        text = load_covers().people(text)
    return Sheet(entry.number, _without_tags(text))


def masked_words(entry: Entry) -> str:
    """The masked words of the revision that is judged, whatever was edited since."""
    reading = entry.story.reading
    if reading.revision.number == entry.revision:
        return reading.masked
    pinned = revision_of(entry.story, entry.revision)
    return load_masker()(pinned.text).masked


def _without_places(text: str, reading: Reading) -> str:
    found = [tuple(span) for mention in reading.mentions.all() for span in mention.spans]
    found += [tuple(span) for locality in reading.localities for span in locality["spans"]]
    spans = spans_in_masked(reading.revision.text, text, [(one[0], one[1]) for one in found])
    codes = {mention.district_id for mention in reading.mentions.all()}
    codes |= {locality["code"] for locality in reading.localities}
    own = {name for code in codes for name in names_around().get(code, ())}
    return cover_places(text, spans, sorted(own), load_covers())


def _without_tags(text: str) -> str:
    """Without hashtags: the campaign's say nothing, and others may name the place."""
    words = [
        [word for word in line.split(" ") if not word.startswith(HASHTAG)]
        for line in text.split("\n")
    ]
    return "\n".join(" ".join(line) for line in words).strip()


@cache
def load_covers() -> Covers:
    """Covers of all places of the country and of common first names."""
    gazetteer = load_gazetteer()
    places = {district.name_th for district in gazetteer.districts}
    places |= {tambon.name_th for tambon in gazetteer.tambons}
    places |= {district.province_th for district in gazetteer.districts} | {
        "กรุงเทพมหานคร",
        "กรุงเทพ",
    }
    places |= {alias.name for alias in (*gazetteer.aliases, *gazetteer.landmarks)}
    lines = NICKNAMES.read_text("utf-8").splitlines()
    names = {name for line in lines if not line.startswith("#") for name in line.split()}
    return make_covers(
        {place for place in places if len(place) >= SHORTEST_NAME},
        {name for name in names if len(name) >= SHORTEST_NAME},
    )


@cache
def names_around() -> dict[str, frozenset[str]]:
    """Of each district, its names and those of its province, tambons and landmarks."""
    gazetteer = load_gazetteer()
    names = {
        one.code: {one.name_th, one.name_en, one.province_th, one.province_en}
        for one in gazetteer.districts
    }
    for alias in (*gazetteer.aliases, *gazetteer.landmarks):
        names[alias.code].add(alias.name)
    for tambon in gazetteer.tambons:
        names[tambon.district_code].add(tambon.name_th)
    return {code: frozenset(found) for code, found in names.items()}
