"""Readings as the rows of a published result: who told what is no longer in them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from sangsuk.core.check.rows import BLAME, COLUMNS, NEITHER, PRAISE
from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.terms.citizens import Citizens, is_known
from sangsuk.core.terms.identity import Identities
from sangsuk.core.terms.reading import Polarity
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.opaque_names import Opaque

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
_AT_ONCE: Final = 20_000

Columns = Mapping[str, list[Any]]
Story = tuple[str, str]  # platform, id


def public_rows(
    readings: Path, opaque: Opaque, identities: Identities, *, restored: Collection[Story] = ()
) -> list[str]:
    """The lines of rows.csv without its header, in the order of the opaque names.

    What the count does not need is not told: no day of a story that does not
    count, no services of one that praises nobody.

    Args:
        readings: Parquet.
        opaque: from `opaque_names`.
        identities: accounts and posts that these join have one citizen's name.
        restored: platform and id of stories that a ruling may have brought back.

    Raises:
        UnreadableSourceError: the file is no readings in Parquet, or it is damaged.
    """
    citizens = _learned(readings, identities)
    lines: list[str] = []
    copies: list[tuple[int, str]] = []
    eligible: defaultdict[str, list[str]] = defaultdict(list)  # platforms, by the story's own id
    for batch in _batches(readings):
        for native, platform, reason, original, line in _lines(batch, opaque, citizens, restored):
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
    return lines


def _learned(readings: Path, identities: Identities) -> Citizens:
    citizens = Citizens(identities)
    for batch in _batches(readings) if citizens.joins_any else ():
        for who in zip(*(batch[name] for name in WHO), strict=True):
            citizens.learn(*who)
    return citizens


def _lines(
    batch: Columns, opaque: Opaque, citizens: Citizens, restored: Collection[Story]
) -> Iterator[tuple[str, str, str, str, str]]:
    """Of each reading: id, platform, reason, original, and its line with copy_of left empty."""
    for at, native in enumerate(batch["id"]):
        platform = batch["platform"][at]
        who = citizens.of(platform, batch["author"][at], native)
        reason = batch["ineligible_reason"][at] or ""
        says = batch["mentions"][at]
        counts = not reason or (platform, native) in restored
        cells = (
            opaque("story", platform, native),
            opaque("citizen", *who) if is_known(who) else "",
            _day(batch["posted_at"][at]) if counts else "",
            reason,
            "",
            says,
            " ".join(sorted(batch["services"][at] or ())) if counts and PRAISE in says else "",
            " ".join(sorted(batch["review"][at] or ())),
        )
        assert len(cells) == len(COLUMNS)
        yield native, platform, reason, batch["duplicate_of"][at] or "", ",".join(cells) + "\n"


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


def _day(posted_at: str) -> str:
    return datetime.fromisoformat(posted_at).astimezone(BANGKOK).date().isoformat()
