import pytest
from django.db import DatabaseError, transaction
from kept import TENTH, a_kept_campaign

from sangsuk.records.inbox.actions import keep_arrivals
from sangsuk.records.inbox.models import Arrival

pytestmark = pytest.mark.django_db


def keep(*rows: bytes, source: str = "file") -> list[bool]:
    campaign = a_kept_campaign()
    kept = keep_arrivals(campaign=campaign, source=source, rows=rows, at=TENTH)
    return [arrival is not None for arrival in kept]


def test_the_same_row_through_the_same_door_arrives_once():
    assert keep(b"a", b"b", b"a") == [True, True, False]
    assert keep(b"b", b"c") == [False, True]
    assert Arrival.objects.count() == 3


def test_another_door_is_another_arrival():
    assert keep(b"a") == [True]
    assert keep(b"a", source="line") == [True]


def test_the_database_refuses_to_change_what_arrived():
    keep(b"a")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Arrival.objects.update(raw=b"b")

    assert bytes(Arrival.objects.get().raw) == b"a"
