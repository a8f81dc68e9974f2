import pytest
from django.db import IntegrityError, transaction
from kept import TENTH, a_kept_campaign
from told import BETONG, MAE_RIM, PAI, PRAISED, a_campaign, a_reading

from sangsuk.core.rank.count import count_readings
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.records.standings.actions import keep_standings
from sangsuk.records.standings.models import Snapshot, Standing
from sangsuk.records.standings.queries import latest_snapshot, latest_standings, standing_of

pytestmark = pytest.mark.django_db


def keep(campaign, *praised: str, fingerprint: str) -> bool:
    readings = [a_reading(f"s{n}", f"u{n}", (code, PRAISED)) for n, code in enumerate(praised)]
    table, summary = count_readings(readings, a_campaign(), load_gazetteer())
    return keep_standings(
        campaign=campaign,
        standings=table,
        summary=summary.as_json(),
        fingerprint=fingerprint,
        at=TENTH,
    )[1]


def test_before_the_first_snapshot_there_are_no_standings():
    campaign = a_kept_campaign()

    assert latest_snapshot(campaign) is None
    assert list(latest_standings(campaign)) == []
    assert standing_of(campaign, MAE_RIM) is None


def test_the_newest_standings_are_given_best_first_and_the_silent_last_by_code():
    campaign = a_kept_campaign()
    keep(campaign, PAI, PAI, BETONG, fingerprint="first")
    keep(campaign, MAE_RIM, MAE_RIM, PAI, fingerprint="second")

    places = [(row.place, row.district_id) for row in latest_standings(campaign)]

    assert places[:3] == [(1, MAE_RIM), (2, PAI), (None, "1101")]
    assert len(places) == 878
    assert latest_snapshot(campaign).fingerprint == "second"
    assert standing_of(campaign, MAE_RIM).positive_voices == 2
    assert standing_of(campaign, BETONG).place is None


def test_standings_of_a_province_and_of_a_region_keep_their_places_in_the_country():
    campaign = a_kept_campaign()
    keep(campaign, PAI, PAI, MAE_RIM, BETONG, BETONG, BETONG, fingerprint="first")

    def places(**where: str) -> list[tuple[int, str]]:
        rows = latest_standings(campaign, **where).filter(place__isnull=False)
        return [(row.place, row.district_id) for row in rows]

    assert places(province="50") == [(3, MAE_RIM)]
    assert places(region="เหนือ") == [(2, PAI), (3, MAE_RIM)]
    assert places(region="ใต้") == [(1, BETONG)]


def test_the_same_result_again_keeps_the_former_snapshot():
    campaign = a_kept_campaign()

    assert keep(campaign, PAI, fingerprint="same")
    assert not keep(campaign, PAI, fingerprint="same")
    assert Snapshot.objects.count() == 1


def test_standings_ask_the_database_once_with_their_districts(django_assert_num_queries):
    campaign = a_kept_campaign()
    keep(campaign, PAI, fingerprint="first")

    with django_assert_num_queries(1):
        names = [row.district.province.name_th for row in latest_standings(campaign)]

    assert names[0] == "แม่ฮ่องสอน"


@pytest.mark.parametrize("broken", [{"net": 5}, {"place": 0}, {"p_top": 1.2}])
def test_the_database_refuses_a_standing_that_cannot_be(broken):
    keep(a_kept_campaign(), PAI, fingerprint="first")

    with pytest.raises(IntegrityError), transaction.atomic():
        Standing.objects.filter(district=PAI).update(**broken)
