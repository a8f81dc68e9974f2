from datetime import timedelta
from pathlib import Path

import pytest
from kept import TENTH, a_kept_campaign
from told import december

from sangsuk.core.errors import CallError
from sangsuk.flow.campaigns import find_campaign, load_campaign
from sangsuk.flow.memory import recall_campaign, remember_campaign, remember_what_is_open
from sangsuk.records.campaigns.actions import keep_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import campaign_by_slug, current_campaign, rules_of
from sangsuk.records.districts.queries import all_districts, district_by_code, provinces

pytestmark = pytest.mark.django_db

RULES = find_campaign("amphoe-sangsuk-2563").read_text("utf-8")


def keep(slug: str, *, opens: str, closes: str) -> Campaign:
    rules = RULES.replace("amphoe-sangsuk-2563", slug)
    campaign = keep_campaign(rules=rules, where=slug, at=TENTH)
    moments = {"opens": f"{opens}T00:00:00+07:00", "closes": f"{closes}T00:00:00+07:00"}
    Campaign.objects.filter(pk=slug).update(**moments)
    return campaign


def test_the_rules_come_back_as_they_were_read():
    assert rules_of(a_kept_campaign()) == load_campaign("amphoe-sangsuk-2563")


def test_a_memory_of_nothing_holds_the_campaign_whose_window_is_open_and_no_other():
    remember_what_is_open(at=TENTH + timedelta(days=400))
    closed = current_campaign(TENTH)
    remember_what_is_open(at=TENTH)

    assert (closed, current_campaign(TENTH).slug) == (None, "amphoe-sangsuk-2563")


def test_a_demonstration_stays_one_when_its_rules_are_kept_again():
    remember_campaign("amphoe-sangsuk-2563", is_demo=True, at=TENTH)
    keep_campaign(rules=RULES + "\n# seen\n", where="x", at=TENTH)

    assert Campaign.objects.get().is_demo


def test_the_same_rules_again_change_nothing():
    a_kept_campaign()
    remember_campaign("amphoe-sangsuk-2563", at=TENTH + timedelta(days=3))

    assert Campaign.objects.get().kept_at == TENTH


def test_the_open_campaign_is_the_current_one_else_the_latest_that_has_opened():
    assert current_campaign(TENTH) is None
    keep("of-2563", opens="2020-12-01", closes="2021-01-01")
    keep("of-2564", opens="2021-12-01", closes="2022-01-01")

    def current(year: int, month: int) -> str:
        return current_campaign(december(10).replace(year=year, month=month)).slug

    assert current(2020, 12) == "of-2563"
    assert current(2021, 3) == "of-2563"
    assert current(2021, 12) == "of-2564"
    assert current(2023, 1) == "of-2564"
    assert current(2019, 1) == "of-2563"


def test_a_campaign_that_is_not_kept_is_the_callers_to_fix():
    with pytest.raises(CallError, match="'other'"):
        recall_campaign("other", at=TENTH)
    assert campaign_by_slug("other") is None


def test_a_campaign_file_of_ones_own_is_kept_and_needs_no_file_afterwards(tmp_path: Path):
    path = tmp_path / "mine.toml"
    path.write_text(RULES.replace("amphoe-sangsuk-2563", "mine"), "utf-8")
    remember_campaign(str(path), at=TENTH)
    path.unlink()

    assert remember_campaign(None, at=TENTH).slug == "mine"


def test_878_districts_of_76_provinces_are_kept_with_their_names():
    a_kept_campaign()

    assert (all_districts().count(), provinces().count()) == (878, 76)
    mae_rim = district_by_code("5007")
    assert (mae_rim.name_th, mae_rim.province.name_en, mae_rim.region) == (
        "แม่ริม",
        "Chiang Mai",
        "เหนือ",
    )
    assert district_by_code("1001") is None
