"""The audit of a result, done again: its commitment, its sample, what people read, what it says."""

import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import isclose
from typing import Any, Final

from sangsuk.core.check.answers import ANSWERS, Answers, read_answers, settled_answer, tell_readers
from sangsuk.core.check.archive import Fault, Unfit, read_object
from sangsuk.core.check.cards import CARDS, NAMED, Cards, Drawn, deal_cards_again, hear_named
from sangsuk.core.check.commitment import (
    COMMITMENT,
    DRAW,
    check_commitment,
    earlier_of,
    hash_of_commitment,
    limit_of,
)
from sangsuk.core.check.martingale import Claim, ReadCard, is_settled, p_value
from sangsuk.core.check.rows import MOST_DIGITS, read_table

SAMPLE: Final = "sample.csv"
STATUS: Final = "audit-status.json"
AUDIT_FILES: Final = (COMMITMENT, CARDS, NAMED, DRAW, SAMPLE, ANSWERS, STATUS)  # all, or none
SAMPLE_COLUMNS: Final = ("draw", "card", "stratum")
UNDECIDED: Final = ("read_on", "full_hand_count")


def check_audit(
    archive: zipfile.ZipFile,
    manifest: Mapping[str, Any],
    counted: Sequence[dict[str, str]],
    prize_places: Sequence[str],
    tellers: int,
) -> Iterator[Fault]:
    """The audit is of this result, its sample is the seed's, and it concludes what it says.

    Args:
        archive: the archive.
        manifest: as it was read.
        counted: the standings, counted anew.
        prize_places: codes of the districts that win.
        tellers: how many citizens have a story that a person could find eligible.
    """
    terms, draw = read_object(archive, COMMITMENT), read_object(archive, DRAW)
    counts = {row["code"]: int(row["positive_voices"]) for row in counted}
    earlier_of(terms)  # refuses what does not say
    yield from check_commitment(archive, manifest, terms, prize_places)
    if draw.get("commitment") != (hashed := hash_of_commitment(archive)):
        yield Fault(DRAW, None, f"the sample was drawn for another commitment than {hashed}")
    cards = deal_cards_again(archive, _seed(draw), _whole(draw, DRAW, "drawn"))
    yield from hear_named(archive, cards)
    yield from _check_cards(cards, counts, terms, tellers)
    yield from _check_sample(archive, cards.drawn)
    answers = read_answers(archive, {one.card for one in cards.drawn})
    reads = _reads(cards.drawn, answers)
    claims = _claims(counts, prize_places, _spoken(cards, reads))
    true = _conclude(claims, reads, cards, limit_of(terms))
    readers = tell_readers([one.card for one in cards.drawn], answers, len(reads))
    named = {name: draw.get(name) for name in ("drawn", "commitment")}
    yield from _check_status(archive, true | readers | named | {"winners": list(prize_places)})


def tell_audit(archive: zipfile.ZipFile) -> str:
    """What the audit says, on what terms: who doubts compares hash and seed with the public ones.

    To be called of an audit that was checked.
    """
    said, draw = read_object(archive, STATUS), read_object(archive, DRAW)
    read = f"{said.get('read')} of {said.get('cards')} cards read"
    earlier = earlier_of(read_object(archive, COMMITMENT))
    after = f" (after {earlier} of this campaign before it)" if earlier else ""
    hashed = f"commitment {draw.get('commitment')}{after}, seed {draw.get('seed')}"
    return f"{said.get('outcome')}, risk limit {said.get('limit')}, {read}; {hashed}"


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


def _claims(
    counts: Mapping[str, int], winners: Sequence[str], spoken: Collection[str]
) -> list[Claim]:
    """The closest first; of the districts that no card speaks of one stands for all."""
    losers = [code for code in counts if code not in winners]
    silent = [code for code in losers if not counts[code] and code not in spoken]
    asked = sorted({*losers}.difference(silent[1:]))
    return sorted(Claim(counts[w] - counts[o], w, o) for w in winners if w in counts for o in asked)


def _spoken(cards: Cards, reads: Sequence[ReadCard]) -> set[str]:
    """Districts that a card names, or in which people found praise."""
    layers = (code for layer in cards.layers.values() for code in (*layer.named, *layer.recorded))
    return {*layers, *(code for read in reads for code in read.true or ())}


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
    if isinstance(value, float) and isinstance(said, int | float) and abs(said) <= 1:
        return isclose(said, value, rel_tol=1e-9, abs_tol=1e-12)
    return bool(said == value)


def _seed(draw: Mapping[str, Any]) -> str:
    seed = draw.get("seed")
    if not isinstance(seed, str) or not seed.strip() or not seed.isprintable():
        raise Unfit(DRAW, f"{seed!r} is no seed")
    return seed


def _whole(content: Mapping[str, Any], file: str, name: str) -> int:
    value = content.get(name)
    if not isinstance(value, int) or not 0 <= value < 10**MOST_DIGITS:
        raise Unfit(file, f"{name} is no number")
    return value
