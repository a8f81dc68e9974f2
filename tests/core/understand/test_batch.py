from datetime import datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sangsuk.core.terms.reading_row import row_of
from sangsuk.core.terms.story import MOST_TEXT_BYTES, AuthorKind, Post
from sangsuk.core.terms.tables import POSTS, READINGS, SIGNED
from sangsuk.core.understand.batch import are_posts, read_batch
from sangsuk.core.understand.reader import BATCH
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.reader import load_reader

CAMPAIGN = load_campaign("amphoe-sangsuk-2563")
MOMENT = "2020-12-02T09:14:35+07:00"
TAGS = " #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"
PRAISE = "พาแม่ไปทำบัตรประชาชนที่อำเภอปากช่อง พูดเพราะมาก ไม่ถึงสิบนาทีก็เสร็จ" + TAGS
ROW = {"id": "1", "platform": "facebook", "posted_at": MOMENT, "text": PRAISE}
NEEDED = ("id", "platform", "posted_at", "text")


def batch(*rows: dict, schema: pa.Schema = POSTS) -> pa.RecordBatch:
    nullable = pa.schema([field.with_nullable(True) for field in schema])
    return pa.RecordBatch.from_pylist([*rows], schema=nullable)


def read(posts: pa.RecordBatch) -> pa.RecordBatch:
    return read_batch(posts, load_reader(careful=False), CAMPAIGN)


def slowly(row: dict) -> dict:
    """The row of the reading that the reader gives of the post itself."""
    kind = row.get("author_kind")
    post = Post(
        id=row["id"],
        platform=row["platform"],
        posted_at=datetime.fromisoformat(row["posted_at"]),
        author=row.get("author"),
        text=row["text"],
        author_kind=AuthorKind(kind) if kind else None,
        chosen_district=row.get("chosen_district"),
        chosen_services=tuple(row.get("chosen_services") or ()),
    )
    (reading,) = load_reader(careful=False).read([post], CAMPAIGN)
    told = row_of(
        reading,
        posted_at=row.get("posted_at_given") or row["posted_at"],
        goes_by=CAMPAIGN.eligibility_digest,
    )
    return told | {"signature": reading.signature}


TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80),
    st.text("กขคง่้๊ำําเแ ปัวอ.#@0123๑๒\u200b", min_size=1, max_size=120),
    st.sampled_from([PRAISE, PRAISE.replace(TAGS, ""), TAGS]),
)
ROWS = st.builds(
    dict,
    id=st.text("abc123", min_size=1, max_size=6),
    platform=st.sampled_from(["facebook", "x"]),
    posted_at=st.sampled_from([MOMENT, "2020-12-02T02:14:35Z", "2021-03-01T00:00:00+00:00"]),
    posted_at_given=st.sampled_from([None, "2020-12-02 09:14:35+0700"]),
    author=st.sampled_from([None, "", "u1"]),
    text=TEXTS,
    author_kind=st.sampled_from([None, *map(str, AuthorKind)]),
    chosen_district=st.sampled_from([None, "5505"]),
    chosen_services=st.sampled_from([None, [], ["id_card"]]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS, max_size=6))
def test_a_batch_reads_as_its_posts_one_by_one(rows: list[dict]):
    read_rows = read(batch(*rows))
    assert read_rows.schema == SIGNED
    assert read_rows.to_pylist() == [slowly(row) for row in rows]


def test_an_empty_batch_gives_no_reading():
    assert read(batch()).schema == SIGNED
    assert read(batch()).num_rows == 0


@pytest.mark.parametrize("kind", [pa.large_string(), pa.string_view(), pa.string()])
def test_any_kind_of_string_column_is_read(kind: pa.DataType):
    names = [*NEEDED, "author"]
    columns = [pa.array([ROW.get(name)], kind) for name in names]
    posts = pa.RecordBatch.from_arrays(columns, names)
    assert read(posts).to_pylist() == [slowly(ROW)]


def test_dictionaries_and_parts_of_batches_are_read():
    column = pa.array(["x", "facebook", "x"]).dictionary_encode()
    rows = [ROW | {"id": str(n)} for n in range(3)]
    whole = batch(*rows).set_column(1, "platform", column)
    assert read(whole.slice(1, 1)).to_pylist() == [slowly(rows[1])]


@pytest.mark.parametrize("name", ["author", "author_kind", "chosen_district", "chosen_services"])
def test_a_null_column_and_a_missing_one_are_the_same(name: str):
    posts = batch(ROW)
    at = posts.schema.get_field_index(name)
    null = posts.set_column(at, name, pa.nulls(1))
    assert read(null).to_pylist() == read(posts.remove_column(at)).to_pylist() == [slowly(ROW)]


@pytest.mark.parametrize("name", NEEDED)
def test_a_row_without_what_is_needed_is_no_post(name: str):
    posts = batch(ROW, ROW | {"id": "2", name: None})
    assert are_posts(posts).to_pylist() == [True, False]
    assert read(posts).to_pylist() == [slowly(ROW)]
    assert read(batch(ROW).drop_columns([name])).num_rows == 0


@pytest.mark.parametrize("moment", ["", "yesterday", "2020-12-02T09:14:35", "2563-12-02"])
def test_a_moment_that_is_none_makes_no_post(moment: str):
    assert are_posts(batch(ROW | {"posted_at": moment})).to_pylist() == [False]


def test_a_text_over_5_mb_is_no_post():
    most = "ก" * (MOST_TEXT_BYTES // 3)
    posts = batch(ROW | {"text": most}, ROW | {"text": most + "กก"})
    assert are_posts(posts).to_pylist() == [True, False]


def test_what_comes_out_are_the_columns_of_readings_and_the_key_of_the_text():
    assert SIGNED.names == [*READINGS.names, "signature"]


def test_posts_read_part_by_part_are_told_as_if_each_part_were_read_alone():
    texts = [PRAISE, "ขอบคุณอำเภอเมือง" + TAGS, "โทร 081-234-5678", "อำเภอปัวดี อำเภอบ่อเกลือช้า" + TAGS]
    chosen = ["5505", None, None, None, None]
    rows = [
        ROW | {"id": str(n), "text": texts[n % 4], "chosen_district": chosen[n % 5]}
        for n in range(2 * BATCH + 7)
    ]
    posts = batch(*rows)
    alone = [read(posts.slice(first, BATCH)).to_pylist() for first in range(0, len(rows), BATCH)]
    assert read(posts).to_pylist() == [row for part in alone for row in part]
