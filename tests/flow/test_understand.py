import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from command import ask, done, kill_when, write_posts
from kept import TENTH, a_kept_campaign, a_post, take_in_posts
from told import december

from sangsuk.core.rank.count import count_readings
from sangsuk.core.understand.copies import mark_copies
from sangsuk.flow.counting.reader_error import load_reader_error
from sangsuk.flow.counting.site import rank_site
from sangsuk.flow.files.intake import take_in
from sangsuk.flow.files.posts import Posts, open_files
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.reading.reader import load_reader
from sangsuk.flow.reading.understand import Understanding, understand
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.standings.queries import latest_standings
from sangsuk.records.stories.actions import withdraw_story
from sangsuk.records.stories.models import Reading, Story
from sangsuk.records.stories.queries import readings_to_count
from sangsuk.records.stories.values import read_of

DEMO = Path(__file__).parents[2] / "demo" / "stories"
COPIED = "พาแม่ไปต่อบัตรประชาชนที่ที่ว่าการอำเภอแม่ริม เจ้าหน้าที่เข็นรถเข็นมารับถึงหน้าประตูเลยค่ะ"


def understand_now(campaign) -> Understanding:
    return understand(campaign, load_reader(), at=TENTH)


@pytest.mark.django_db
def test_understanding_again_changes_nothing_until_something_is_told_differently():
    campaign = a_kept_campaign()
    take_in_posts(campaign, a_post("a", COPIED), a_post("b", "อำเภอปาย ช้ามาก รอทั้งวัน"))

    assert understand_now(campaign) == Understanding(read=2, remarked=0)
    assert understand_now(campaign) == Understanding(read=0, remarked=0)
    take_in_posts(campaign, a_post("b", "อำเภอปาย เร็วขึ้นแล้ว ขอบคุณค่ะ"))
    assert understand_now(campaign) == Understanding(read=1, remarked=0)


@pytest.mark.django_db
def test_the_earliest_of_copies_is_the_original_also_across_platforms_and_later_arrivals():
    campaign = a_kept_campaign()
    take_in_posts(campaign, a_post("1", COPIED, posted_at=december(9)))
    assert understand_now(campaign) == Understanding(read=1, remarked=0)
    take_in_posts(campaign, a_post("1", COPIED, platform="x", posted_at=december(8)))

    assert understand_now(campaign) == Understanding(read=1, remarked=1)

    copy = Reading.objects.get(story__platform="facebook")
    assert (copy.eligible, copy.duplicate_of) == (False, Story.objects.get(platform="x"))


@pytest.mark.django_db
def test_withdrawing_an_original_promotes_its_earliest_copy():
    campaign = a_kept_campaign()
    told = {name: day for day, name in enumerate(["first", "second", "third"], start=5)}
    take_in_posts(
        campaign, *[a_post(n, COPIED, posted_at=december(day)) for n, day in told.items()]
    )
    understand_now(campaign)
    assert eligible() == ["first"]

    withdraw_story(story=Story.objects.get(native_id="first"), by="the teller", at=TENTH)
    rank_site(campaign, at=TENTH)

    assert eligible() == ["second"]
    assert Reading.objects.get(story__native_id="third").duplicate_of.native_id == "second"
    assert latest_standings(campaign).get(district="5007").positive_voices == 1


@pytest.mark.django_db
def test_ranking_again_keeps_the_former_snapshot_until_the_count_changes():
    campaign = a_kept_campaign()
    take_in_posts(campaign, a_post("a", COPIED))
    understand_now(campaign)

    first, is_first_new = rank_site(campaign, at=december(11))
    again, is_again_new = rank_site(campaign, at=december(12))
    take_in_posts(campaign, a_post("b", "อำเภอปาย บริการดีมาก ทำบัตรเร็ว ประทับใจค่ะ"))
    understand_now(campaign)
    later, is_later_new = rank_site(campaign, at=december(13))

    assert (is_first_new, is_again_new, is_later_new) == (True, False, True)
    assert again == first
    assert later.summary["posts"] == 2
    assert latest_standings(campaign).count() == 878


@pytest.mark.django_db
@pytest.mark.slow
def test_the_memory_comes_to_the_same_readings_and_standings_as_the_files(tmp_path: Path):
    campaign = a_kept_campaign()
    rules = rules_of(campaign)
    posts = list(Posts(open_files(DEMO)).read())
    from_files = mark_copies(load_reader().read(posts, rules))
    table, summary = count_readings(from_files, rules, load_gazetteer(), error=load_reader_error())

    take_in(DEMO, campaign, rejected_in=tmp_path, at=TENTH)
    understand_now(campaign)
    snapshot, _ = rank_site(campaign, at=TENTH)

    in_memory = [read_of(row) for row in readings_to_count(campaign)]
    assert in_memory == from_files
    assert snapshot.summary == json.loads(json.dumps(summary.as_json()))
    assert [
        (row.place, row.district_id, row.positive_voices, row.p_top, row.tie_broken_by or None)
        for row in latest_standings(campaign)
    ] == [
        (row["place"], row["code"], row["positive_voices"], row["p_top"], row["tie_broken_by"])
        for row in table.to_pylist()
    ]


@pytest.mark.slow
def test_an_understanding_that_is_killed_and_run_again_comes_to_the_same(
    a_migrated_home: Path, tmp_path: Path
):
    quiet, killed = tmp_path / "quiet", tmp_path / "killed"
    lines = (DEMO / "gold_dev.jsonl").read_text("utf-8").strip().split("\n")
    told = [json.loads(line) for line in lines]
    copies = [row | {"id": f"copy of {row['id']}"} for row in told]
    posts = write_posts(tmp_path / "posts.jsonl", *told, *copies)
    shutil.copytree(a_migrated_home, quiet)
    done(quiet, "intake", str(posts))
    shutil.copytree(quiet, killed)
    done(quiet, "understand")

    kill_when(killed, "understand", so_far=lambda home: readings_in(home) > 0)
    assert 0 < readings_in(killed) <= len(told + copies)
    done(killed, "understand")

    assert memory_of(killed) == memory_of(quiet)
    assert len(memory_of(quiet)) == len(told + copies)


def eligible() -> list[str]:
    readings = Reading.objects.filter(eligible=True, story__withdrawn_at__isnull=True)
    return list(readings.values_list("story__native_id", flat=True))


def readings_in(home: Path) -> int:
    return ask(home, "SELECT count(*) FROM stories_reading")[0][0]


def memory_of(home: Path) -> list[tuple[Any, ...]]:
    return ask(
        home,
        "SELECT told.native_id, eligible, ineligible_reason, original.native_id, masked, "
        " (SELECT group_concat(district_id || polarity) FROM stories_mention m "
        "  WHERE m.reading_id = reading.id), "
        " (SELECT group_concat(kind || code) FROM stories_finding f "
        "  WHERE f.reading_id = reading.id) "
        "FROM stories_reading reading JOIN stories_story told ON told.id = story_id "
        "LEFT JOIN stories_story original ON original.id = duplicate_of_id "
        "ORDER BY told.native_id",
    )
