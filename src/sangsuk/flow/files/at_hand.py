"""Places in a store of objects as files at hand: fetched before the work, put back after it."""

import hashlib
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sangsuk.connectors.files import KINDS
from sangsuk.connectors.s3 import SCHEME, Held, Store, is_address, shown
from sangsuk.core.errors import SangsukError
from sangsuk.flow.counting.results import SUMMARY
from sangsuk.flow.files.outputs import alone
from sangsuk.flow.files.posts import LOOKALIKES

__all__ = ["at_hand", "shown"]
_POSTS: Final = LOOKALIKES | set(KINDS)  # endings; a lookalike is fetched to be refused


@contextmanager
def at_hand(source: str, out: str, *, home: Path) -> Iterator[tuple[Path, Path]]:
    """Gives the paths where what is read lies and what is made goes, for work on files.

    A place that is no address of a store (s3://…) is its own path.  Others lie
    in a folder of the two, below `home`: objects are fetched before the block,
    and what it made is put there after it.  A block that fails or is killed
    leaves the folder with its unfinished parts, and the next for the same two
    places goes on there.

    Args:
        source: a file or a folder: a key, or what all keys of a folder begin with.
        out: the same.
        home: the folder of all state.

    Raises:
        CallError: a store cannot be asked, nothing is there, or another run has the two in hand.
    """
    if not (is_address(source) or is_address(out)):
        yield Path(source), Path(out)
        return
    folder = home / "s3" / hashlib.sha256(f"{source}\n{out}".encode()).hexdigest()[:32]
    folder.mkdir(parents=True, exist_ok=True)
    folder.parent.chmod(0o700)  # it holds stories
    with _addresses_told(folder), alone(folder.with_suffix(".taken")):
        stores = [Store(place) if is_address(place) else None for place in (source, out)]
        taken, kept = stores
        if kept:
            kept.check_bucket()
        fetched = _fetch(taken, folder) if taken else ()
        _clear(folder, but=fetched)
        near = [
            folder / store.path if store else Path(place)
            for store, place in zip(stores, (source, out), strict=True)
        ]
        yield near[0], near[1]
        if kept:
            _put(kept, folder, fetched)
        shutil.rmtree(folder)


def _fetch(store: Store, folder: Path) -> Collection[Path]:
    """Fetch the object, or those of a folder that may hold posts; gives their files."""
    held = {folder / each.path: each for each in store.listed()}
    if folder / store.path not in held:
        (folder / store.path).mkdir(parents=True, exist_ok=True)
        held = _of_posts(held)
    for file, each in held.items():
        store.fetch(each, file)
    return held


def _of_posts(held: dict[Path, Held]) -> dict[Path, Held]:
    return {file: each for file, each in held.items() if file.suffix.lower() in _POSTS}


def _clear(folder: Path, *, but: Collection[Path]) -> None:
    """Take away what an earlier run left, but for its unfinished parts."""
    for file in _files(folder):
        is_part = any(part.endswith(".parts") for part in file.relative_to(folder).parts)
        if file not in but and not is_part:
            file.unlink()


def _put(store: Store, folder: Path, fetched: Collection[Path]) -> None:
    """Put what was made, summary.json last: it vouches for the others."""
    made = sorted(set(_files(folder)) - set(fetched), key=lambda file: (file.name == SUMMARY, file))
    try:
        for file in made:
            store.put(file, file.relative_to(folder).as_posix())
    except SangsukError as error:
        error.remedy = f"{error.remedy} What was made lies in {folder}."
        raise


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@contextmanager
def _addresses_told(folder: Path) -> Iterator[None]:
    """What is said of a file at hand is said of its address."""
    try:
        yield
    except SangsukError as error:
        error.where = error.where.replace(f"{folder}{os.sep}", SCHEME)
        raise
