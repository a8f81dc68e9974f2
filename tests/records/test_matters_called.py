"""Several matters are found together, whatever number of them is asked for."""

import pytest
from kept import a_kept_campaign
from waiting import plenty

from sangsuk.records.matters.models import Matter
from sangsuk.records.matters.queries import matters_called

pytestmark = pytest.mark.django_db


def test_many_matters_are_one_question_in_the_order_asked_and_none_twice(django_assert_num_queries):
    campaign = a_kept_campaign()
    plenty(campaign, 12)
    asked = list(Matter.objects.order_by("-pk").values_list("pk", flat=True))
    with django_assert_num_queries(1):
        found = matters_called(campaign, [*asked, asked[0], 999_999])
        assert all(one.story.reading.masked for one in found if one.story)

    assert [one.pk for one in found] == asked
