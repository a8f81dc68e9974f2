"""The log of acts: a chain that can be added to, and nothing else."""

import json

import pytest
from django.db import DatabaseError, connection, transaction
from kept import TENTH

from sangsuk.core.check.acts import check_acts
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act, NeverChanged
from sangsuk.records.acts.queries import faults_of_log, public_log

pytestmark = pytest.mark.django_db

SOMCHAI = Actor("somchai", "national")


def three_acts():
    for number in range(1, 4):
        keep_act(
            kind="story.excluded",
            by=SOMCHAI,
            why="ชมตามการนัดหมาย",
            at=TENTH,
            told={"rule": "E7"},
            before={"counted": True},
            after={"counted": False, "number": number},
        )


def test_acts_are_numbered_and_each_holds_the_hash_of_the_one_before():
    three_acts()
    first, second, third = Act.objects.all()

    assert [act.number for act in (first, second, third)] == [1, 2, 3]
    assert (first.prev, second.prev, third.prev) == ("0" * 64, first.hash, second.hash)
    assert list(faults_of_log()) == []


def test_nobody_acts_without_a_name_and_a_reason():
    with pytest.raises(ValueError, match="an act needs somebody"):
        keep_act(kind="x", by=Actor(" ", "national"), why="เหตุผล", at=TENTH)
    with pytest.raises(ValueError, match="a reason"):
        keep_act(kind="x", by=SOMCHAI, why="", at=TENTH)


@pytest.mark.parametrize(
    "change",
    [
        lambda act: act.save(),
        lambda act: act.delete(),
        lambda _: Act.objects.update(kind="y"),
        lambda _: Act.objects.all().delete(),
        lambda act: Act.objects.bulk_update([act], ["kind"]),
    ],
)
def test_the_program_cannot_change_an_act(change):
    three_acts()

    with pytest.raises(NeverChanged):
        change(Act.objects.get(number=2))


@pytest.mark.parametrize(
    "statement", ["UPDATE acts_act SET kind = 'y'", "DELETE FROM acts_act WHERE number = 3"]
)
def test_the_database_refuses_to_change_an_act(statement):
    three_acts()

    with (
        pytest.raises(DatabaseError, match="written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert list(faults_of_log()) == []


def tampered(**changed):
    """The chain with the second act changed as if somebody had got around the database."""
    acts = list(Act.objects.all())
    for name, value in changed.items():
        setattr(acts[1], name, value)
    return [(act.number, act.public) for act in acts]


def test_a_changed_act_is_named():
    three_acts()

    assert [str(one) for one in check_acts(tampered(kind="story.restored"))] == [
        "acts.jsonl, row 2: act 2 was changed"
    ]


def test_a_chain_that_lacks_an_act_is_named():
    three_acts()
    acts = tampered()
    del acts[1]

    assert [str(one) for one in check_acts(acts)] == [
        "acts.jsonl, row 3: act 2 does not follow the act before it"
    ]


def test_who_and_why_are_sealed_but_not_published():
    three_acts()
    log = "".join(public_log())

    assert "somchai" not in log
    assert "นัดหมาย" not in log
    assert [json.loads(line)["told"] for line in log.splitlines()] == [{"rule": "E7"}] * 3
