"""The rounds of judging, as a campaign file has them."""

import hashlib
import json
import tomllib
from datetime import datetime

import pytest
from test_campaign_file import SMALL

from sangsuk.core.errors import CampaignFileError
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.campaign_file import digest_rules, read_campaign
from sangsuk.core.terms.codes import Words
from sangsuk.core.terms.judging import Method, Reader, Showing
from sangsuk.core.terms.judging_recipe import three_rounds

STORIES = """
[[activities]]
slug = "tell"
name = { th = "เล่า", en = "Tell" }
about = { th = "เล่าเรื่อง", en = "Tell a story" }
honours = "stories"
prize = { count = 3, baht = 5000, plaque = false, film = true }
"""

BY_RECIPE = """
[judging]
recipe = "three_rounds"
starts = 2021-01-09T00:00:00+07:00
"""

WRITTEN = """
[[judging.rounds]]
slug = "comparison"
name = { th = "เทียบ", en = "Compare" }
method = "compare"
readers = ["panel"]
shown = { teller = "never", district = "never", photos = "always", others = "after_own" }
quorum = 20
goes_on = 10
opens = 2021-01-09T00:00:00+07:00
closes = 2021-01-16T00:00:00+07:00
certainty = 95

[[judging.rounds]]
slug = "final"
name = { th = "ตัดสิน", en = "Final" }
method = "mark"
readers = ["panel"]
shown = { teller = "never", district = "never", photos = "always", others = "after_own" }
quorum = 5
goes_on = 3
opens = 2021-01-16T00:00:00+07:00
closes = 2021-01-20T00:00:00+07:00

[[judging.rounds.rubric]]
slug = "scene"
name = { th = "เห็นภาพ", en = "Scene" }
weight = 2
anchors = [{ th = "ไม่เห็น", en = "No" }, { th = "เห็น", en = "Yes" }]
"""


def read(*parts: str) -> Campaign:
    return read_campaign(tomllib.loads("".join((SMALL, STORIES, *parts))), where="small.toml")


def faults(*parts: str) -> list[tuple[str, str]]:
    with pytest.raises(CampaignFileError) as caught:
        read(*parts)
    return [(fault.code, fault.where) for fault in caught.value.faults]


def written(*changes: tuple[str, str]) -> str:
    text = WRITTEN
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def test_a_campaign_that_says_nothing_of_judging_has_no_round():
    assert read().rounds == ()


def test_the_rounds_are_what_the_file_says():
    comparison, final = read(WRITTEN).rounds

    assert (comparison.method, comparison.certainty, comparison.rubric) == (Method.COMPARE, 95, ())
    assert (comparison.readers, comparison.quorum) == ((Reader.PANEL,), 20)
    assert (comparison.goes_on, final.goes_on) == (10, 3)
    assert (final.shown.teller, final.shown.photos) == (Showing.NEVER, Showing.ALWAYS)
    assert (final.rubric[0].weight, final.rubric[0].most) == (2, 2)
    assert final.rubric[0].anchors[1] == Words("เห็น", "Yes")


def test_a_round_holds_its_opening_and_not_its_deadline():
    final = read(WRITTEN).rounds[-1]

    assert (final.holds(final.opens), final.holds(final.closes)) == (True, False)


def test_the_recipe_is_reading_comparison_and_final_one_after_the_other():
    rounds = read(BY_RECIPE).rounds

    assert [one.method for one in rounds] == [Method.READ, Method.COMPARE, Method.MARK]
    assert [one.goes_on for one in rounds] == [300, 10, 3]
    assert [one.closes.isoformat()[:10] for one in rounds] == [
        "2021-01-30",
        "2021-02-09",
        "2021-02-16",
    ]


def test_in_the_recipe_no_juror_sees_the_teller_the_district_or_others_before_their_own():
    shown = [one.shown for one in read(BY_RECIPE).rounds]

    assert {(each.teller, each.district, each.others) for each in shown} == {
        (Showing.NEVER, Showing.NEVER, Showing.AFTER_OWN)
    }


def test_a_recipe_never_changes_because_the_digest_of_the_rules_holds_its_name_alone():
    rows = three_rounds(datetime.fromisoformat("2021-01-09T00:00:00+07:00"))
    told = json.dumps(rows, ensure_ascii=False, sort_keys=True, default=datetime.isoformat)

    assert hashlib.sha256(told.encode()).hexdigest() == (
        "bb7dd379c6789b267733f19a235bbb1e98359fe077cd53fb9f96ab5a2f447f58"
    )


def test_the_terms_of_a_round_are_in_the_digest_of_the_rules():
    digests = {
        read().digest,
        read(WRITTEN).digest,
        read(written(("quorum = 5", "quorum = 6"))).digest,
        read(BY_RECIPE).digest,
        read(BY_RECIPE.replace("01-09", "01-10")).digest,
    }

    assert len(digests) == 5


def test_a_file_without_judging_keeps_the_digest_that_it_had():
    assert read_campaign(tomllib.loads(SMALL), where="small.toml").digest == digest_rules(
        tomllib.loads(SMALL)
    )


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ('"compare"', '"guess"', "unknown_word", "[judging] rounds number 1 method"),
        ('["panel"]', '["friends"]', "unknown_word", "[judging] rounds number 1 readers"),
        ('teller = "never"', 'teller = "no"', "unknown_word", "[judging] rounds number 1 shown teller"),
        ("quorum = 20", "quorum = 0", "not_positive", "[judging] rounds number 1 quorum"),
        ("certainty = 95", "certainty = 100", "certainty", "[judging] rounds number 1 certainty"),
        ("certainty = 95", "", "missing_key", "[judging] rounds number 1 certainty"),
        ("weight = 2", "weigth = 2", "unknown_key", "[judging] rounds number 2 rubric number 1 weigth"),
        (', { th = "เห็น", en = "Yes" }', "", "anchors", "[judging] rounds number 2 rubric number 1 anchors"),
        ("2021-01-16T00:00:00+07:00\ncertainty", "2021-01-09T00:00:00+07:00\ncertainty", "round_reversed", "[judging] rounds comparison closes"),
        ("opens = 2021-01-16", "opens = 2021-01-15", "rounds_overlap", "[judging] rounds final opens"),
        ("goes_on = 10", "goes_on = 3", "rounds_choose_nothing", "[judging] rounds final goes_on"),
        ("goes_on = 3", "goes_on = 4", "prizes_and_rounds_differ", "[judging] rounds final goes_on"),
        ('slug = "final"', 'slug = "comparison"', "twice", "[judging] rounds"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_round_is_named_with_its_place(old, new, code, where):
    assert faults(written((old, new))) == [(f"campaign.{code}", f"small.toml, {where}")]


def test_no_round_closes_while_stories_are_still_collected():
    early = written(
        ("opens = 2021-01-09", "opens = 2021-01-02"), ("closes = 2021-01-16", "closes = 2021-01-08")
    )

    assert faults(early) == [
        ("campaign.judged_too_early", "small.toml, [judging] rounds comparison closes")
    ]


def test_a_recipe_stands_alone():
    assert faults(BY_RECIPE, WRITTEN) == [
        ("campaign.recipe_and_rounds", "small.toml, [judging] rounds")
    ]


def test_a_recipe_that_is_not_known_is_one_fault():
    assert faults(BY_RECIPE.replace("three_rounds", "three_round")) == [
        ("campaign.unknown_word", "small.toml, [judging] recipe")
    ]


def test_a_list_without_rounds_is_a_fault():
    assert faults("\n[judging]\nrounds = []\n") == [
        ("campaign.no_round", "small.toml, [judging] rounds")
    ]
