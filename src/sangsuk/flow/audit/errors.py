"""The reader's error in the sample of an audit, by region, service, platform and length."""

from collections.abc import Iterator, Mapping
from typing import Final

from sangsuk.core.audit.agreement import Answer
from sangsuk.core.audit.error_table import (
    ErrorRow,
    Seen,
    chance_to_be_read,
    tabulate_errors,
)
from sangsuk.core.audit.sampling import lot_of
from sangsuk.flow.audit.commit import Committed
from sangsuk.flow.audit.draw import Sample
from sangsuk.flow.audit.files import CardRow
from sangsuk.flow.reading.gazetteer import load_gazetteer

NONE: Final = "none"  # no district, or no service


def tabulate_found(
    committed: Committed, settled: Mapping[str, Answer], sample: Sample
) -> list[ErrorRow]:
    """The table, by the cards that are settled from the first draw on."""
    return tabulate_errors(_seen(committed, settled, sample))


def _seen(committed: Committed, settled: Mapping[str, Answer], sample: Sample) -> Iterator[Seen]:
    cards = {card.card: card for card in committed.cards}
    regions = {each.code: each.region for each in load_gazetteer().districts}
    following = sample.after(len(settled))
    lot = lot_of(sample.seed, following, cards[following].tickets) if following else None
    for name, answer in settled.items():
        if not answer.missing:
            card = cards[name]
            yield Seen(
                recorded=card.recorded,
                true=answer.vote,
                groups=_groups(card, answer, regions),
                chance=chance_to_be_read(card.tickets, lot),
            )


def _groups(card: CardRow, answer: Answer, regions: Mapping[str, str]) -> dict[str, list[str]]:
    codes = (card.recorded | answer.vote) or card.named
    return {
        "region": sorted({regions[code] for code in codes}) or [NONE],
        "service": sorted(card.services) or [NONE],
        "platform": [card.platform],
        "length": [card.length],
    }
