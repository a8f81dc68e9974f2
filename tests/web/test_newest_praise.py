import pytest
from kept import keep_reading
from shown import a_shown_campaign
from told import BETONG, BLAMED, MAE_RIM, PRAISED, a_reading, december

from sangsuk.records.stories.wall import latest_praise

pytestmark = pytest.mark.django_db


def test_the_newest_praise_names_the_office_that_is_praised_not_the_one_beside_it():
    campaign = a_shown_campaign()
    mixed = a_reading("mixed", "u-mixed", (MAE_RIM, BLAMED), (BETONG, PRAISED), at=december(31))
    keep_reading(campaign, mixed)

    latest = latest_praise(campaign)

    assert latest is not None
    assert (latest.reading.story.native_id, latest.district_id) == ("mixed", BETONG)
