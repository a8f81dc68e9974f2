import pickle
import tomllib
from copy import deepcopy
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.errors import CampaignFileError
from sangsuk.core.terms.campaign import Amendment, Campaign, TieRule
from sangsuk.core.terms.campaign_file import digest_rules, read_campaign
from sangsuk.core.terms.codes import Words

SMALL = """
slug = "small"
name = { th = "เล็ก", en = "Small" }
host = { th = "เจ้าภาพ", en = "Host" }
question = { th = "สุขไหม", en = "Happy?" }
hashtags = ["#เล็ก"]
doors_that_add_hashtags = ["web"]
provinces = ["50"]

[window]
opens = 2020-12-01T00:00:00+07:00
closes = 2021-01-01T00:00:00+07:00
collect_until = 2021-01-08T00:00:00+07:00

[count]
metric = "positive_voices"
shown_beside = ["mentioned_voices"]
tie_chain = ["higher_per_100k", "more_praise_days"]

[[activities]]
slug = "praise"
name = { th = "ชม", en = "Praise" }
about = { th = "ชมอำเภอ", en = "Praise a district" }
honours = "districts"
prize = { count = 3, baht = 10000, plaque = true, film = false }

[[services]]
slug = "id-card"
name = { th = "บัตร", en = "ID card" }
said = ["ทำบัตร"]
code = "id_card"
group = "function"

[[consent]]
slug = "count"
name = { th = "นับ", en = "Count" }
asks = { th = "ให้นับไหม", en = "May we count it?" }
"""

AFTER_OPENING = """
[[amendments]]
on = 2020-12-20
what = { th = "ปิดช้าลง", en = "Closes later" }
why = { th = "น้ำท่วม", en = "Flood" }
"""


def read(text: str) -> Campaign:
    return read_campaign(tomllib.loads(text), where="small.toml")


def faults(text: str) -> list[tuple[str, str, str]]:
    """Code, place and remedy of every fault."""
    with pytest.raises(CampaignFileError) as caught:
        read(text)
    return [(fault.code, fault.where, fault.remedy) for fault in caught.value.faults]


def changed(*changes: tuple[str, str]) -> str:
    text = SMALL
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_a_campaign_is_what_its_file_says():
    campaign = read(SMALL + AFTER_OPENING)

    assert (campaign.slug, campaign.name) == ("small", Words("เล็ก", "Small"))
    assert campaign.hashtags == ("#เล็ก",)
    assert campaign.window.opens == datetime.fromisoformat("2020-12-01T00:00:00+07:00")
    assert campaign.tie_chain == (TieRule.HIGHER_PER_100K, TieRule.MORE_PRAISE_DAYS)
    assert campaign.prize_places == 3
    assert campaign.services[0].said == ("ทำบัตร",)
    assert campaign.amendments == (
        Amendment(
            on=date(2020, 12, 20),
            what=Words("ปิดช้าลง", "Closes later"),
            why=Words("น้ำท่วม", "Flood"),
        ),
    )


def test_a_campaign_of_one_province_covers_no_other():
    campaign = read(SMALL)

    assert [campaign.covers(code) for code in ("5001", "5101")] == [True, False]


def test_the_window_holds_its_opening_and_not_its_close():
    window = read(SMALL).window

    assert [
        window.holds(moment)
        for moment in (
            window.opens - timedelta(microseconds=1),
            window.opens,
            window.closes - timedelta(microseconds=1),
            window.closes,
        )
    ] == [False, True, True, False]


def test_a_misspelt_key_is_one_fault_that_names_the_nearest_known():
    assert faults(changed(("opens =", "open ="))) == [
        ("campaign.unknown_key", "small.toml, [window] open", "did you mean 'opens'?")
    ]


def test_a_key_like_no_other_is_told_what_is_known_there():
    assert faults(changed(("[count]", "[count]\nzzz = 1"))) == [
        (
            "campaign.unknown_key",
            "small.toml, [count] zzz",
            "known here: metric, shown_beside, tie_chain.",
        )
    ]


