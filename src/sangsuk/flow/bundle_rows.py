"""Readings as the rows of a published result: who told what is no longer in them."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from sangsuk.core.check.rows import BLAME, COLUMNS, COPY, NEITHER, PRAISE
from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.terms.identity import Identities
from sangsuk.core.terms.reading import Polarity
from sangsuk.core.thai.dates import BANGKOK

DOMAIN: Final = b"sangsuk result, opaque names\0"
OPAQUE_BYTES: Final = 8
MARKS: Final = {
    Polarity.POSITIVE.value: PRAISE,
    Polarity.NEGATIVE.value: BLAME,
    Polarity.NEUTRAL.value: NEITHER,
}
NEEDED: Final = (
    "id",
    "platform",
    "posted_at",
    "author",
    "ineligible_reason",
    "duplicate_of",
    "districts",
    "services",
    "review",
)
_AT_ONCE: Final = 20_000

Opaque = Callable[..., str]
Columns = Mapping[str, list[Any]]
Citizen = tuple[str, ...]


def opaque_names(readings: Path) -> Opaque:
    """Names that stand for a story or a citizen, the same within one result.

    The key is the digest of the readings themselves: only who holds them can
    make it again, and so the same archive; nobody else can try handles out.
    Nothing that is published may be a digest of just these bytes with DOMAIN before them.
    """
    digest = hashlib.sha256(DOMAIN)
    with readings.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    keyed = hashlib.blake2b(key=digest.digest(), digest_size=OPAQUE_BYTES)

    def opaque(*parts: str) -> str:
        one = keyed.copy()
        one.update("\0".join(parts).encode("utf-8", "surrogatepass"))
        return one.hexdigest()

    return opaque


def public_rows(readings: Path, opaque: Opaque, identities: Identities) -> list[str]:
    """The lines of rows.csv without its header, in the order of the opaque names.

    Accounts and posts that `identities` joins have one citizen's name.

    Raises:
        UnreadableSourceError: the file is no readings in Parquet, or it is damaged.
    """
    citizens = Citizens(identities)
    if citizens.joins_any:
        for batch in _batches(readings):
            citizens.hear(batch)
    lines: list[str] = []
    copies: list[tuple[int, str]] = []
    eligible: defaultdict[str, list[str]] = defaultdict(list)  # platforms, by the story's own id
    for batch in _batches(readings):
        for native, platform, reason, original, line in _lines(batch, opaque, citizens):
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


class Citizens:
    """Who is one citizen, as the count has it: the account, or the person whose account it is."""

    def __init__(self, identities: Identities) -> None:
        self._identities = identities
        self._same: dict[Citizen, Citizen] = {}
        self.joins_any = bool(identities.accounts or identities.posts)

    def hear(self, batch: Columns) -> None:
        """Note which names are one; all batches, before a name is asked for."""
        names = ("platform", "author", "id", "ineligible_reason")
        for platform, author, native, reason in zip(*(batch[name] for name in names), strict=True):
            if reason not in (None, COPY):
                continue  # the count does not hear it either
            first, *others = self._names(platform, author, native) or [()]
            for other in others:
                one, two = sorted((self._root(first), self._root(other)))
                if one != two:
                    self._same[two] = one

    def name(self, platform: str, author: str | None, native: str) -> Citizen:
        """The parts that name the citizen; none where the author is hidden."""
        if not self.joins_any:
            return (platform, author) if author else ()
        names = self._names(platform, author, native)
        return self._root(names[0]) if names else ()

    def _names(self, platform: str, author: str | None, native: str) -> list[Citizen]:
        claimed = self._identities.posts.get((platform, native))
        person = self._identities.accounts.get((platform, author)) if author else None
        people = [("", "person", one) for one in (claimed, person) if one]
        return [*people, *([(platform, author)] if author else [])]

    def _root(self, name: Citizen) -> Citizen:
        while name in self._same:
            name = self._same[name]
        return name


def _lines(
    batch: Columns, opaque: Opaque, citizens: "Citizens"
) -> Iterator[tuple[str, str, str, str, str]]:
    """Of each reading: id, platform, reason, original, and its line with copy_of left empty."""
    for at, native in enumerate(batch["id"]):
        platform = batch["platform"][at]
        who = citizens.name(platform, batch["author"][at], native)
        reason = batch["ineligible_reason"][at] or ""
        cells = (
            opaque("story", platform, native),
            opaque("citizen", *who) if who else "",
            _day(batch["posted_at"][at]),
            reason,
            "",
            batch["mentions"][at],
            " ".join(sorted(batch["services"][at] or ())),
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
