"""The count, the archive and the audit agree on who is one citizen, whatever is known of whom."""

from dataclasses import asdict
from json import dumps
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from told import BLAMED, MAE_RIM, NEUTRAL, PAI, PRAISED, a_reading

from sangsuk.core.audit.cards import count_recorded, deal_cards
from sangsuk.core.check.rows import COLUMNS, Row
from sangsuk.core.check.rulings import decisions_of
from sangsuk.core.check.verdict import hear_rows
from sangsuk.core.rank.heard import Hearing
from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.rank.voices import tally_voices
from sangsuk.core.terms.identity import Identities, Joined, Proof
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.reading_row import row_of
from sangsuk.core.terms.ruling import Ruling, Verdict
from sangsuk.flow.audit.counted import read_counted
from sangsuk.flow.files.readings import write_readings
from sangsuk.flow.publishing.bundle_rows import public_rows
from sangsuk.flow.publishing.opaque_names import opaque_names

HANDLES, PEOPLE, IDS = ("a", "b", "c", "d"), ("p1", "p2", "p3"), tuple("12345678")
PLATFORMS = ("facebook", "line")

stories = st.lists(
    st.tuples(
        st.sampled_from(PLATFORMS),
        st.sampled_from([None, *HANDLES]),
        st.sampled_from([MAE_RIM, PAI]),
        st.sampled_from([PRAISED, PRAISED, BLAMED, NEUTRAL]),
        st.sampled_from([None, None, None, Reason.STAFF, Reason.WINDOW, Reason.HASHTAG]),
    ),
    min_size=1,
    max_size=len(IDS),
)
accounts = st.dictionaries(
    st.tuples(st.sampled_from(PLATFORMS), st.sampled_from(HANDLES)), st.sampled_from(PEOPLE)
)
claims = st.dictionaries(
    st.tuples(st.sampled_from(PLATFORMS), st.sampled_from(IDS)), st.sampled_from(PEOPLE)
)
verdicts = st.lists(
    st.tuples(
        st.sampled_from(list(Verdict)),
        st.sampled_from(["E3", "E7", "E8"]),
        st.sampled_from(IDS),
        st.sampled_from([None, None, PAI]),
    ),
    max_size=4,
)


@settings(max_examples=150)
@given(stories=stories, accounts=accounts, claims=claims, verdicts=verdicts)
def test_three_hands_count_the_same_voices(stories, accounts, claims, verdicts):
    readings = [
        a_reading(IDS[at], author, (code, how), platform=platform, reason=reason)
        for at, (platform, author, code, how, reason) in enumerate(stories)
    ]
    platform_of = {one.id: one.platform for one in readings}
    rulings = [
        Ruling(
            verdict=verdict,
            rule=rule,
            platform=platform_of[story],
            story=story,
            district=district,
            by="somsri",
            reason="other",
        )
        for verdict, rule, story, district in verdicts
        if story in platform_of
    ]
    joined = Identities(accounts, claims)

    counted = by_the_count(readings, joined, rulings)

    with TemporaryDirectory() as held:
        folder = Path(held)
        write_readings(map(row_of, readings), folder / "readings.parquet", ending=".parquet")
        assert by_the_archive(folder, joined, rulings) == counted
        praised = {code: praise for code, (praise, *_) in counted.items() if praise}
        assert by_the_cards(folder, joined, rulings) == praised


def by_the_count(readings, joined, rulings):
    standing, hearing = Rulings(rulings), Hearing(joined)
    for reading in readings:
        hearing.add(standing.apply(reading)[0])
    return {
        code: (
            one.positive_voices,
            one.negative_voices,
            one.mentioned_voices,
            one.unidentified_voices,
        )
        for code, one in tally_voices(hearing.heard()).items()
    }


def by_the_archive(folder, joined, rulings):
    opaque = opaque_names(folder / "readings.parquet")
    ruled = [
        (one.verdict.value, one.rule, opaque("story", one.platform, one.story), one.district or "")
        for one in rulings
    ]
    lines = public_rows(folder / "readings.parquet", opaque, joined, ruled).lines
    rows = [Row(*line.rstrip("\n").split(",")) for line in lines]
    assert {len(row) for row in rows} == {len(COLUMNS)}
    ear = hear_rows(enumerate(rows, 2), decisions_of(ruled)).ear
    return {
        code: (len(one.positive), len(one.negative), len(one.mentioned), one.unidentified_voices)
        for code, one in ear.items()
    }


def by_the_cards(folder, joined, rulings):
    told = [dumps(asdict(one), ensure_ascii=False) for one in rulings]
    (folder / "rulings.jsonl").write_text("\n".join(told), "utf-8")
    known = [
        Joined(person=person, platform=platform, author=author, proof=Proof.LINE)
        for (platform, author), person in joined.accounts.items()
    ] + [
        Joined(person=person, platform=platform, post=post, proof=Proof.CLAIM)
        for (platform, post), person in joined.posts.items()
    ]
    identities = folder / "identities.jsonl"
    identities.write_text("\n".join(dumps(asdict(one)) for one in known), "utf-8")
    counted = read_counted(folder, identities)
    cards = deal_cards(
        counted.readings, citizen_of=counted.citizen_of, name_of=" ".join, scope={MAE_RIM, PAI}
    )
    return count_recorded(cards)
