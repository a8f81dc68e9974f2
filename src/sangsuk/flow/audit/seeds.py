"""Seeds that have drawn a sample: here, in results that were published, and in what others hold."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from sangsuk.core.check.archive import DAMAGE
from sangsuk.flow.audit import faults, files

SEEDS: Final = "audit-seeds.csv"  # in the folder of all state
COLUMNS: Final = ("seed", "commitment")
PUBLISHED: Final = "results/*.zip"  # in the folder of all state: archives that were published
AT_THE_DESK: Final = f"audits/*/{files.DRAW}"  # and results that are read there


class Used(NamedTuple):
    """A seed that drew the sample of a result, and where that is written."""

    seed: str  # its SHA-256
    commitment: str
    where: Path


def check_seed(seed: str, commitment: str, *, home: Path, against: Sequence[Path] = ()) -> None:
    """Refuse a seed that has drawn another result, and a second one for the same result.

    Args:
        seed: as it is given.
        commitment: the hash of the result that it is to draw.
        home: the folder of all state.
        against: archives, and folders of archives, that others have published.

    Raises:
        CallError: it was used, the result was drawn, or what is named is no archive.
    """
    hidden = hidden_seed(seed)
    for used in used_seeds(home, against):
        if used.seed == hidden and used.commitment != commitment:
            raise faults.seed_reused(used.where, used.commitment)
        if used.commitment == commitment and used.seed != hidden:
            raise faults.other_seed(used.where)


def used_seeds(home: Path, against: Iterable[Path] = ()) -> Iterator[Used]:
    """Every seed that is known to have drawn a sample.

    Raises:
        CallError: what is named is no archive.
    """
    yield from _remembered(home)
    for archive in named_archives(against):
        yield from _drawn_in(archive)


def named_archives(against: Iterable[Path]) -> Iterator[Path]:
    """The archives at these paths, and in these folders.

    Raises:
        CallError: a folder holds none.
    """
    for path in against:
        archives = sorted(path.glob("*.zip")) if path.is_dir() else [path]
        if not archives:
            raise faults.no_archive(path)
        yield from archives


def with_seed(home: Path, seed: str, commitment: str) -> bytes:
    """The file of the seeds that were used here, with this one."""
    path = home / SEEDS
    before = path.read_bytes() if path.is_file() else (",".join(COLUMNS) + "\n").encode()
    row = f"{hidden_seed(seed)},{commitment}\n".encode()
    return before if row in before else before + row


def hidden_seed(seed: str) -> str:
    return hashlib.sha256(seed.encode()).hexdigest()


def _remembered(home: Path) -> Iterator[Used]:
    """Those of this machine: in its list, at its desk, and in what was published from it."""
    path = home / SEEDS
    if path.is_file():
        for _, row in files.read_rows(path, COLUMNS):
            yield Used(row["seed"], row["commitment"], path)
    for draw in sorted(home.glob(AT_THE_DESK)):
        yield from _used(files.read_json(draw), draw)
    for archive in sorted(home.glob(PUBLISHED)):
        yield from _drawn_in(archive)


def _drawn_in(archive: Path) -> Iterator[Used]:
    """The seed of an archive; none where nobody has audited it."""
    try:
        with zipfile.ZipFile(archive) as opened:
            if files.DRAW in opened.namelist():
                yield from _used(json.loads(opened.read(files.DRAW)), archive)
    except (*DAMAGE, RuntimeError) as error:
        raise faults.no_archive(archive) from error


def _used(told: Any, where: Path) -> Iterator[Used]:
    if isinstance(told, dict) and {*COLUMNS} <= told.keys():
        yield Used(hidden_seed(str(told["seed"])), str(told["commitment"]), where)
