"""A table written column by column is the CSV that Python writes row by row."""

import csv
import io

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.flow.counting.csv_columns import table_as_csv

WORDS = st.none() | st.text(
    st.sampled_from('ก",\r\n;\t x') | st.characters(exclude_categories=["Cs"]), max_size=5
)
ROWS = st.fixed_dictionaries(
    {
        "story": WORDS,
        'a "name", quoted': WORDS,
        "sure": st.none() | st.booleans(),
        "voices": st.none() | st.integers(-(2**40), 2**40),
        "share": st.none() | st.floats(allow_nan=False),
    }
)
KINDS = (pa.string(), pa.string(), pa.bool_(), pa.int64(), pa.float64())


@given(st.lists(ROWS, max_size=6))
def test_the_bytes_are_those_of_rows_written_one_by_one(rows: list[dict]):
    names = ["story", 'a "name", quoted', "sure", "voices", "share"]
    table = pa.Table.from_pylist(rows, schema=pa.schema(zip(names, KINDS, strict=True)))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(table.to_pylist())
    assert b"".join(table_as_csv(table)).decode() == text.getvalue()
