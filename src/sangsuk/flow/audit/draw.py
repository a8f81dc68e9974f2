"""A public seed draws the sample, or more of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sangsuk.core.audit.conclude import conclude
from sangsuk.core.audit.sampling import draw_order
from sangsuk.flow.audit import faults, files
from sangsuk.flow.audit.commit import Committed, open_commitment
from sangsuk.flow.audit.seeds import SEEDS, check_seed, with_seed
from sangsuk.flow.files.outputs import staged

LEAST_SAMPLE: Final = 30  # fewer say little of the reader's error


def draw(
    folder: Path,
    seed: str,
    *,
    home: Path,
    more: int = 0,
    size: int | None = None,
    against: Sequence[Path] = (),
) -> int:
    """Draw the sample, or more of it in the same order; gives how many cards are drawn in all.

    Args:
        folder: a committed result.
        seed: public, and chosen after the hash was published.
        home: the folder of all state, which remembers the seeds that were used.
        against: archives that others published, whose seeds are used too.
        more: cards beyond those that are drawn already.
        size: of the first sample; None: as many as are likely to be enough.

    Raises:
        CallError: nothing was committed, a file has changed, the seed was used before, or
            a sample of another size is drawn already.
    """
    if not seed.strip() or not seed.isprintable():
        raise faults.no_seed()
    committed = open_commitment(folder)
    before = _drawn(folder, seed, size)
    check_seed(seed, committed.hash, home=home, against=against)
    drawn = min((before or size or _likely_size(committed)) + more, len(committed.cards))
    order = draw_order(((card.card, card.tickets) for card in committed.cards), seed)[:drawn]
    strata = {card.card: card.stratum for card in committed.cards}
    rows = [(number, card, strata[card]) for number, card in enumerate(order, 1)]
    told = {"seed": seed, "commitment": committed.hash, "drawn": drawn}
    with staged(home / SEEDS, folder / files.SAMPLE, folder / files.DRAW) as partials:
        partials[0].write_bytes(with_seed(home, seed, committed.hash))
        partials[1].write_bytes(files.lines(files.SAMPLE_COLUMNS, rows))
        partials[2].write_bytes(files.as_json(told))
    return drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The cards of the sample in the order of their draws, and the one that would come next."""

    seed: str
    cards: tuple[str, ...]
    following: str | None  # None: all are drawn

    def after(self, read: int) -> str | None:
        """The first card that is not read, when so many are."""
        return self.cards[read] if read < len(self.cards) else self.following


def open_sample(folder: Path, committed: Committed) -> Sample:
    """The sample of a result.

    Raises:
        CallError: none was drawn, or sample.csv is not what the seed draws.
    """
    path = folder / files.DRAW
    if not path.is_file():
        raise faults.not_drawn(path)
    told = files.read_json(path)
    if told.get("commitment") != committed.hash:
        raise faults.changed(folder / files.COMMITMENT)
    order = draw_order(((card.card, card.tickets) for card in committed.cards), told["seed"])
    drawn = order[: told["drawn"]]
    kept = folder / files.SAMPLE
    if [row["card"] for _, row in files.read_rows(kept, files.SAMPLE_COLUMNS)] != drawn:
        raise faults.changed(kept)
    following = order[len(drawn)] if len(drawn) < len(order) else None
    return Sample(seed=told["seed"], cards=tuple(drawn), following=following)


def _likely_size(committed: Committed) -> int:
    """How many cards are likely to be enough."""
    likely = conclude(committed.pairs, committed.pile(), limit=committed.limit)
    return max(likely.estimated_more, LEAST_SAMPLE)


def _drawn(folder: Path, seed: str, size: int | None) -> int:
    path = folder / files.DRAW
    if not path.is_file():
        return 0
    told = files.read_json(path)
    if told.get("seed") != seed:
        raise faults.other_seed(path)
    if size not in (None, told["drawn"]):
        raise faults.size_given_again(path, told["drawn"])
    return int(told["drawn"])
