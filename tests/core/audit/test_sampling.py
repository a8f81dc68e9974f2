"""The sample is one that anyone can draw again, and drawn as densely as the tickets say."""

import json
import subprocess
import sys
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.audit.sampling import draw_order

ANYONE = """
import csv, hashlib, sys
seed = sys.argv[1]
def lot(card, ticket):
    return hashlib.sha256(f"{seed},{card},{ticket}".encode()).hexdigest()
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    cards = list(csv.DictReader(file))
order = sorted(cards, key=lambda c: min(lot(c["card"], t + 1) for t in range(int(c["tickets"]))))
print(" ".join(card["card"] for card in order))
"""


def test_ten_lines_of_the_standard_library_draw_the_same(tmp_path):
    cards = [(f"c{number}", 1 << number % 5) for number in range(1, 301)]
    table = tmp_path / "audit-cards.csv"
    table.write_text("card,tickets\n" + "".join(f"{card},{n}\n" for card, n in cards))
    seed = "ลูกเต๋า 83017495226410385527"
    told = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", ANYONE, seed, str(table)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.split() == draw_order(cards, seed)


def test_the_draw_of_a_seed_stays_what_it_was():
    cards = [("c1", 1), ("c2", 4), ("c3", 16), ("c4", 1)]

    assert json.dumps(draw_order(cards, "1")) == DRAWN_BY_SEED_1


DRAWN_BY_SEED_1 = '["c4", "c3", "c2", "c1"]'

decks = st.dictionaries(
    st.integers(1, 999).map("c{}".format), st.sampled_from([1, 2, 4, 8, 16]), max_size=30
)


@given(decks, st.text())
def test_the_order_of_the_list_has_no_part(deck, seed):
    cards = list(deck.items())

    assert draw_order(cards, seed) == draw_order(reversed(cards), seed)
    assert sorted(draw_order(cards, seed)) == sorted(deck)


def test_a_card_of_eight_tickets_comes_first_eight_times_as_often():
    cards = [("c1", 8), ("c2", 1), ("c3", 1)]
    first = Counter(draw_order(cards, f"seed {number}")[0] for number in range(4000))

    assert abs(first["c1"] / 4000 - 0.8) < 0.02  # three standard errors
    second = Counter(
        draw_order(cards, f"seed {number}")[1]
        for number in range(4000)
        if draw_order(cards, f"seed {number}")[0] == "c2"
    )
    assert abs(second["c1"] / second.total() - 8 / 9) < 0.05
