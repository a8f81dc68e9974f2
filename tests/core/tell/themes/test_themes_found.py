"""Themes are found by the words of stories, whatever their order, and keep the names people gave."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sangsuk.core.tell.themes.finding import Theme, find_themes
from sangsuk.core.tell.themes.naming import Wish, as_wished, known_again
from sangsuk.core.tell.themes.phrases import Cut, bond, find_phrases

ARMY = ("สัสดี", "ทหาร", "ผ่อนผัน")
HOTEL = ("โรงแรม", "ใบอนุญาต", "ที่พัก")
PAD = ("วันนี้", "ไปมา", "แล้วก็", "เสร็จ", "กลับบ้าน", "สบายใจ")


def apart(*words: str) -> list[str]:
    """Words with blanks between: each is a phrase by itself."""
    return [each for word in words for each in (word, " ")]


def stories(army: int = 40, hotel: int = 30, others: int = 400) -> list[Cut]:
    """Of two themes, each told in many districts, among stories that say neither."""
    rows = [ARMY] * army + [HOTEL] * hotel + [()] * others
    return [
        Cut(
            story=number,
            words=apart(*words, PAD[number % 6], PAD[number * 5 % 6]),
            place=f"{1000 + number % 20}",
        )
        for number, words in enumerate(rows)
    ]


def found(told: list[Cut], **more) -> tuple[Theme, ...]:
    return find_themes(find_phrases(told, names={"แม่ริม"}, dull={"แล้วก็"}), len(told), **more)


def test_what_comes_together_is_a_theme_and_what_comes_everywhere_is_none():
    themes = found(stories())

    assert [{*one.phrases} for one in themes] == [{*ARMY}, {*HOTEL}]
    assert [len(one.stories) for one in themes] == [40, 30]


@settings(max_examples=10)
@given(st.randoms(use_true_random=False))
def test_the_order_of_stories_changes_no_theme(chance):
    mixed = stories()
    chance.shuffle(mixed)

    assert found(mixed) == found(stories())


def test_what_is_said_of_a_few_offices_alone_is_no_theme():
    told = [Cut(story=one.story, words=one.words, place="5007") for one in stories()]

    assert found(told) == ()


@pytest.mark.parametrize("many", [0, 1, 10])
def test_of_few_stories_there_is_no_theme(many):
    assert found(stories(army=many, hotel=0, others=0)) == ()


def test_names_of_places_are_in_no_phrase():
    told = [Cut(story=one.story, words=["แม่ริม", *one.words], place=one.place) for one in stories()]

    assert [
        phrase for phrase in find_phrases(told, names={"แม่ริม"}, dull=()) if "แม่ริม" in phrase
    ] == []


def test_words_that_always_stand_together_are_one_phrase():
    told = [
        Cut(story=n, words=["ต่อ", "บัตร"] if n < 20 else ["มา"], place=f"{n % 9}")
        for n in range(300)
    ]

    assert [*find_phrases(told, names=(), dull=())] == [("ต่อ", "บัตร")]


@given(st.integers(1, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 500))
@example(both=1, one=0, other=0, more=244)
def test_a_bond_lies_between_never_and_always(both, one, other, more):
    of = both + one + other + more

    assert -1 <= bond(both, both + one, both + other, of) <= 1


def test_a_name_stays_with_its_theme_when_new_stories_come():
    [army, _] = found(stories())
    wishes = [Wish(phrases=army.phrases, th="เกณฑ์ทหาร", en="Conscription")]
    later = as_wished(found(stories(army=20, hotel=60)), wishes)

    assert [(one.th, len(one.stories)) for one in later] == [("", 60), ("เกณฑ์ทหาร", 20)]


def test_a_named_theme_stays_when_its_phrases_come_together_more_rarely():
    told = [(ARMY[:2], 8), (ARMY[1:], 8), (ARMY[:1], 23), (ARMY[1:2], 15), (ARMY[2:], 23)]
    rows = [words for words, times in [*told, (HOTEL, 30), ((), 141)] for _ in range(times)]
    loose = [
        Cut(story=n, words=apart(*words, PAD[n % 6]), place=f"{n % 20}")
        for n, words in enumerate(rows)
    ]

    assert [{*one.phrases} for one in found(loose)] == [{*HOTEL}]
    assert [{*one.phrases} for one in found(loose, known=[ARMY])] == [{*HOTEL}, {*ARMY}]


def test_themes_that_are_joined_are_told_as_one_and_a_later_name_is_the_one_that_holds():
    army, hotel = found(stories())
    wishes = [
        Wish(phrases=army.phrases, th="ทหาร"),
        Wish(phrases=hotel.phrases, into=army.phrases),
        Wish(phrases=army.phrases, th="สัสดี"),
    ]
    [one] = as_wished((army, hotel), wishes)

    assert (one.th, len(one.stories), {*one.phrases}) == ("สัสดี", 70, {*ARMY, *HOTEL})


def test_a_wish_for_a_theme_that_is_gone_changes_nothing():
    themes = found(stories())
    gone = Wish(phrases=("ปุ๋ย", "หลังคา"), th="พายุ")

    assert as_wished(themes, [gone, Wish(phrases=themes[0].phrases, into=gone.phrases)]) == themes
    assert known_again(gone.phrases, themes) is None
