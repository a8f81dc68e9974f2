"""Files of labelled stories that are none: what is wrong, where, and what to do."""

import json
from pathlib import Path

import pytest

from sangsuk.core.errors import UnreadableSourceError
from sangsuk.flow.fitting.labels import read_labels

STORY = {
    "id": "1",
    "platform": "web",
    "posted_at": "2020-12-02T09:14:35+07:00",
    "author": None,
    "author_kind": "citizen",
    "text": "ไปทำบัตรที่อำเภอแม่ริม เร็วมาก",
    "ineligible_reason": None,
    "districts": [{"code": "5007", "polarity": "positive"}],
    "ambiguous": False,
    "sentiment": "positive",
    "services": ["id_card"],
    "drivers": [],
    "pii": [],
    "trap": "",
}
WHOLE = json.dumps(STORY, ensure_ascii=False).encode()


def refusal(path: Path) -> UnreadableSourceError:
    with pytest.raises(UnreadableSourceError) as refused:
        list(read_labels(path, tell_author_kind=True))
    return refused.value


def test_a_story_is_read_also_behind_a_byte_order_mark(tmp_path: Path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE)

    [label] = read_labels(path, tell_author_kind=True)
    assert label.post.id == "1"


def test_a_table_is_refused_by_its_ending(tmp_path: Path):
    path = tmp_path / "gold.csv"
    path.write_text("id,text\n1,hello\n", encoding="utf-8")
    refused = refusal(path)

    assert (refused.code, refused.where) == ("labels.unknown_ending", "gold.csv")
    assert refused.what == "Labelled stories are not read from files ending in '.csv'."
    assert "one JSON object a line" in refused.remedy


@pytest.mark.parametrize(
    ("second", "code", "what"),
    [
        (b"id,text", "labels.not_json", "The line is not whole JSON in UTF-8."),
        (b"\xff\xfe\x00", "labels.not_json", "The line is not whole JSON in UTF-8."),
        (b"[" * 100_000, "labels.not_json", "The line is not whole JSON in UTF-8."),
        (b"[1]", "labels.not_json", "The line is JSON, but no object."),
        (b'{"id": "2"}', "labels.field_missing", "The field author_kind is missing."),
        (
            WHOLE.replace(b'"citizen"', b'"king"'),
            "labels.not_a_story",
            "A field does not hold what the format asks for ('king' is not a valid AuthorKind).",
        ),
    ],
    ids=["csv", "no UTF-8", "too deep", "a list", "a field less", "another word"],
)
def test_a_line_that_is_no_story_is_named(tmp_path: Path, second: bytes, code: str, what: str):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(WHOLE + b"\n" + second + b"\n")
    refused = refusal(path)

    assert (refused.code, refused.what, refused.where) == (code, what, "gold.jsonl, line 2")
