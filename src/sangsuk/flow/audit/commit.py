"""What is audited is fixed, before anybody can know the sample."""

import csv
import io
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sangsuk.core.audit.assertions import Assertion, assert_places
from sangsuk.core.audit.cards import Card, count_recorded, deal_cards
from sangsuk.core.audit.conclude import RISK_LIMIT
from sangsuk.core.audit.pile import Pile, Read, pile_up
from sangsuk.core.audit.strata import card_tickets, district_tickets, sort_strata, stratum_name
from sangsuk.core.check.commitment import AUDIT_FORMAT
from sangsuk.flow.audit import faults, files
from sangsuk.flow.audit.commitments import MADE_HERE, Made, commitment_for, commitments_of
from sangsuk.flow.audit.counted import Counted, TakenOut, read_counted
from sangsuk.flow.audit.files import CardRow
from sangsuk.flow.counting.results import RULINGS, SUMMARY
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.publishing.opaque_names import AUDIT_NAMES, opaque_names
from sangsuk.flow.publishing.public_tables import public_tables
from sangsuk.flow.reading.read import RUN_READINGS

STANDINGS: Final = "standings.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """A commitment that fits the files beside it; `hash` is what was published."""

    hash: str
    winners: tuple[str, ...]
    limit: float
    cards: tuple[CardRow, ...]
    counts: Mapping[str, int]  # positive voices of every district of the scope
    earlier: tuple[str, ...]  # commitments of the same campaign that were made before

    @property
    def tied(self) -> bool:
        """Whether who wins hangs on a tie: no sample can show that, only reading everything."""
        return any(pair.margin <= 0 for pair in self.pairs)

    @property
    def pairs(self) -> list[Assertion]:
        return assert_places(self.counts, self.winners)

    def pile(self, reads: Sequence[Read] = ()) -> Pile:
        strata = sort_strata((card.tickets, card.recorded, card.named) for card in self.cards)
        return pile_up(strata, reads)


def commit(
    folder: Path,
    *,
    at: datetime,
    home: Path,
    limit: float = RISK_LIMIT,
    identities: Path | None = None,
    against: Sequence[Path] = (),
) -> str:
    """Fix what is audited, before anybody can know the sample; gives the hash to publish.

    Writes audit-cards.csv, three files beside it and audit-commitment.json, whose
    SHA-256 is the hash.  A result that was committed before keeps its commitment, also
    in a copy of its folder; one of another result names all that were before it.

    Args:
        folder: what `sangsuk run` wrote.
        at: this moment.
        home: the folder of all state, which remembers every commitment.
        limit: of the risk.
        identities: those that the result was counted with, if any.
        against: archives that others published, whose commitments were made too.

    Raises:
        CallError: there is no whole result, nothing to audit, or a sample of another
            result was already drawn here, or of this one under another limit.
    """
    said = _summary(folder)
    counts = _counts(folder / STANDINGS)
    counted = read_counted(folder, identities)
    cards = _deal(folder, counted, counts)
    _check_counts(folder, counts, count_recorded(cards))
    if not (winners := said["prize_places"]):
        raise faults.no_prizes(folder / SUMMARY)
    tickets = district_tickets(counts, winners)
    held = [card_tickets(card.named, tickets) for card in cards]
    contents = _card_files(cards, held, counted.taken_out)
    terms = _terms(said, folder, contents, limit=limit) | {
        "published": _published(folder, counted),
        "cards": len(cards),
    }
    made = commitments_of(said["campaign"], folder, home, against)
    return _keep(folder, contents, terms, made, at=at, home=home, against=against)


def open_commitment(folder: Path) -> Committed:
    """The commitment of a result, every file of which is still what it was.

    Raises:
        CallError: there is none, or a file has changed.
    """
    path = folder / files.COMMITMENT
    if not path.is_file():
        raise faults.not_committed(path)
    content, terms = path.read_bytes(), files.read_json(path)
    if terms.get("format") != AUDIT_FORMAT:
        raise faults.changed(path)
    for name, digest in terms["files"].items():
        if not (folder / name).is_file() or files.digest_of(folder / name) != digest:
            raise faults.changed(folder / name)
    return Committed(
        hash=files.digest(content),
        winners=tuple(terms["winners"]),
        limit=terms["limit"],
        cards=tuple(files.read_cards(folder)),
        counts=_counts(folder / STANDINGS),
        earlier=tuple(terms["earlier"]),
    )


def _deal(folder: Path, counted: Counted, scope: Collection[str]) -> list[Card]:
    """Cards under names that only who holds the readings can make."""
    opaque = opaque_names(folder / RUN_READINGS, AUDIT_NAMES)
    return deal_cards(
        counted.readings,
        citizen_of=counted.citizen_of,
        name_of=lambda citizen: opaque("card", *citizen),
        scope=scope,
    )


def _summary(folder: Path) -> dict[str, Any]:
    path = folder / SUMMARY
    if not path.is_file():
        raise faults.no_result(path, "There is no result")
    try:
        said: dict[str, Any] = json.loads(path.read_bytes())
        vouched = said["files"][STANDINGS]
    except (ValueError, KeyError, TypeError) as error:
        raise faults.no_result(path, "The summary is damaged") from error
    if files.digest_of(folder / STANDINGS) != vouched:
        raise faults.no_result(folder / STANDINGS, "The standings are not those of summary.json")
    return said


def _counts(path: Path) -> dict[str, int]:
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""))
    return {row["code"]: int(row["positive_voices"]) for row in rows}


def _check_counts(folder: Path, counts: Mapping[str, int], recorded: Mapping[str, int]) -> None:
    for code, count in counts.items():
        if count != recorded.get(code, 0):
            raise faults.other_counts(folder / STANDINGS, code, count, recorded.get(code, 0))


def _card_files(
    cards: Sequence[Card], tickets: Sequence[int], taken_out: TakenOut
) -> dict[str, bytes]:
    names = [stratum_name(held) for held in tickets]
    return {
        files.CARDS: files.card_lines(cards, tickets, names),
        files.NAMED: files.named_lines(cards, names),
        files.KINDS: files.kind_lines(cards),
        files.POSTS: files.post_lines(cards, taken_out),
    }


def _terms(
    said: Mapping[str, Any], folder: Path, contents: Mapping[str, bytes], *, limit: float
) -> dict[str, Any]:
    made = {name: files.digest(content) for name, content in contents.items()}
    kept = {
        name: files.digest_of(folder / name) for name in (RUN_READINGS, STANDINGS, RULINGS, SUMMARY)
    }
    return {
        "format": AUDIT_FORMAT,
        "campaign": said["campaign"],
        "rules_digest": said["rules_digest"],
        "reader": said["reader"],
        "limit": limit,
        "winners": said["prize_places"],
        "files": kept | made,
    }


def _published(folder: Path, counted: Counted) -> dict[str, str]:
    """Digests of the tables that will be published: who knows the hash knows each of their rows."""
    tables = public_tables(folder / RUN_READINGS, counted.identities, counted.rulings)
    return {name: files.digest(content) for name, content in tables.items()}


def _keep(
    folder: Path,
    contents: Mapping[str, bytes],
    terms: Mapping[str, Any],
    made: Sequence[Made],
    *,
    at: datetime,
    home: Path,
    against: Sequence[Path],
) -> str:
    """Write the commitment that was made to these terms before, or a new one; gives its hash."""
    before = commitment_for(terms, made, home=home, against=against)
    _check_folder(folder, before)
    told = {"earlier": [one.hash for one in made], "committed_at": at.isoformat()}
    written = before.content if before else files.as_json({**terms, **told})
    hashed = files.digest(written)
    remembered = home / MADE_HERE / f"{hashed}.json"
    finals = *(folder / name for name in (*contents, files.COMMITMENT)), remembered
    with staged(*finals) as partials:
        for partial, content in zip(partials, [*contents.values(), written, written], strict=True):
            partial.write_bytes(content)
    return hashed


def _check_folder(folder: Path, before: Made | None) -> None:
    """A sample that lies here already is of this very commitment."""
    path = folder / files.DRAW
    if path.is_file() and (
        before is None or files.read_json(path).get("commitment") != before.hash
    ):
        raise faults.already_drawn(folder / files.COMMITMENT)
