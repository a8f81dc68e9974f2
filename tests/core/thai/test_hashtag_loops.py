"""The compiled loops read hashtags as their slow twin does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twins.slow_hashtags import slow_hashtags

from sangsuk.core.thai.hashtags import HashtagReading, read_all_hashtags, read_hashtags
from sangsuk.core.thai.texts import Texts

WANTED = ("#สุขนี้ที่อำเภอ", "#ทุกข์น้อยลงสุขมากขึ้น")
PARTS = [*WANTED, "#สุขนี้ที่", "สุขนี้ที่อำเภอ", "# สุข นี้ที่ อํ\u200bาเภอ", "#ทุกน้อยลงสุขมากขึ้น", "#ทุกข์น้อยลง", "#"]
TEXT = st.lists(
    st.sampled_from([*PARTS, " ", "\n", "\x1c", "ดีมาก", "สุขนี้ที่อำเภ", "\ud800"])
    | st.text(max_size=6),
    max_size=8,
).map("".join)


def shown(reading: HashtagReading):
    texts = (
        (folded.text, folded.starts.tolist(), folded.ends.tolist())
        for folded in (reading.folded, reading.rest)
    )
    return reading.found, reading.near_misses, *texts


@given(TEXT)
def test_hashtags_are_read_as_by_the_twin(text: str):
    assert shown(read_hashtags(text, WANTED)) == shown(slow_hashtags(text, WANTED))


@given(st.lists(TEXT, max_size=5))
def test_many_texts_are_read_as_each_by_itself(texts: list[str]):
    read = read_all_hashtags(Texts.of(texts), WANTED)

    each = [shown(slow_hashtags(text, WANTED)) for text in texts]
    assert [shown(read.reading(at)) for at in range(len(texts))] == each


@pytest.mark.parametrize("text", ["# " * 100_000, "#สุขนี้ที่" * 20_000, "#" + " " * 500_000 + "ส"])
def test_walls_of_hashes_are_read_as_by_the_twin(text: str):
    assert shown(read_hashtags(text, WANTED)) == shown(slow_hashtags(text, WANTED))


def test_a_campaign_without_hashtags_finds_none():
    assert shown(read_hashtags("#สุขนี้ ปัว", ())) == shown(slow_hashtags("#สุขนี้ ปัว", ()))
