"""Panels and stories for the tests of judging."""

from hypothesis import strategies as st

from sangsuk.core.terms.juror import Candidate, Juror

DISTRICTS = ["1101", "1102", "5001", "9001"]

places = st.frozensets(st.sampled_from(DISTRICTS), max_size=1)
people = st.sampled_from(["j0", "j1", "j2", "ใจดี"])


def jurors(*, most: int = 5):
    return st.lists(
        st.tuples(places, places, st.none() | st.just("บ้าน"), st.frozensets(people, max_size=1)),
        min_size=1,
        max_size=most,
    ).map(
        lambda rows: [
            Juror(id=f"j{at}", homes=homes, workplaces=works, household=house, relations=relations)
            for at, (homes, works, house, relations) in enumerate(rows)
        ]
    )


def stories(*, most: int = 5):
    return st.lists(
        st.tuples(places, st.none() | people, st.none() | st.just("บ้าน")), max_size=most
    ).map(
        lambda rows: [
            Candidate(id=f"s{at}", districts=districts, teller=teller, household=house)
            for at, (districts, teller, house) in enumerate(rows)
        ]
    )


def a_juror(name: str, *homes: str) -> Juror:
    return Juror(id=name, homes=frozenset(homes))


def a_story(name: str, *districts: str) -> Candidate:
    return Candidate(id=name, districts=frozenset(districts))
