"""Searching the wall by words: as spelt, as spoken, or nearly so."""

import re
from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Final

from django.db import connection
from django.db.models import Count, F, Max, Q, QuerySet

from sangsuk.core.thai.searching import Searched, fitness, likeness, pieces_of, terms_of
from sangsuk.records.stories.models import Shown
from sangsuk.records.stories.runs_of_three import INDEX

CANDIDATES: Final = 200  # of each way of looking, the newest
ENOUGH: Final = 24  # a page: with fewer, what is nearly so is looked for too
ONE_BY_ONE: Final = 2000  # of the newest: looked through for a term without three letters together
SAMPLE: Final = 500  # of the newest, in which is counted how frequent a term is
LIKE_ENOUGH: Final = 0.5  # of the runs of three in the worst term

# What the databases' indexes hold; Thai vowels above and below are letters to them.
_TOGETHER: Final = re.compile(r"(?:[^\W_]|[\u0e31-\u0e3a\u0e4d]){3}")

_COLUMNS: Final = ("story_id", "words", "sounds")
Text = tuple[int, str, str]


def search_wall(shown: QuerySet[Shown], query: str) -> list[int] | None:
    """Stories of a part of the wall that speak of a query, the fittest first.

    Words as they are spelt come before words that sound so, and these before
    what is nearly so.  Of very many the newest are looked at, and for a term of
    one or two letters the newest 2,000 alone.

    Returns:
        The stories' numbers; None where the query asks for nothing.
    """
    terms = terms_of(query)
    if not terms:
        return None
    found = _fittest(_holding(shown, "words", [term.words for term in terms]), terms)
    if len(found) < CANDIDATES and all(len(term.sounds) > 1 for term in terms):
        heard = _holding(shown, "sounds", [term.sounds for term in terms])
        found += [one for one in _fittest(heard, terms) if one not in set(found)]
    if len(found) < ENOUGH:
        near = _nearest(_with_pieces(shown, terms), terms)
        found += [one for one in near if one not in set(found)]
    return found


def _fittest(texts: Sequence[Text], terms: Sequence[Searched]) -> list[int]:
    scored = [
        (fitness(Searched(words=words, sounds=sounds), terms), story)
        for story, words, sounds in texts
    ]
    return [story for _, story in sorted(scored, reverse=True)]


def _nearest(texts: Sequence[Text], terms: Sequence[Searched]) -> list[int]:
    scored = [
        (likeness(Searched(words=words, sounds=sounds), terms), story)
        for story, words, sounds in texts
    ]
    return [story for like, story in sorted(scored, reverse=True) if like >= LIKE_ENOUGH]


def _holding(shown: QuerySet[Shown], form: str, terms: Sequence[str]) -> list[Text]:
    """The newest that hold every term in one of the two forms."""
    held = _held(shown, form, [[term] for term in terms if _TOGETHER.search(term)])
    short = [term for term in terms if not _TOGETHER.search(term)]
    if not short:
        return _texts(held)
    at = _COLUMNS.index(form)  # nothing to look up: the newest are met one by one
    met = _texts(held, most=ONE_BY_ONE)
    return [text for text in met if all(term in str(text[at]) for term in short)][:CANDIDATES]


def _with_pieces(shown: QuerySet[Shown], terms: Sequence[Searched]) -> list[Text]:
    """The newest that hold a piece of every term's sound, as far as it has pieces."""
    pieces = [list(filter(_TOGETHER.search, pieces_of(term))) for term in terms]
    wanted = [of_term for of_term in pieces if of_term]
    return _texts(_held(shown, "sounds", wanted)) if wanted else []


def _held(shown: QuerySet[Shown], form: str, wanted: Sequence[Sequence[str]]) -> QuerySet[Shown]:
    """Those that hold one of each of these alternatives, the newest first."""
    if not wanted:
        return shown.order_by("-posted_at", "-story_id")
    if connection.vendor == "sqlite":
        alternatives = (" OR ".join(map(_quoted, of_term)) for of_term in wanted)
        return _matching(shown, f"{form} : ({' AND '.join(f'({one})' for one in alternatives)})")
    held = Q()
    for of_term in wanted:
        held &= reduce(or_, (Q((f"{form}__contains", one)) for one in of_term))
    newest_first = F("story_id") if _is_frequent(held) else F("story_id") + 0
    return shown.filter(held).order_by(newest_first.desc())


def _is_frequent(held: Q) -> bool:
    """Whether so many of the newest hold it that meeting them one by one costs least.

    From the newest on, 200 are found among 200 / share rows; by the index share * all are read
    and put in order.  PostgreSQL guesses the share of a run of letters badly, so that it is told
    which way to go: in the order of a sum it cannot go from the newest on.
    """
    newest = Shown.objects.order_by("-story_id")[:SAMPLE]
    met = newest.aggregate(last=Max("story_id"), holding=Count("story_id", filter=held))
    return bool(met["holding"] / SAMPLE >= (CANDIDATES / (met["last"] or 1)) ** 0.5)


def _matching(shown: QuerySet[Shown], match: str) -> QuerySet[Shown]:
    """SQLite's index from its newest row on, as far as is needed."""
    return shown.extra(  # noqa: S610 - names of our own; the query is a parameter
        tables=[INDEX],
        where=[f"{INDEX}.rowid = stories_shown.story_id", f"{INDEX} MATCH %s"],
        params=[match],
        order_by=[f"-{INDEX}.rowid"],
    )


def _texts(shown: QuerySet[Shown], *, most: int = CANDIDATES) -> list[Text]:
    return list(shown.values_list(*_COLUMNS)[:most])


def _quoted(term: str) -> str:
    """A term as a string of FTS5's language: nothing in it is an operator."""
    return '"' + term.replace('"', '""') + '"'
