"""Readings as the rows of a published result: who told what is no longer in them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from sangsuk.core.check.praise import DAY, SERVICE, Praised
from sangsuk.core.check.rows import (
    BLAME,
    HASHTAG,
    NEAR_MISS,
    NEITHER,
    PRAISE,
    SURELY_OUT,
    SUSPECTED,
    Row,
)
from sangsuk.core.check.rulings import Decisions, decisions_of
from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.terms.citizens import Citizens, is_known
from sangsuk.core.terms.identity import Identities
from sangsuk.core.terms.reading import Polarity
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.publishing.opaque_names import Opaque

MARKS: Final = {
    Polarity.POSITIVE.value: PRAISE,
    Polarity.NEGATIVE.value: BLAME,
    Polarity.NEUTRAL.value: NEITHER,
}
NEEDED: Final = (
    "platform",
    "author",
    "id",
    "posted_at",
    "ineligible_reason",
    "duplicate_of",
    "districts",
    "services",
    "review",
)
WHO: Final = NEEDED[:3]
OUT_BY_FACTS: Final = frozenset({HASHTAG, *SURELY_OUT})
ASKED_FOR: Final = frozenset({NEAR_MISS, SUSPECTED})
_AT_ONCE: Final = 20_000

Columns = Mapping[str, list[Any]]


class PublicRows(NamedTuple):
    """The lines of rows.csv without its header, and beside them what settles ties."""

    lines: list[str]  # in the order of the opaque names
    praise: list[Praised]


def public_rows(
    readings: Path, opaque: Opaque, identities: Identities, ruled: Sequence[Sequence[str]] = ()
) -> PublicRows:
    """Readings as they are published.

    A row tells neither day nor service: how often each district was praised on
    which day and for which service is told of all its stories together.

    Args:
        readings: Parquet.
        opaque: from `opaque_names`.
        identities: accounts and posts that these join have one citizen's name.
        ruled: the rows of rulings.csv.

    Raises:
        UnreadableSourceError: the file is no readings in Parquet, or it is damaged.
    """
    citizens, praise = _learned(readings, identities), _Praise(decisions_of(ruled))
    lines: list[str] = []
    copies: list[tuple[int, str]] = []
    eligible: defaultdict[str, list[str]] = defaultdict(list)  # platforms, by the story's own id
    for batch in _batches(readings):
        for native, platform, reason, original, line in _lines(batch, opaque, citizens, praise):
            if not reason:
                eligible[native].append(platform)
            elif original:
                copies.append((len(lines), original))
            lines.append(line)
    for at, original in copies:
        platforms = sorted(eligible.get(original, ()))
        name = opaque("story", platforms[0], original) if platforms else ""
        lines[at] = lines[at].replace(",duplicate,", f",duplicate,{name}", 1)
    lines.sort()
    return PublicRows(lines, praise.told())


@dataclass(slots=True)
class _Praise:
    """How many stories that count praise each district on each day, and for each service."""

    decisions: Decisions
    days: Counter[tuple[str, str]] = field(default_factory=Counter)
    services: Counter[tuple[str, str]] = field(default_factory=Counter)

    def needs(self, story: str, reason: str) -> bool:
        """Whether its districts are asked for: not of what anybody can see to be out."""
        return reason not in OUT_BY_FACTS or story in self.decisions.standing

    def add(self, row: Row, posted_at: str, services: Iterable[str]) -> None:
        if row.story in self.decisions.standing:
            row = self.decisions.apply(row)
        if row.reason or PRAISE not in row.mentions:
            return
        day = _day(posted_at)
        for code in {said[:-1] for said in row.mentions.split() if said.endswith(PRAISE)}:
            self.days[code, day] += 1
            self.services.update((code, service) for service in set(services))

    def told(self) -> list[Praised]:
        kinds = ((DAY, self.days), (SERVICE, self.services))
        told = (
            Praised(code, kind, what, stories)
            for kind, counted in kinds
            for (code, what), stories in counted.items()
        )
        return sorted(told)


def _learned(readings: Path, identities: Identities) -> Citizens:
    citizens = Citizens(identities)
    for batch in _batches(readings) if citizens.joins_any else ():
        for who in zip(*(batch[name] for name in WHO), strict=True):
            citizens.learn(*who)
    return citizens


def _lines(
    batch: Columns, opaque: Opaque, citizens: Citizens, praise: _Praise
) -> Iterator[tuple[str, str, str, str, str]]:
    """Of each reading: id, platform, reason, original, and its line with copy_of left empty."""
    for at, native in enumerate(batch["id"]):
        platform = batch["platform"][at]
        who = citizens.of(platform, batch["author"][at], native)
        reason = batch["ineligible_reason"][at] or ""
        story = opaque("story", platform, native)
        row = Row(
            story=story,
            citizen=opaque("citizen", *who) if is_known(who) else "",
            reason=reason,
            copy_of="",
            mentions=batch["mentions"][at] if praise.needs(story, reason) else "",
            review=_review(batch["review"][at] or ()),
        )
        praise.add(row, batch["posted_at"][at], batch["services"][at] or ())
        yield native, platform, reason, batch["duplicate_of"][at] or "", ",".join(row) + "\n"


def _batches(readings: Path) -> Iterator[Columns]:
    try:
        with readings.open("rb") as file:
            parquet = pq.ParquetFile(file, page_checksum_verification=True)
            for batch in parquet.iter_batches(_AT_ONCE, columns=list(NEEDED)):
                told = {n: batch[n].to_pylist() for n in NEEDED if n != "districts"}
                yield told | {"mentions": _mentions(batch["districts"])}
    except (pa.ArrowException, OSError, KeyError, ValueError) as error:
        raise UnreadableSourceError(
            "readings.damaged",
            what=f"These are no whole readings in Parquet ({type(error).__name__}).",
            where=str(readings),
            remedy="make the result again with sangsuk run.",
        ) from error


def _mentions(districts: Any) -> list[str]:
    """Of each reading, its mentions in order of codes: `1405= 5007+`."""
    flat = districts.flatten()
    codes, polarities = flat.field("code").to_pylist(), flat.field("polarity").to_pylist()
    each = [code + MARKS[how] for code, how in zip(codes, polarities, strict=True)]
    lengths = districts.value_lengths().to_pylist()
    listed, start = [], 0
    for length in lengths:
        end = start + (length or 0)
        listed.append(each[start] if end - start == 1 else " ".join(sorted(each[start:end])))
        start = end
    return listed


def _review(reasons: Iterable[str]) -> str:
    """Whether a person should look; why only where the count or the audit asks for it."""
    return " ".join(sorted({one if one in ASKED_FOR else "other" for one in reasons}))


def _day(posted_at: str) -> str:
    return datetime.fromisoformat(posted_at).astimezone(BANGKOK).date().isoformat()
