"""What counting takes out of a batch of readings counts like the whole readings."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import BANG_BAN, BLAMED, MAE_RIM, NEUTRAL, PAI, PRAISED, a_reading, december

from sangsuk.core.rank.column_count import ColumnCount
from sangsuk.core.rank.exclusions import Keep
from sangsuk.core.rank.voices import count_voices, tally_voices
from sangsuk.core.terms.reading import Locality, Reading, Reason, Review, Role
from sangsuk.core.terms.reading_row import row_of
from sangsuk.core.terms.tables import READINGS
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.exclusions_on_disk import KeptOnDisk
from sangsuk.flow.counting.readings_to_count import readings_to_count
from sangsuk.flow.counting.results import FILES, count_batches, write_files, write_results
from sangsuk.flow.reading.gazetteer import load_gazetteer

HERE = (Locality(code=PAI, spans=((3, 8),), role=Role.SERVED),)
TOLD = [
    a_reading("1", "u1", (PAI, PRAISED), (MAE_RIM, BLAMED)),
    replace(
        a_reading("2", "u2", (PAI, PRAISED)), services=("id_card", "other"), drivers=("speed",)
    ),
    replace(a_reading("3", None, (BANG_BAN, NEUTRAL)), review=(Review.LOW_CONFIDENCE,)),
    replace(a_reading("4", "u4"), ambiguous=True, candidates=(PAI, MAE_RIM), candidates_total=2),
    replace(a_reading("5", "u1", (PAI, BLAMED)), localities=HERE, posted_at=december(9)),
    replace(
        a_reading("6", "u6", (PAI, PRAISED)), duplicate_of="2", ineligible_reason=Reason.DUPLICATE
    ),
    replace(
        a_reading("7", "u7", (PAI, PRAISED)), ineligible_reason=Reason.SPAM, pii=("0812345678",)
    ),
]


def batch_of(readings: list[Reading]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([row_of(reading) for reading in readings], schema=READINGS)


def counted(readings: list[Reading], out: Path) -> dict[str, bytes]:
    write_results(readings, load_campaign("amphoe-sangsuk-2563"), load_gazetteer(), out)
    return {name: (out / name).read_bytes() for name in FILES}


def test_every_file_of_the_result_is_the_same(tmp_path: Path):
    some = list(readings_to_count(batch_of(TOLD)))
    assert counted(some, tmp_path / "some") == counted(TOLD, tmp_path / "whole")


@pytest.mark.parametrize("kept", [lambda _: None, KeptOnDisk], ids=["in memory", "on disk"])
def test_batches_count_like_the_readings_one_by_one(
    tmp_path: Path, kept: Callable[[Path], Keep | None]
):
    campaign, gazetteer = load_campaign("amphoe-sangsuk-2563"), load_gazetteer()
    halves = [batch_of(TOLD[:4]), batch_of(TOLD[4:]), batch_of([])]
    (tmp_path / "at once" / "tables").mkdir(parents=True)
    result = count_batches(halves, campaign, gazetteer, kept(tmp_path))
    write_files(result, gazetteer, [tmp_path / "at once" / name for name in FILES])
    whole = counted(TOLD, tmp_path / "whole")
    assert {name: (tmp_path / "at once" / name).read_bytes() for name in FILES} == whole


AUTHORS = st.sampled_from([None, "", "u1", "u11", "1u", "ก", "มก"])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(AUTHORS, st.sampled_from([PAI, MAE_RIM])), max_size=40), st.integers(1, 9)
)
def test_voices_are_the_same_however_accounts_end_and_posts_are_cut(
    told: list[tuple[str | None, str]], rows: int
):
    readings = [a_reading(str(n), author, (code, PRAISED)) for n, (author, code) in enumerate(told)]
    count = ColumnCount()
    for start in range(0, len(readings), rows):
        count.add_batch(batch_of(readings[start : start + rows]))
    assert tally_voices(count.heard()) == count_voices(readings)


def test_an_empty_batch_gives_no_reading():
    assert list(readings_to_count(batch_of([]))) == []
