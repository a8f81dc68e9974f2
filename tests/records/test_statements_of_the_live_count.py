"""The live count's statements do what they say, in portions and planned once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from kept import a_kept_campaign
from told import MAE_RIM, PAI

from sangsuk.records.standings import statements
from sangsuk.records.standings.counters import apply_supports
from sangsuk.records.standings.models import CountedStory, DistrictCount, Support
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db


def test_more_rows_than_one_statement_takes_are_counted_alike(monkeypatch):
    monkeypatch.setattr(statements, "ROWS_AT_ONCE", 2)
    campaign = a_kept_campaign()
    praise = {n: [(PAI, "praise", f"u{n}"), (MAE_RIM, "mention", f"u{n}")] for n in range(5)}

    apply_supports(campaign=campaign, before={}, now=praise)
    alone = {**{story: [] for story in praise}, 4: praise[4]}
    apply_supports(campaign=campaign, before=praise, now=alone)
    apply_supports(campaign=campaign, before={0: []}, now={})

    assert sorted(Support.objects.values_list("district", "thing", "stories")) == [
        (MAE_RIM, "u4", 1),
        (PAI, "u4", 1),
    ]
    counts = DistrictCount.objects.order_by("district")
    assert list(counts.values_list("positive_voices", "mentioned_voices", "mentions")) == [
        (0, 1, 1),
        (1, 0, 1),
    ]
    assert [*CountedStory.objects.order_by("pk").values_list("pk", flat=True)] == [1, 2, 3, 4]


def test_what_supported_nothing_and_still_does_is_remembered():
    apply_supports(campaign=a_kept_campaign(), before={}, now={7: []})

    assert CountedStory.objects.get().supports == []


def test_more_cannot_be_taken_out_than_was_put_in():
    with pytest.raises(ValueError, match="more was taken out"):
        apply_supports(campaign=a_kept_campaign(), before={1: [(PAI, "praise", "u1")]}, now={})


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="make test-postgres asks PostgreSQL what it planned"
)
def test_postgresql_plans_a_statement_that_comes_again_once_whatever_comes_between():
    campaign = a_kept_campaign()
    for story in range(8):
        things = [(PAI, "praise", f"u{story}")]
        apply_supports(campaign=campaign, before={}, now={story: things})
        for other in range(120):  # more than the driver remembers
            Story.objects.filter(native_id=f"{story} {other}").exists()

    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        planned = [statement for (statement,) in cursor.fetchall()]
    tables = ("standings_support", "standings_countedstory")
    assert sum(all(table in said for table in tables) for said in planned) == 1
    assert not [said for said in planned if "stories_story" in said]


def test_the_statements_are_seen_by_whoever_asks_what_was_asked():
    campaign = a_kept_campaign()

    with CaptureQueriesContext(connection) as asked:
        apply_supports(campaign=campaign, before={}, now={1: [(PAI, "praise", "u1")]})

    assert any("standings_support" in each["sql"] for each in asked)
