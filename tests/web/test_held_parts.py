"""Parts of pages that are kept: made once while their keys stand, never shown when they do not."""

import pytest
from django.template import engines
from kept import keep_reading
from shown import a_shown_campaign, words_of
from told import BETONG, PAI, PRAISED, a_reading, december

from sangsuk.records.stories.actions import withdraw_story
from sangsuk.records.stories.models import Story
from sangsuk.web.held import HeldParts, held


def counting(made: list[str], name: str):
    def make() -> str:
        made.append(name)
        return name

    return make


def test_a_part_is_made_once_under_one_key_and_again_under_another():
    parts, made = HeldParts(2), []
    asked = [parts.of((key,), counting(made, key)) for key in ("a", "a", "b", "a")]

    assert (asked, made) == (["a", "a", "b", "a"], ["a", "b"])


def test_the_part_that_was_asked_for_longest_ago_goes_first():
    parts, made = HeldParts(2), []
    for key in ("a", "b", "a", "c", "a", "b"):
        parts.of((key,), counting(made, key))

    assert made == ["a", "b", "c", "b"]


@pytest.mark.parametrize("key", [("card", 0), ("card", None)])
def test_nothing_is_held_where_no_pulse_is_known(key):
    made: list[str] = []
    for _ in range(2):
        held(key, counting(made, "again"))

    assert made == ["again", "again"]


def test_what_a_template_holds_is_escaped_once_and_kept_by_its_keys():
    source = '{% load holding %}{% held "word" key %}<b>{{ word }}</b>{% endheld %}'
    template = engines["django"].from_string(source)
    said = [
        template.render({"key": key, "word": word})
        for key, word in ((1, "<i>"), (1, "other"), (2, "&"))
    ]

    assert said == ["<b>&lt;i&gt;</b>", "<b>&lt;i&gt;</b>", "<b>&amp;</b>"]


@pytest.mark.django_db
def test_a_new_story_and_a_withdrawn_one_are_seen_on_pages_of_which_parts_are_held(client):
    campaign = a_shown_campaign()
    pages = ("/", "/stories/", "/live/", f"/districts/{PAI}/")
    before = [words_of(client.get(page).content) for page in pages]
    words = "xyzzy"
    keep_reading(
        campaign,
        a_reading("new", "u-new", (PAI, PRAISED), (BETONG, PRAISED), at=december(31), masked=words),
    )
    told = [words_of(client.get(page).content) for page in pages]
    withdraw_story(story=Story.objects.get(native_id="new"), by="teller", at=december(31))
    after = [words_of(client.get(page).content) for page in pages]

    assert [words in page for page in before] == [False] * 4
    assert [words in page for page in told] == [True] * 4
    assert [words in page for page in after] == [False] * 4


@pytest.mark.django_db
def test_parts_are_held_apart_by_language_and_by_what_is_asked_of_the_address(client):
    a_shown_campaign()
    thai, english = client.get("/standings/"), client.get("/en/standings/")
    asked = client.get("/standings/?campaign=amphoe-sangsuk-2563").content.decode()

    assert "อำเภอแม่ริม" in words_of(thai.content)
    assert "อำเภอแม่ริม" not in words_of(english.content)
    assert '/districts/5007/?campaign=amphoe-sangsuk-2563"' in asked
    assert "campaign=" not in thai.content.decode()
