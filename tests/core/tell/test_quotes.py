"""What people said, chosen and cut."""

from itertools import permutations

from told import BLAMED, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.tell.quotes import QuoteBook, shorten
from sangsuk.core.terms.reading import Reason, Review

TAGS = ("#สุขนี้ที่อำเภอ", "#ทุกข์น้อยลงสุขมากขึ้น")
LONG = "ไปทำบัตรใหม่ เจ้าหน้าที่พูดจาดี แนะนำทุกขั้นตอน ไม่ถึงสิบนาทีก็ได้บัตร"


def texts(*readings) -> dict[str, list[str]]:
    book = QuoteBook(TAGS)
    for reading in readings:
        book.add(reading)
    return {code: [quote.text for quote in quotes] for code, quotes in book.quotes().items()}


def test_hashtags_and_line_breaks_are_not_part_of_what_was_said():
    told = f"{TAGS[0]}\n{LONG}\n#ทุกข์น้อยลง สุขมากขึ้น"

    assert texts(a_reading("1", "a", (PAI, PRAISED), masked=told)) == {PAI: [LONG]}


def test_who_is_blamed_doubted_or_not_counted_is_not_quoted():
    assert (
        texts(
            a_reading("1", "a", (PAI, PRAISED), (MAE_RIM, BLAMED)),
            a_reading("2", "b", (PAI, PRAISED), review=(Review.PII_UNSURE,)),
            a_reading("3", "c", (PAI, PRAISED), reason=Reason.DUPLICATE),
            a_reading("4", "d", (PAI, PRAISED), masked=TAGS[0]),
            a_reading("5", "e"),
        )
        == {}
    )


def test_the_surest_come_first_the_shortest_last_and_no_citizen_twice_in_any_order():
    told = [
        a_reading("1", "a", (PAI, PRAISED), masked=f"{LONG} หนึ่ง", confidence=0.9),
        a_reading("2", "a", (PAI, PRAISED), masked=f"{LONG} สอง", confidence=0.95),
        a_reading("3", "b", (PAI, PRAISED), masked="ดีมาก", confidence=0.99),
        a_reading("4", None, (PAI, PRAISED), masked=f"{LONG} สี่", confidence=0.8),
        a_reading("5", "c", (PAI, PRAISED), masked=f"{LONG} ห้า", confidence=0.97),
    ]

    for order in permutations(told):
        assert texts(*order) == {PAI: [f"{LONG} ห้า", f"{LONG} สอง", f"{LONG} สี่"]}


def test_a_long_text_is_cut_at_a_space_or_where_no_letter_is_torn_apart():
    assert shorten("ยิ้มแย้ม แจ่มใส ดีมาก", 18) == "ยิ้มแย้ม แจ่มใส…"
    assert shorten("ที่นี่เจ้าหน้าที่", 9) == "ที่นี่…"
    assert shorten("ดีมาก", 9) == "ดีมาก"
    assert shorten("ยิ้มแย้ม แจ่มใส " + "ดีมาก" * 40, 20) == "ยิ้มแย้ม แจ่มใส…"
    assert shorten("ไป อำเภอ" + "ก" * 60, 20) == f"ไป อำเภอ{'ก' * 11}…"
