from datetime import datetime, timedelta, timezone

from sangsuk.core.audit.cards import count_recorded, deal_cards
from sangsuk.core.terms.reading import (
    Locality,
    Mention,
    Moods,
    Polarity,
    Reading,
    Reason,
    Review,
    Role,
)

DAY = datetime(2020, 12, 2, 9, tzinfo=timezone(timedelta(hours=7)))
PAK_CHONG, KORAT, BANG_LEN = "3021", "3001", "7305"


def reading(number: int, *, author: str | None, says=Polarity.POSITIVE, **more) -> Reading:
    fields = {
        "id": f"p{number}",
        "platform": "facebook",
        "posted_at": DAY + timedelta(minutes=number),
        "author": author,
        "ineligible_reason": None,
        "duplicate_of": None,
        "districts": (Mention(code=PAK_CHONG, polarity=says, confidence=0.9, spans=()),),
        "localities": (),
        "ambiguous": False,
        "candidates": (),
        "candidates_total": 0,
        "sentiment": says,
        "sentiment_p": Moods(positive=1, neutral=0, negative=0),
        "services": ("id_card",),
        "drivers": (),
        "pii": (),
        "masked": "ก" * number,
        "review": (),
        "reader": "r",
    }
    return Reading(**(fields | more))


def deal(*readings: Reading):
    return deal_cards(
        readings,
        citizen_of=lambda each: (each.author or each.id,),
        name_of=lambda citizen: f"card of {citizen[0]}",
        scope={PAK_CHONG, KORAT},
    )


def test_a_citizen_is_one_card_with_all_posts():
    (card,) = deal(reading(5, author="u1"), reading(2, author="u1", says=Polarity.NEGATIVE))

    assert (card.id, card.recorded, card.letters) == ("card of u1", {PAK_CHONG}, 5)
    assert card.posts == (("facebook", "p2"), ("facebook", "p5"))


def test_posts_of_hidden_authors_are_cards_of_their_own():
    cards = deal(reading(1, author=None), reading(2, author=None))

    assert [card.posts for card in cards] == [(("facebook", "p1"),), (("facebook", "p2"),)]
    assert count_recorded(cards) == {PAK_CHONG: 2}


def test_what_the_machine_turns_down_is_a_card_too_for_it_may_have_missed_praise():
    spam = reading(1, author="u1", ineligible_reason=Reason.SPAM)
    copy = reading(2, author="u2", ineligible_reason=Reason.DUPLICATE)
    near = reading(
        3, author="u3", ineligible_reason=Reason.HASHTAG, review=(Review.NEAR_MISS_HASHTAG,)
    )

    assert [(card.recorded, card.named) for card in deal(spam, copy, near)] == [
        (frozenset(), {PAK_CHONG})
    ] * 3


def test_what_is_surely_outside_is_no_card():
    late = reading(1, author="u1", ineligible_reason=Reason.WINDOW)
    untagged = reading(2, author="u2", ineligible_reason=Reason.HASHTAG)

    assert deal(late, untagged) == []


def test_every_district_that_could_be_meant_is_named_within_the_scope():
    (card,) = deal(
        reading(
            1,
            author="u1",
            says=Polarity.NEUTRAL,
            localities=(Locality(code=BANG_LEN, spans=(), role=Role.NAMED),),
            candidates=(KORAT,),
        )
    )

    assert (card.recorded, card.named) == (frozenset(), {PAK_CHONG, KORAT})


def test_cards_come_in_the_order_of_their_names_and_not_of_time():
    readings = [reading(3, author="u3"), reading(1, author="u9"), reading(2, author="u3")]

    assert deal(*readings) == deal(*reversed(readings))
    assert [card.posts[0][1] for card in deal(*readings)] == ["p2", "p1"]
