"""What an archive tells of one person: no more than the count and the audit need."""

import csv
import io

import pytest
from an_archive import files_of, make_archive, readings

from sangsuk.flow.publishing.reidentification import KNOWN, Crowd, crowd_of, crowds_of


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


def test_no_row_tells_a_day_or_a_service_and_what_settles_ties_stands_beside_them(archive):
    rows, praise = table(archive, "rows.csv"), table(archive, "praise.csv")

    assert list(rows[0]) == ["story", "citizen", "reason", "copy_of", "mentions", "review"]
    assert {row["kind"] for row in praise} == {"day", "service"}
    assert b"2020-12-0" not in files_of(archive)["rows.csv"]
    assert not [row for row in praise if len(row["what"]) > 20]


def test_hardly_a_row_is_alone(archive):
    crowd = crowds_of(archive)["rows.csv"]

    assert crowd.alone / crowd.rows < 0.1
