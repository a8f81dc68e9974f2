"""What an archive tells of one person: no more than the count and the audit need."""

import csv
import io

import pytest
from an_archive import files_of, make_archive, readings

from sangsuk.flow.reidentification import KNOWN, Crowd, crowd_of, crowds_of


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return make_archive(tmp_path_factory.mktemp("published"))


def table(archive, name):
    return list(csv.DictReader(io.StringIO(files_of(archive)[name].decode(), newline="")))


def test_alone_and_among_few():
    cells = [("a", "1"), ("a", "1"), ("b", "1"), *[("c", "2")] * 5]

    assert crowd_of(cells) == Crowd(rows=8, alone=1, among_few=3)


def test_every_column_but_opaque_names_is_weighed(archive):
    opaque = {"story", "citizen", "copy_of", "card"}

    for name, columns in KNOWN.items():
        assert set(table(archive, name)[0]) - opaque == set(columns)


def test_hardly_a_card_is_alone(archive):
    """Cards that record one district, or none, are a crowd."""
    crowd = crowds_of(archive)["audit-cards.csv"]

    assert crowd.rows == 163
    assert crowd.alone / crowd.rows < 0.01


def test_names_of_cards_lead_to_no_row_and_their_order_to_no_time(archive):
    files, told = files_of(archive), readings()
    cards = [row["card"] for row in table(archive, "audit-cards.csv")]
    rows = table(archive, "rows.csv")

    assert cards == sorted(cards)
    assert not set(cards) & {row[name] for row in rows for name in ("story", "citizen")}
    assert [row["story"] for row in rows] == sorted(row["story"] for row in rows)
    everything = b"\n".join(content for name, content in files.items() if name != "verify.py")
    assert b"facebook," not in everything.replace(b"facebook.hook,", b"")
    assert not [one.id for one in told if len(one.id) > 5 and one.id.encode() in everything]


def test_a_story_that_does_not_count_has_no_day_and_one_without_praise_no_service(archive):
    rows = table(archive, "rows.csv")
    out = [row for row in rows if row["reason"] and row["reason"] != "staff"]
    silent = [row for row in rows if "+" not in row["mentions"]]

    assert {row["day"] for row in out} == {""}
    assert {row["services"] for row in out + silent} == {""}
    assert all(row["day"] for row in rows if not row["reason"])
