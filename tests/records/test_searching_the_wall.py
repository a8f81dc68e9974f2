"""The wall of stories: what stands on it, its parts, and searching it by words."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from kept import TENTH, a_kept_campaign, keep_reading
from told import BLAMED, MAE_RIM, PAI, PRAISED, a_reading, december

from sangsuk.core.terms.reading import Review
from sangsuk.records.campaigns.pulse import pulse
from sangsuk.records.stories import search
from sangsuk.records.stories.actions import withdraw_story
from sangsuk.records.stories.alike import stories_like
from sangsuk.records.stories.models import Shown, Story
from sangsuk.records.stories.queries import stories_to_show
from sangsuk.records.stories.search import search_wall
from sangsuk.records.stories.wall import EVERYTHING, Part, count_wall, stories_of, wall

pytestmark = pytest.mark.django_db

TOLD = {
    "card": "ไปทำบัตรประชาชนที่แม่ริม เจ้าหน้าที่ใจดี สะดวกมาก",
    "shrine": "ขออนุญาตศาลเจ้า ขั้นตอนชัดเจน",
    "gun": "ต่อใบอนุญาตปืน รวดเร็ว 100% จริง_จริง",
}


def a_wall(told=TOLD):
    campaign = a_kept_campaign()
    for name, text in told.items():
        keep_reading(campaign, a_reading(name, f"u-{name}", (MAE_RIM, PRAISED), masked=text))
    return campaign


def found(campaign, query, part=EVERYTHING) -> list[str] | None:
    numbers = search_wall(wall(campaign, part), query)
    return numbers if numbers is None else [story.native_id for story in stories_of(numbers)]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("ประชาชน", {"card"}),
        ("อนุญาต", {"shrine", "gun"}),
        ("อนุญาต ปืน", {"gun"}),
        ("สดวก", {"card"}),
        ("ศาลเจา", {"shrine"}),
        ("บัตรประชาขน", {"card"}),
        ("บัดประชาชน ดี", {"card"}),
        ("ขันตอน", {"shrine"}),
        ("ดี", {"card"}),
        ("ดี ประชาชน", {"card"}),
        ("ดี ศาลเจ้า", set()),
        ("100%", {"gun"}),
        ("0%", {"gun"}),
        ("_จ", {"gun"}),
        ("เครื่องบิน", set()),
        ("#สุขนี้ที่อำเภอ", None),
        ("", None),
        ("\u202e\u2066", None),
    ],
)
def test_words_are_found_inside_of_unspaced_text_also_misspelt(query, names):
    assert (got if (got := found(a_wall(), query)) is None else set(got)) == names


@pytest.mark.parametrize(
    "query",
    [
        '"; DROP TABLE stories_story; --',
        "' OR 1=1 --",
        "words : *",
        'NEAR("ก" "ข")',
        "%",
        "_",
        "ก" * 10_000,
    ],
)
def test_nothing_in_a_query_is_an_order_to_the_database(query):
    campaign = a_wall()

    assert set(found(campaign, query)) <= {"gun"}
    assert Story.objects.count() == 3


def test_what_is_spelt_so_comes_before_what_only_sounds_so():
    campaign = a_wall({"sounds": "ลวดเลวจังเลย", "spelt": "รวดเร็วดี แต่เล่ายาวกว่ามาก " * 9})

    assert found(campaign, "รวดเร็ว") == ["spelt", "sounds"]


def test_what_is_frequent_and_what_is_rare_are_found_the_newest_of_them_first(monkeypatch):
    """PostgreSQL looks for them in two ways."""
    campaign = a_wall({f"s{n}": "ไปทำบัตรมา" + "ใจดีมาก" * (n == 1) for n in range(4)})
    for sample in (1, 4, 1000):
        monkeypatch.setattr(search, "SAMPLE", sample)

        assert found(campaign, "ทำบัตร") == ["s3", "s2", "s0", "s1"]
        assert found(campaign, "ใจดี") == ["s1"]
        assert found(campaign, "ทำบัตล") == ["s3", "s2", "s0", "s1"]


def test_for_two_letters_the_newest_alone_are_looked_through(monkeypatch):
    monkeypatch.setattr(search, "ONE_BY_ONE", 2)

    campaign = a_wall({f"s{n}": "ดี" for n in range(3)})

    assert found(campaign, "ดี") == ["s2", "s1"]


def test_the_wall_holds_exactly_what_may_be_shown_at_every_moment():
    campaign = a_wall()
    keep_reading(campaign, a_reading("unsure", "u", (PAI, PRAISED), review=(Review.PII_UNSURE,)))
    before = pulse()
    withdraw_story(story=Story.objects.get(native_id="card"), by="the teller", at=TENTH)

    assert set(wall(campaign).values_list("story", flat=True)) == set(
        stories_to_show(campaign).values_list("pk", flat=True)
    )
    assert (count_wall(campaign).shown, count_wall(campaign).held) == (2, 1)
    assert found(campaign, "ประชาชน") == []
    assert pulse() > before


def test_a_wall_put_up_anew_is_the_same():
    a_wall()
    before = list(Shown.objects.values())
    call_command("rebuild_wall", verbosity=0)

    assert list(Shown.objects.values()) == before


def test_parts_of_the_wall():
    campaign = a_kept_campaign()
    told = a_reading("a", "u1", (MAE_RIM, PRAISED), (PAI, BLAMED), at=december(9, 0))
    keep_reading(campaign, told, drivers=["speed"])
    keep_reading(campaign, replace(told, id="b", posted_at=december(10, 0), services=("hotel",)))

    def names(**part) -> list[str]:
        rows = wall(campaign, Part(**part))
        return [story.native_id for story in stories_of([row.story_id for row in rows])]

    assert names() == ["b", "a"]
    assert names(province="58") == ["b", "a"]
    assert names(district=PAI, polarity="positive") == []
    assert names(service="hotel") == ["b"]
    assert names(driver="speed") == ["a"]
    assert names(day=december(9).date()) == ["a"]


def test_stories_are_like_one_by_office_service_and_reason():
    campaign = a_kept_campaign()
    one = a_reading("one", "u1", (MAE_RIM, PRAISED))
    first = keep_reading(campaign, one, drivers=["speed"])
    keep_reading(
        campaign,
        replace(one, id="elsewhere", districts=a_reading("x", None, (PAI, PRAISED)).districts),
    )
    keep_reading(campaign, replace(one, id="same"), drivers=["speed"])
    other = a_reading("other", "u9", (PAI, BLAMED), services=("hotel",))
    keep_reading(campaign, other)

    told = stories_of([first.pk])[0]
    assert [story.native_id for story in stories_like(told)] == ["same", "elsewhere"]