def test_a_missing_table_is_one_fault():
    text = SMALL.replace(SMALL[SMALL.index("[window]") : SMALL.index("[count]")], "")

    assert faults(text) == [
        ("campaign.missing_key", "small.toml, window", "add 'window'."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ('slug = "small"', 'slug = "Very Small"', "bad_slug", "slug"),
        ('slug = "small"', "slug = 7", "wrong_type", "slug"),
        ('slug = "small"', 'slug = ""', "empty", "slug"),
        ('th = "เล็ก"', 'th = " "', "empty", "[name] th"),
        ('["#เล็ก"]', "[]", "no_hashtag", "hashtags"),
        ('["#เล็ก"]', '["เล็ก"]', "bad_hashtag", "hashtags"),
        ('["#เล็ก"]', '["#เล็ก มาก"]', "bad_hashtag", "hashtags"),
        ('["#เล็ก"]', '["#เล็ก#มาก"]', "bad_hashtag", "hashtags"),
        ('["#เล็ก"]', '["#เล็ก", "#เล็ก"]', "twice", "hashtags"),
        ('["#เล็ก"]', "[5]", "wrong_type", "hashtags"),
        ('["web"]', '["facebook"]', "unknown_word", "doors_that_add_hashtags"),
        ('["50"]', '["10"]', "unknown_word", "provinces"),  # Bangkok has no อำเภอ
        ('["50"]', "[50]", "wrong_type", "provinces"),
        ("2020-12-01T00:00:00+07:00", "2020-12-01T00:00:00", "no_offset", "[window] opens"),
        ("2020-12-01T00:00:00+07:00", "2020-12-01", "wrong_type", "[window] opens"),
        ("2020-12-01T00:00:00+07:00", '"1 ธ.ค. 2563"', "wrong_type", "[window] opens"),
        ("2020-12-01T", "2563-12-01T", "year", "[window] opens"),  # พ.ศ. by mistake
        ("2020-12-01T", "0001-01-01T", "year", "[window] opens"),
        ("2020-12-01T", "2021-12-01T", "window_reversed", "[window] closes"),
        ("2020-12-01T", "2021-01-01T", "window_reversed", "[window] closes"),
        ("2021-01-08T", "2020-12-31T", "collected_too_short", "[window] collect_until"),
        ('"positive_voices"', '"likes"', "unknown_word", "[count] metric"),
        ('"higher_per_100k"', '"lot"', "unknown_word", "[count] tie_chain"),
        ('"districts"', '"officers"', "unknown_word", "[[activities]] number 1 honours"),
        ("count = 3", "count = 0", "not_positive", "[[activities]] number 1 prize count"),
        ("count = 3", "count = true", "wrong_type", "[[activities]] number 1 prize count"),
        ("baht = 10000", "baht = -1", "not_positive", "[[activities]] number 1 prize baht"),
        ("baht = 10000", "baht = 0.5", "wrong_type", "[[activities]] number 1 prize baht"),
        ("plaque = true", 'plaque = "yes"', "wrong_type", "[[activities]] number 1 prize plaque"),
        ('code = "id_card"', 'code = "card"', "unknown_word", "[[services]] number 1 code"),
        ('group = "function"', 'group = "form"', "unknown_word", "[[services]] number 1 group"),
        ("[[services]]", "[services]", "wrong_type", "services"),
        ('slug = "count"', 'slug = "sell"', "unknown_word", "[[consent]] number 1 slug"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(old: str, new: str, code: str, where: str):
    assert [fault[:2] for fault in faults(changed((old, new)))] == [
        (f"campaign.{code}", f"small.toml, {where}")
    ]


def test_all_faults_are_reported_at_once():
    text = changed(
        ("#เล็ก", "เล็ก"),
        ('"positive_voices"', '"likes"'),
        ("baht = 10000", "baht = 0"),
        ("said =", "sayd ="),
    )

    assert [fault[0] for fault in faults(text)] == [
        "campaign.bad_hashtag",
        "campaign.unknown_word",
        "campaign.not_positive",
        "campaign.unknown_key",
    ]


def test_the_message_tells_every_fault_with_place_and_remedy():
    with pytest.raises(CampaignFileError) as caught:
        read(changed(("#เล็ก", "เล็ก"), ("baht = 10000", "baht = 0")))

    assert str(caught.value) == (
        "'เล็ก' is no hashtag.\n"
        "  where: small.toml, hashtags\n"
        "  to fix: begin with one # and leave out spaces, like #เล็ก.\n"
        "'baht' is 0.\n"
        "  where: small.toml, [[activities]] number 1 prize baht\n"
        "  to fix: write 1 or more."
    )


def test_a_fault_survives_the_way_out_of_a_worker():
    with pytest.raises(CampaignFileError) as caught:
        read(changed(("#เล็ก", "เล็ก"), ("baht = 10000", "baht = 0")))

    again = pickle.loads(pickle.dumps(caught.value))

    assert (str(again), len(again.faults)) == (str(caught.value), 2)


def test_two_of_one_slug_are_a_fault():
    services = SMALL[SMALL.index("[[services]]") : SMALL.index("[[consent]]")]

    assert faults(SMALL + services) == [
        ("campaign.twice", "small.toml, [[services]]", "give each its own slug.")
    ]


def test_only_one_activity_may_honour_districts():
    activities = SMALL[SMALL.index("[[activities]]") : SMALL.index("[[services]]")]
    second = activities.replace('slug = "praise"', 'slug = "more-praise"')

    assert [fault[0] for fault in faults(SMALL + second)] == ["campaign.two_district_prizes"]


RULES = tomllib.loads(SMALL)


@given(st.sampled_from(sorted(RULES)))
def test_no_rule_may_be_left_out(key: str):
    rules = deepcopy(RULES)
    del rules[key]

    with pytest.raises(CampaignFileError) as caught:
        read_campaign(rules, where="small.toml")

    assert [fault.where for fault in caught.value.faults] == [f"small.toml, {key}"]


@given(st.permutations(sorted(RULES)))
def test_the_digest_does_not_hang_on_the_order_of_keys(keys: list[str]):
    assert digest_rules({key: RULES[key] for key in keys}) == digest_rules(RULES)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.datetimes(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=5,
    ),
    st.sampled_from(sorted(RULES)),
)
def test_whatever_stands_under_a_key_is_read_or_named_as_a_fault(value: object, key: str):
    rules = {**RULES, key: value}

    try:
        read = read_campaign(rules, where="small.toml")
    except CampaignFileError as error:
        read = error

    assert (
        read.faults if isinstance(read, CampaignFileError) else read.digest == digest_rules(rules)
    )


def test_the_digest_changes_with_any_rule_and_not_with_a_comment():
    assert read("# a comment" + SMALL).digest == read(SMALL).digest
    assert read(changed(("baht = 10000", "baht = 10001"))).digest != read(SMALL).digest
    assert read(changed(("2021-01-08T", "2021-01-09T"))).digest != read(SMALL).digest
