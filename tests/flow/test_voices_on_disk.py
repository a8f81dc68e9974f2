from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import a_reading

from sangsuk.core.errors import SangsukError
from sangsuk.core.rank.voices import count_voices
from sangsuk.core.terms.reading import Mention, Polarity, Reading, Reason
from sangsuk.core.terms.reading_row import row_of
from sangsuk.core.terms.tables import READINGS
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.alone import FILES, rank_alone
from sangsuk.flow.counting.results import write_results
from sangsuk.flow.counting.voices_on_disk import BUCKETS, tally_batches
from sangsuk.flow.files.readings import write_readings
from sangsuk.flow.reading.gazetteer import load_gazetteer

CODES = ("5007", "5803", "9502", "1405")


def readings() -> st.SearchStrategy[Reading]:
    mentions = st.lists(
        st.builds(
            Mention,
            code=st.sampled_from(CODES),
            polarity=st.sampled_from(Polarity),
            confidence=st.just(1.0),
            spans=st.just(()),
        ),
        max_size=3,
        unique_by=lambda mention: mention.code,
    )
    return st.builds(
        lambda **values: replace(a_reading("x", None), **values),
        id=st.integers(0, 5).map(str),
        platform=st.sampled_from(["facebook", "x"]),
        author=st.sampled_from([None, "", "u1", "u2", "facebook"]),
        posted_at=st.integers(0, 72).map(
            lambda hours: datetime(2020, 12, 5, tzinfo=UTC) + timedelta(hours=hours)
        ),
        ineligible_reason=st.sampled_from([None, None, Reason.SPAM]),
        services=st.sampled_from([(), ("id_card",), ("relief", "id_card"), ("other",)]),
        districts=mentions.map(tuple),
    )


def tallied(told: list[Reading], folder: Path, *, readings: int = 0) -> dict:
    batches = [
        pa.RecordBatch.from_pylist([row_of(each) for each in told[start : start + 3]], READINGS)
        for start in range(0, len(told), 3)
    ]
    return tally_batches(batches, folder, readings=readings)


@settings(max_examples=150, deadline=None)
@given(st.lists(readings(), max_size=12))
def test_voices_on_disk_are_those_of_the_count(told: list[Reading]):
    with TemporaryDirectory() as folder:
        assert tallied(told, Path(folder)) == count_voices(told)
        assert list(Path(folder).iterdir()) == []


@pytest.mark.parametrize("readings", [0, 10_000_000, 10_000_000_000])
def test_of_many_millions_there_are_more_buckets_with_the_same_voices(
    tmp_path: Path, readings: int
):
    told = [a_reading(f"s{n}", f"u{n % 3}", (CODES[n % 4], Polarity.POSITIVE)) for n in range(20)]
    assert tallied(told, tmp_path, readings=readings) == count_voices(told)


@pytest.mark.parametrize("number", [0, 1, 2 * BUCKETS])
def test_every_bucket_is_counted(tmp_path: Path, number: int):
    told = [a_reading(f"s{n}", f"u{n}", (f"{1000 + n}", Polarity.POSITIVE)) for n in range(number)]
    assert tallied(told, tmp_path) == count_voices(told)


def test_the_standings_alone_are_those_of_the_whole_count(tmp_path: Path):
    told = [a_reading(f"s{n}", f"u{n % 5}", (CODES[n % 3], Polarity.POSITIVE)) for n in range(9)]
    path = tmp_path / "r.parquet"
    write_readings(map(row_of, told), path, ending=".parquet")
    campaign = load_campaign("amphoe-sangsuk-2563")
    write_results(told, campaign, load_gazetteer(), tmp_path / "whole")
    assert rank_alone(path, campaign, tmp_path / "alone") == 9
    assert sorted(each.name for each in (tmp_path / "alone").iterdir()) == sorted(FILES)
    for name in FILES:
        whole = (tmp_path / "whole" / name).read_bytes()
        assert (tmp_path / "alone" / name).read_bytes() == whole


@pytest.mark.parametrize("content", [None, b"", b"PAR1 and nothing more PAR1"])
def test_what_is_no_parquet_of_readings_is_refused(tmp_path: Path, content: bytes | None):
    path = tmp_path / "r.parquet"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SangsukError):
        rank_alone(path, load_campaign("amphoe-sangsuk-2563"), tmp_path / "out")
    assert not (tmp_path / "out" / FILES[0]).exists()
