import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import a_reading

from sangsuk.core.terms.reading import Mention, Polarity, Reading, Review
from sangsuk.core.understand.copies import mark_copies, sign_text
from sangsuk.core.understand.copy_arrays import SIGNATURE_BYTES, AtOnce, find_copies

FIRST = datetime(2020, 12, 10, 9, tzinfo=UTC)
WORDS = ("ขอชื่นชม", "อำเภอปัว", "บริการ", "ประทับใจ", "ยิ้มแย้ม", "รวดเร็ว", "ทันใจ", "แนะนำ", "ดีมาก")
READ = a_reading("", None, platform="x")


def read(number: int, text: str, codes: tuple[str, ...]) -> Reading:
    return replace(
        READ,
        id=f"{number:06}",
        posted_at=FIRST + timedelta(minutes=number),
        districts=tuple(
            Mention(code=code, polarity=Polarity.POSITIVE, confidence=1.0, spans=())
            for code in codes
        ),
        signature=sign_text(text),
    )


def by_arrays(readings: list[Reading], *, at_once: int = 50) -> list[tuple[str | None, bool]]:
    sets = {frozenset(m.code for m in each.districts): None for each in readings}
    numbers = {codes: number for number, codes in enumerate(sets)}
    offices = [numbers[frozenset(m.code for m in each.districts)] for each in readings]
    signatures = np.frombuffer(b"".join(each.signature for each in readings), np.uint8)
    order = np.argsort([each.posted_at.timestamp() for each in readings]).astype(np.int64)
    found = find_copies(
        signatures.reshape(-1, SIGNATURE_BYTES),
        np.array(offices, np.int64),
        order,
        at_once=AtOnce(keys=at_once, originals=0, looks=at_once),
    )
    return [
        (readings[at].id if at >= 0 else None, bool(suspected))
        for at, suspected in zip(found.original.tolist(), found.suspected.tolist(), strict=True)
    ]


def by_hand(readings: list[Reading]) -> list[tuple[str | None, bool]]:
    return [
        (each.duplicate_of, Review.COPY_SUSPECTED in each.review) for each in mark_copies(readings)
    ]


def edited(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(chance.randrange(8)):
        words[chance.randrange(len(words))] = chance.choice(WORDS)
    return " ".join(words)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 2**32),
    st.integers(0, 120),
    st.integers(1, 6),
    st.integers(3, 30),
    st.sampled_from([1, 7, 1000]),
)
def test_arrays_mark_what_the_slow_twin_marks_however_few_are_held_at_once(
    seed: int, texts: int, sources: int, length: int, at_once: int
):
    chance = random.Random(seed)
    source = [" ".join(chance.choices(WORDS, k=length)) for _ in range(sources)]
    readings = [
        read(
            number,
            edited(chance, chance.choice(source)).replace(" ", ""),
            chance.choice([(), ("5505",), ("5505", "1001")]),
        )
        for number in range(texts)
    ]
    chance.shuffle(readings)
    assert by_arrays(readings, at_once=at_once) == by_hand(readings)


@pytest.mark.parametrize("at_once", [1, 40, 1000])
@pytest.mark.parametrize("offices", [1, 3, 300])
def test_of_equal_texts_the_first_is_the_original(offices: int, at_once: int):
    """Every band is one group, longer than what of it is compared."""
    base = "".join(random.Random(1).choices(WORDS, k=40))
    readings = [read(n, base, (f"{n % offices:04}",)) for n in range(300)]
    told = by_arrays(readings, at_once=at_once)
    assert told == by_hand(readings)
    assert told == [(None, False), *[("000000", False)] * 299]


@pytest.mark.parametrize("texts", [0, 1])
def test_of_none_or_one_text_nothing_is_a_copy(texts: int):
    readings = [read(n, "ขอบคุณ", ()) for n in range(texts)]
    assert by_arrays(readings) == [(None, False)] * texts


def test_many_of_one_group_are_compared_with_its_earliest():
    """300 texts that share most of their words and no office: later ones are suspected."""
    base = "".join(random.Random(1).choices(WORDS, k=40))
    readings = [read(n, f"{base}{n}", (f"{n:04}",)) for n in range(300)]
    assert by_arrays(readings) == by_hand(readings)
