"""What the audit says now, by all that people have read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sangsuk.core.audit.agreement import Answer, krippendorff_alpha, settle
from sangsuk.core.audit.conclude import Checked, Conclusion, conclude
from sangsuk.core.audit.pile import Read
from sangsuk.flow.audit.commit import Committed, open_commitment
from sangsuk.flow.audit.draw import open_sample
from sangsuk.flow.audit.errors import tabulate_found
from sangsuk.flow.audit.readers import Homes, kept_homes
from sangsuk.flow.audit.record import Record, kept_records


def audit_status(folder: Path) -> dict[str, Any]:
    """The status as the JSON of `sangsuk audit status`.

    Cards are counted in the order of their draws up to the first one that is
    not read, or on which readers still differ: to leave one out would let what is
    hard to read decide.

    Raises:
        CallError: nothing was committed or drawn, or a file has changed.
    """
    committed = open_commitment(folder)
    sample = open_sample(folder, committed)
    answers: dict[str, list[Answer]] = {}
    records = kept_records(folder, committed, set(sample.cards))
    for one in records:
        answers.setdefault(one.card, []).append(one.answer)
    settled = _settled(sample.cards, answers)
    reads = _reads(committed, settled)
    pile = committed.pile(reads)
    conclusion = conclude(committed.pairs, pile, limit=committed.limit)
    all_read = len(reads) == pile.cards
    return _told(conclusion, drawn=len(sample.cards)) | {
        "hand_count": dict(sorted(pile.praised.items())) if all_read else None,
        "commitment": committed.hash,
        "winners": list(committed.winners),
        "waiting_for": next(iter(sample.cards[len(settled) :]), None),
        "readers_differ": [
            card for card in sample.cards if card in answers and not settle(answers[card])
        ],
        "read_twice": sum(len(each) > 1 for each in answers.values()),
        "agreement": krippendorff_alpha(answers.values()),
        "readers_without_home": _without_home(records, kept_homes(folder)),
        "reader_error": [asdict(row) for row in tabulate_found(committed, settled, sample)],
    }


def _settled(sample: Sequence[str], answers: Mapping[str, Sequence[Answer]]) -> dict[str, Answer]:
    """The cards from the first draw on that are settled without a gap."""
    settled: dict[str, Answer] = {}
    for card in sample:
        answer = settle(answers.get(card, ()))
        if answer is None:
            break
        settled[card] = answer
    return settled


def _reads(committed: Committed, settled: Mapping[str, Answer]) -> list[Read]:
    cards = {card.card: card for card in committed.cards}
    return [
        Read(
            tickets=cards[card].tickets,
            recorded=cards[card].recorded,
            true=None if answer.missing else answer.vote,
        )
        for card, answer in settled.items()
    ]


def _told(conclusion: Conclusion, *, drawn: int) -> dict[str, Any]:
    return {
        "risk": conclusion.risk,
        "limit": conclusion.limit,
        "decided": conclusion.decided,
        "outcome": conclusion.outcome.value,
        "drawn": drawn,
        "read": conclusion.read,
        "cards": conclusion.cards,
        "estimated_more": conclusion.estimated_more,
        "assertions": list(_assertions(conclusion.checked)),
    }


def _assertions(checked: Iterable[Checked]) -> Iterable[dict[str, Any]]:
    for one in checked:
        yield {
            "winner": one.pair.winner,
            "loser": one.pair.loser,
            "margin": one.pair.margin,
            "p": one.p,
            "estimated_more": one.estimated_more,
        }


def _without_home(records: Iterable[Record], homes: Homes) -> list[str]:
    return sorted({one.reader for one in records if not homes.get(one.reader)})
