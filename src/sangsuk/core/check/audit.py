"""The audit of a result, done again: its commitment, its sample, what people read, what it says."""

import hashlib
import heapq
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isclose
from typing import Any, Final

from sangsuk.core.check.answers import ANSWERS, Answers, read_answers, settled_answer, tell_readers
from sangsuk.core.check.archive import Fault, Unfit, read_object
from sangsuk.core.check.martingale import Claim, Layer, ReadCard, is_settled, p_value
from sangsuk.core.check.rows import read_table, whole_number

COMMITMENT: Final = "audit-commitment.json"
CARDS: Final = "audit-cards.csv"
NAMED: Final = "audit-named.csv"
DRAW: Final = "audit-draw.json"
SAMPLE: Final = "sample.csv"
STATUS: Final = "audit-status.json"
AUDIT_FILES: Final = (COMMITMENT, CARDS, NAMED, DRAW, SAMPLE, ANSWERS, STATUS)  # all, or none
CARD_COLUMNS: Final = ("card", "stratum", "tickets", "recorded")
NAMED_COLUMNS: Final = ("stratum", "district", "cards")
SAMPLE_COLUMNS: Final = ("draw", "card", "stratum")
TICKETS: Final = ("1", "2", "4", "8", "16")  # that a card can have
UNDECIDED: Final = ("read_on", "full_hand_count")


@dataclass(frozen=True, slots=True, order=True)
class Drawn:
    """A card of the sample; the smaller its lot, the earlier it was drawn."""

    lot: str
    card: str
    tickets: int
    recorded: frozenset[str] = field(compare=False)


@dataclass(slots=True)
class Cards:
    """All cards by tickets, and those that the seed draws."""

    layers: dict[int, Layer] = field(default_factory=dict)
    recorded: Counter[str] = field(default_factory=Counter)
    drawn: list[Drawn] = field(default_factory=list)

    @property
    def number(self) -> int:
        return sum(layer.cards for layer in self.layers.values())


def check_audit(
    archive: zipfile.ZipFile,
    counted: Sequence[dict[str, str]],
    prize_places: Sequence[str],
    tellers: int,
) -> Iterator[Fault]:
    """The audit is of this result, its sample is the seed's, and it concludes what it says.

    Args:
        archive: the archive.
        counted: the standings, counted anew.
        prize_places: codes of the districts that win.
        tellers: how many citizens have a story that a person could find eligible.
    """
    terms, draw = read_object(archive, COMMITMENT), read_object(archive, DRAW)
    counts = {row["code"]: int(row["positive_voices"]) for row in counted}
    yield from _check_terms(archive, terms, draw, prize_places)
    cards = _deal(archive, str(draw.get("seed")), _whole(draw, DRAW, "drawn"))
    yield from _hear_named(archive, cards)
    yield from _check_cards(cards, counts, terms, tellers)
    yield from _check_sample(archive, cards.drawn)
    answers = read_answers(archive, {one.card for one in cards.drawn})
    reads = _reads(cards.drawn, answers)
    true = _conclude(_claims(counts, prize_places), reads, cards, _limit(terms))
    readers = tell_readers([one.card for one in cards.drawn], answers, len(reads))
    named = {name: draw.get(name) for name in ("drawn", "commitment")}
    yield from _check_status(archive, true | readers | named | {"winners": list(prize_places)})


def tell_audit(archive: zipfile.ZipFile) -> str:
    """What the audit says, on what terms: who doubts compares hash and seed with the public ones.

    To be called of an audit that was checked.
    """
    said, draw = read_object(archive, STATUS), read_object(archive, DRAW)
    read = f"{said.get('read')} of {said.get('cards')} cards read"
    hashed = f"commitment {draw.get('commitment')}, seed {draw.get('seed')}"
    return f"{said.get('outcome')}, risk limit {said.get('limit')}, {read}; {hashed}"


def ticket_lot(seed: str, card: str, tickets: int) -> str:
    """The smallest SHA-256 of "seed,card,ticket" among the card's tickets."""
    return min(
        hashlib.sha256(f"{seed},{card},{ticket}".encode()).hexdigest()
        for ticket in range(1, tickets + 1)
    )


def _check_terms(
    archive: zipfile.ZipFile,
    terms: Mapping[str, Any],
    draw: Mapping[str, Any],
    prize_places: Sequence[str],
) -> Iterator[Fault]:
    hashed = hashlib.sha256(archive.read(COMMITMENT)).hexdigest()
    if draw.get("commitment") != hashed:
        yield Fault(DRAW, None, f"the sample was drawn for another commitment than {hashed}")
    if terms.get("winners") != list(prize_places):
        yield Fault(COMMITMENT, None, "it commits to other prize places")
    files = terms.get("files")
    for name, digest in files.items() if isinstance(files, dict) else ():
        there = name in archive.namelist()
        if there and hashlib.sha256(archive.read(name)).hexdigest() != digest:
            yield Fault(COMMITMENT, None, f"it commits to another {name}")


def _deal(archive: zipfile.ZipFile, seed: str, drawn: int) -> Cards:
    cards = Cards()
    cards.drawn = heapq.nsmallest(drawn, _lots(archive, seed, cards))
    return cards


