"""Searching the wall by words: as spelt, as spoken, or nearly so."""

from collections.abc import Sequence
from typing import Final

from django.db import connection
from django.db.models import Q, QuerySet

from sangsuk.core.thai.searching import GRAM, Searched, fitness, likeness, pieces_of, terms_of
from sangsuk.records.stories.models import Shown
from sangsuk.records.stories.runs_of_three import INDEX

CANDIDATES: Final = 200  # of each way of looking, the newest
ENOUGH: Final = 24  # a page: with fewer, what is nearly so is looked for too
LIKE_ENOUGH: Final = 0.5  # of the runs of three in the worst term

Text = tuple[int, str, str]  # story, words, sounds


def search_wall(shown: QuerySet[Shown], query: str) -> list[int] | None:
    """Stories of a part of the wall that speak of a query, the fittest first.

    Words as they are spelt come before words that sound so, and these before
    what is nearly so.  Of very many the newest are looked at.

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
    long = [term for term in terms if len(term) >= GRAM]
    for term in terms:
        if len(term) < GRAM:  # no run of three to look up
            shown = shown.filter(**{f"{form}__contains": term})
    if not long:
        return _newest(shown.order_by("-posted_at", "-story_id"))
    if connection.vendor == "sqlite":
        return _matching(shown, f"{form} : ({' AND '.join(map(_quoted, long))})")
    for term in long:
        shown = shown.filter(**{f"{form}__contains": term})
    return _newest(shown.order_by("-story_id"))


def _with_pieces(shown: QuerySet[Shown], terms: Sequence[Searched]) -> list[Text]:
    """The newest that hold a piece of every term's sound."""
    pieces = [found for term in terms if (found := pieces_of(term))]
    if not pieces:
        return []
    if connection.vendor == "sqlite":
        alternatives = (" OR ".join(map(_quoted, of_term)) for of_term in pieces)
        return _matching(shown, f"sounds : ({' AND '.join(f'({one})' for one in alternatives)})")
    for of_term in pieces:
        any_piece = Q()
        for piece in of_term:
            any_piece |= Q(sounds__contains=piece)
        shown = shown.filter(any_piece)
    return _newest(shown.order_by("-story_id"))


def _matching(shown: QuerySet[Shown], match: str) -> list[Text]:
    """SQLite's index from its newest row on, as far as is needed."""
    indexed = shown.extra(  # noqa: S610 - names of our own; the query is a parameter
        tables=[INDEX],
        where=[f"{INDEX}.rowid = stories_shown.story_id", f"{INDEX} MATCH %s"],
        params=[match],
        order_by=[f"-{INDEX}.rowid"],
    )
    return _newest(indexed)


def _newest(shown: QuerySet[Shown]) -> list[Text]:
    return list(shown.values_list("story_id", "words", "sounds")[:CANDIDATES])


def _quoted(term: str) -> str:
    """A term as a string of FTS5's language: nothing in it is an operator."""
    return '"' + term.replace('"', '""') + '"'
