from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.understand.copies import sign_text
from sangsuk.core.understand.folds import deal_folds, draw_groups, group_stories

LONG = "ไปทำบัตรประชาชนที่อำเภอปัวเมื่อเช้านี้เจ้าหน้าที่พูดเพราะยิ้มแย้มเสร็จไวประทับใจมาก"
WORDS = st.text("กขคงจฉชซ", min_size=1, max_size=12)
STORIES = st.lists(st.tuples(WORDS, st.none() | st.sampled_from("abcde")), min_size=1, max_size=30)


def grouped(stories: list[tuple[str, str | None]]) -> list[int]:
    return group_stories([sign_text(text) for text, _ in stories], [who for _, who in stories])


def test_copies_and_one_authors_stories_stand_together():
    stories = [(LONG, "a"), ("ฝนตก", "b"), (LONG + "ค่ะ", "c"), ("แดดออก", "c"), ("ลมแรง", None)]

    assert grouped(stories) == [0, 1, 0, 0, 4]


def test_none_is_no_author():
    assert grouped([("ฝนตก", None), ("แดดออก", None)]) == [0, 1]


@given(STORIES)
def test_no_author_and_no_equal_text_stands_on_both_sides(stories):
    signatures = [sign_text(text) for text, _ in stories]
    drawn = draw_groups(signatures, grouped(stories), seed=1)
    fold = deal_folds(drawn, folds=3)

    assert set(fold.tolist()) <= {0, 1, 2}
    for sides in ([who for _, who in stories], [text for text, _ in stories]):
        for side in set(sides) - {None}:
            assert len({fold[at] for at, each in enumerate(sides) if each == side}) == 1


@given(STORIES, st.randoms())
def test_the_order_of_the_stories_does_not_move_them(stories, drawn):
    order = list(range(len(stories)))
    drawn.shuffle(order)
    shuffled = [stories[at] for at in order]
    before = draw_groups([sign_text(t) for t, _ in stories], grouped(stories), seed=7)
    after = draw_groups([sign_text(t) for t, _ in shuffled], grouped(shuffled), seed=7)

    assert after == [before[at] for at in order]
