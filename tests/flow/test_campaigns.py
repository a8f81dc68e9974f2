from datetime import datetime
from pathlib import Path

import geothai
import pytest

from sangsuk.core.errors import CallError, CampaignFileError
from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.terms.district import PROVINCE_CODES, PROVINCES_IN_ALL
from sangsuk.flow.campaigns import all_campaigns, default_campaign, load_campaign

CAMPAIGNS = Path(__file__).parents[2] / "campaigns"
OF_2563 = "amphoe-sangsuk-2563"
EXAMPLE = "example-one-province"


def test_the_campaign_of_2563_is_what_the_press_release_says():
    campaign = load_campaign(OF_2563)

    assert campaign.hashtags == ("#สุขนี้ที่อำเภอ", "#ทุกข์น้อยลงสุขมากขึ้น")
    assert campaign.window.opens == datetime.fromisoformat("2020-12-01T00:00:00+07:00")
    assert campaign.window.closes == datetime.fromisoformat("2021-01-01T00:00:00+07:00")
    assert campaign.provinces == ()
    assert [(a.name.th, a.prize.count, a.prize.baht) for a in campaign.activities] == [
        ("สุขนี้ที่อำเภอ", 3, 5_000),
        ("อำเภอสร้างสุข", 3, 10_000),
    ]
    assert [(a.prize.film, a.prize.plaque) for a in campaign.activities] == [
        (True, False),
        (False, True),
    ]
    assert sum(a.prize.count * a.prize.baht for a in campaign.activities) == 45_000


def test_the_hashtags_and_the_question_stand_in_the_press_release():
    release = (Path(__file__).parents[2] / "docs" / "press_release.txt").read_text("utf-8")
    campaign = load_campaign(OF_2563)

    for words in [*campaign.hashtags, *campaign.question.th.split()]:
        assert words in release


def test_the_catalogue_has_services_of_every_group_and_every_code():
    services = load_campaign(OF_2563).services

    assert len(services) == 34
    assert {service.group for service in services} == {"agenda", "function", "area"}
    assert {service.code for service in services} == set(SERVICES)


def test_flagships_are_given_whole_or_marked_incomplete():
    years = load_campaign(OF_2563).flagship_years

    assert [(year.year_be, year.complete, len(year.flagships)) for year in years] == [
        (2564, False, 2),
        (2565, True, 10),
    ]


def test_the_second_campaign_differs_in_all_that_a_campaign_may_choose():
    ours, other = load_campaign(OF_2563), load_campaign(EXAMPLE)

    assert not set(ours.hashtags) & set(other.hashtags)
    assert (ours.covers("5001"), ours.covers("3001")) == (True, True)
    assert (other.covers("5001"), other.covers("3001")) == (True, False)
    assert (ours.prize_places, other.prize_places) == (3, 1)
    assert ours.tie_chain[0] != other.tie_chain[0]
    assert ours.digest != other.digest


def test_provinces_are_all_of_thailand_but_bangkok():
    assert len(PROVINCE_CODES) == PROVINCES_IN_ALL
    assert {*PROVINCE_CODES, "10"} == {province.code for province in geothai.provinces()}


def test_a_campaign_is_found_by_slug_and_by_path():
    assert load_campaign(str(CAMPAIGNS / f"{OF_2563}.toml")) == load_campaign(OF_2563)


def test_an_unknown_slug_is_told_which_are_known():
    with pytest.raises(CallError) as caught:
        load_campaign("amphoe-sansuk")

    assert caught.value.remedy == f"take one of {OF_2563}, {EXAMPLE}, or the path of a file."


def test_a_file_of_ones_own_is_known_by_its_folder(tmp_path: Path, monkeypatch):
    text = (CAMPAIGNS / f"{EXAMPLE}.toml").read_text("utf-8").replace(EXAMPLE, "ours")
    (tmp_path / "ours.toml").write_text(text, "utf-8")
    monkeypatch.setenv("SANGSUK_CAMPAIGNS", str(tmp_path))

    assert load_campaign("ours").slug == "ours"
    assert [campaign.slug for campaign in all_campaigns()] == [EXAMPLE, "ours", OF_2563]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("SANGSUK_CAMPAIGNS", str(tmp_path / "none"))

    with pytest.raises(CallError) as caught:
        all_campaigns()

    assert caught.value.code == "campaign.no_folder"


def test_in_a_folder_the_file_is_called_like_its_slug(tmp_path: Path, monkeypatch):
    text = (CAMPAIGNS / f"{EXAMPLE}.toml").read_text("utf-8")
    (tmp_path / "other-name.toml").write_text(text, "utf-8")
    monkeypatch.setenv("SANGSUK_CAMPAIGNS", str(tmp_path))

    with pytest.raises(CampaignFileError) as caught:
        load_campaign("other-name")

    assert caught.value.code == "campaign.slug_is_not_name"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "campaign.unreadable"),
        (b"slug = ", "campaign.not_toml"),
        ("slug = 'เล็ก'".encode("cp874"), "campaign.not_utf8"),
        (b"", "campaign.missing_key"),
    ],
)
def test_a_file_that_is_no_campaign_is_said(tmp_path: Path, content: bytes | None, code: str):
    path = tmp_path / "bad.toml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises((CallError, CampaignFileError)) as caught:
        load_campaign(str(path))

    assert caught.value.code == code


def test_a_byte_order_mark_is_no_fault(tmp_path: Path):
    path = tmp_path / "marked.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (CAMPAIGNS / f"{OF_2563}.toml").read_bytes())

    assert load_campaign(str(path)) == load_campaign(OF_2563)


@pytest.mark.parametrize(
    ("now", "slug"),
    [
        ("2018-01-01T00:00:00+07:00", EXAMPLE),  # none has opened: the next
        ("2019-03-01T00:00:00+07:00", EXAMPLE),
        ("2020-06-01T00:00:00+07:00", EXAMPLE),  # closed, and the latest so far
        ("2020-12-15T10:00:00+07:00", OF_2563),
        ("2030-01-01T00:00:00+07:00", OF_2563),
    ],
)
def test_the_default_campaign_is_the_open_one_else_the_latest(now: str, slug: str):
    assert default_campaign(datetime.fromisoformat(now)).slug == slug