def _lots(archive: zipfile.ZipFile, seed: str, cards: Cards) -> Iterator[Drawn]:
    """Each card with its lot, counted into `cards` as it passes."""
    last = ""
    for number, cells in read_table(archive, CARDS, CARD_COLUMNS):
        card, stratum, held, recorded = cells
        if held not in TICKETS or stratum != f"x{held}":
            raise Unfit(CARDS, f"card {card} has the wrong tickets", number)
        if card <= last:
            raise Unfit(CARDS, f"card {card} stands twice, or not in the order of names", number)
        last = card
        tickets, says = int(held), frozenset(recorded.split())
        layer = cards.layers.setdefault(tickets, Layer())
        layer.cards += 1
        layer.recorded.update(says)
        cards.recorded.update(says)
        yield Drawn(ticket_lot(seed, card, tickets), card, tickets, says)


def _hear_named(archive: zipfile.ZipFile, cards: Cards) -> Iterator[Fault]:
    """On how many cards each district is named: that decides what is bet, not how often it errs."""
    for number, (stratum, code, told) in read_table(archive, NAMED, NAMED_COLUMNS):
        layer = cards.layers.get(int(stratum[1:])) if stratum[1:] in TICKETS else None
        if layer is None:
            raise Unfit(NAMED, f"there are no cards of {stratum!r}", number)
        layer.named[code] = whole_number(told, NAMED, number)
        if not layer.recorded[code] <= layer.named[code] <= layer.cards:
            yield Fault(NAMED, number, f"{code} is named on {told} of {layer.cards} cards")


def _check_cards(
    cards: Cards, counts: Mapping[str, int], terms: Mapping[str, Any], tellers: int
) -> Iterator[Fault]:
    """What the machine missed is audited only if who told it is on a card."""
    for code, count in counts.items():
        if cards.recorded[code] != count:
            what = f"it records {cards.recorded[code]} praises of {code}, by the rows {count}"
            yield Fault(CARDS, None, what)
    if cards.number < tellers:
        yield Fault(CARDS, None, f"it has {cards.number} cards, the rows {tellers} citizens")
    if terms.get("cards") != cards.number:
        yield Fault(COMMITMENT, None, f"it commits to {terms.get('cards')} cards, not these")


def _check_sample(archive: zipfile.ZipFile, drawn: Sequence[Drawn]) -> Iterator[Fault]:
    rows = list(read_table(archive, SAMPLE, SAMPLE_COLUMNS))
    for at, (one, (number, cells)) in enumerate(zip(drawn, rows, strict=False), 1):
        if cells != [str(at), one.card, f"x{one.tickets}"]:
            yield Fault(SAMPLE, number, f"the seed draws {one.card} here, not {cells[1]}")
            return
    if len(rows) != len(drawn):
        yield Fault(SAMPLE, None, f"it has {len(rows)} cards, the seed draws {len(drawn)}")


def _reads(drawn: Sequence[Drawn], answers: Answers) -> list[ReadCard]:
    """The cards in the order of their draws, up to the first that is open."""
    reads = []
    for one in drawn:
        settled = settled_answer(answers.get(one.card, ()))
        if settled is None:
            break
        praised, eligible, missing = settled
        true = praised if eligible else frozenset[str]()
        reads.append(ReadCard(one.tickets, one.recorded, None if missing else true))
    return reads


def _claims(counts: Mapping[str, int], winners: Sequence[str]) -> list[Claim]:
    losers = [code for code in counts if code not in winners]
    pairs = [Claim(counts[w] - counts[o], w, o) for w in winners if w in counts for o in losers]
    return sorted(pairs)


def _conclude(
    claims: Sequence[Claim], reads: Sequence[ReadCard], cards: Cards, limit: float
) -> dict[str, Any]:
    risk, tied = 0.0, False
    left = cards.number - len(reads)
    for claim in claims:
        if is_settled(claim, reads, cards.number):
            continue
        hopeless = claim.margin <= 0 or not left
        p = 1.0 if hopeless else p_value(claim, reads, cards.layers, enough=risk)
        tied = tied or (claim.margin <= 0 and p > limit)
        risk = max(risk, p)
    outcome = "confirmed" if risk <= limit else "full_hand_count" if tied else "read_on"
    if outcome != "confirmed" and not left:
        outcome = "tied" if min(_lead(claim, reads) for claim in claims) == 0 else "overturned"
    numbers = {"risk": risk, "limit": limit, "read": len(reads), "cards": cards.number}
    return numbers | {"outcome": outcome, "decided": outcome not in UNDECIDED}


def _lead(claim: Claim, reads: Sequence[ReadCard]) -> int:
    true = [read.true or frozenset() for read in reads]
    return sum((claim.winner in one) - (claim.loser in one) for one in true)


def _check_status(archive: zipfile.ZipFile, true: Mapping[str, Any]) -> Iterator[Fault]:
    status = read_object(archive, STATUS)
    for name, value in true.items():
        said = status.get(name)
        if not _as_good_as(said, value):
            yield Fault(STATUS, None, f"{name} is {said!r}, by what was read {value!r}")


def _as_good_as(said: Any, value: Any) -> bool:
    """Equal, or as good as: sums of logarithms differ in their last digits between machines."""
    if isinstance(value, float) and isinstance(said, int | float):
        return isclose(said, value, rel_tol=1e-9, abs_tol=1e-12)
    return bool(said == value)


def _limit(terms: Mapping[str, Any]) -> float:
    limit = terms.get("limit")
    if not isinstance(limit, int | float) or not 0 < limit < 1:
        raise Unfit(COMMITMENT, f"{limit!r} is no limit of a risk")
    return float(limit)


def _whole(content: Mapping[str, Any], file: str, name: str) -> int:
    value = content.get(name)
    if not isinstance(value, int) or value < 0:
        raise Unfit(file, f"{name} is no number")
    return value
