"""The careful tier reads again what the fast one is unsure of, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.reading import Reading
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.fitting.labels import read_labels
from sangsuk.flow.reading.reader import load_reader

CHECK = Path("training/check/check.jsonl")


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return load_campaign("amphoe-sangsuk-2563")


@pytest.fixture(scope="module")
def both(campaign: Campaign) -> list[tuple[Reading, Reading]]:
    posts = [label.post for label in read_labels(CHECK, tell_author_kind=True)]
    fast, full = (load_reader(careful=careful).read(posts, campaign) for careful in (False, True))
    return list(zip(fast, full, strict=True))


def test_care_is_kept_for_a_tenth_of_the_stories(both: list[tuple[Reading, Reading]]):
    reread = [one.sentiment_p != other.sentiment_p for one, other in both]
    assert 0 < sum(reread) <= len(both) / 10


def test_what_is_not_reread_stays_as_it_was(both: list[tuple[Reading, Reading]]):
    for fast, full in both:
        if fast.sentiment_p == full.sentiment_p:
            assert replace(full, reader=fast.reader) == fast


def test_offices_are_found_alike_by_both_tiers(both: list[tuple[Reading, Reading]]):
    for fast, full in both:
        assert full.localities == fast.localities
        assert (full.pii, full.masked) == (fast.pii, fast.masked)
