"""The page of answers tells what the report and the open tables tell, and opens nothing else."""

import csv
import io
import re

import pytest
from kept import a_kept_campaign, keep_reading
from told import BETONG, BLAMED, MAE_RIM, PRAISED, a_reading, december

from sangsuk.flow.answers.answering import answer_now, lay_out
from sangsuk.flow.answers.tables import all_tables
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.showing import show_stories

pytestmark = pytest.mark.django_db
COUNTED = re.compile("ตัวเลขนี้นับจาก ([0-9,]+) เรื่อง")


@pytest.fixture
def campaign() -> Campaign:
    """Sixty stories of the north, forty of them on one day, three of the south, three of a day."""
    kept = a_kept_campaign()
    stories = []
    for n in range(66):
        place = BETONG if n in (1, 2, 50) else MAE_RIM
        told = (place, BLAMED if n % 3 == 0 else PRAISED)
        day = 5 if n < 40 else 6 if n < 63 else 9
        reading = a_reading(f"s{n}", f"u{n}", told, at=december(day))
        stories.append(keep_reading(kept, reading, drivers=["speed" if n != 4 else "fairness"]))
    show_stories([story.pk for story in stories])
    return kept


def counted(client, asked: str) -> int:
    page = client.get(f"/answers/stories/?{asked}").content.decode()
    return int(COUNTED.search(page)[1])


def test_the_page_tells_no_day_and_no_part_that_the_report_hides(client, campaign):
    text = client.get("/answers/days.csv").content.decode("utf-8-sig")
    served = list(csv.DictReader(io.StringIO(text)))
    told = all_tables(lay_out(answer_now(campaign), "th"))

    assert [row["stories"] for row in served] == ["40", "", ""]
    assert [(row["day"], row["stories"] or None) for row in served] == [
        (row["day"], row["stories"] and str(row["stories"])) for row in told["days"]
    ]
    assert {row["part"] for row in told["parts"] if row["by"] == "region"} <= {"เหนือ"}
    page = client.get("/answers/").content.decode()
    assert ("part=%E0%B9%83%E0%B8%95%E0%B9%89" in page, "ไม่บอก" in page) == (False, True)


@pytest.mark.parametrize(("language", "least"), [("th", "น้อยที่สุด"), ("en", "least")])
def test_of_days_that_are_not_all_told_nobody_hears_which_had_the_least(campaign, language, least):
    alt = lay_out(answer_now(campaign), language)["figures"]["calendar"]["alt"]

    assert "40" in alt
    assert least not in alt


@pytest.mark.parametrize(
    ("asked", "many"),
    [
        ("", 66),
        ("side=happy", 44),
        ("day=2020-12-05", 40),
        ("day=2020-12-05&said=praise", 26),
        *((f"day=2020-12-09{more}", 0) for more in ("", "&said=praise", "&became=thanks")),
        ("side=happy&by=region&part=ใต้", 0),
        ("by=region&part=เหนือ", 0),
        ("side=happy&driver=fairness&place=5007", 0),
        ("day=2020-12-05&driver=fairness", 0),
        ("said=praise", 0),
        ("side=unhappy&driver=speed", 22),
        *((f"side={side}&driver=speed&became=waiting", 0) for side in ("happy", "unhappy")),
        ("side=happy&driver=speed&became=any_answered", 0),
        ("side=zzz", 0),
        ("place=5007&side=zzz", 0),
    ],
)
def test_only_stories_behind_a_number_that_is_told_are_opened(client, campaign, asked, many):
    assert campaign.stories.count() == 66
    assert counted(client, asked) == many
