"""The reader that ships with the package, made ready once a process."""

import gc
import hashlib
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np

from sangsuk.core.errors import CallError
from sangsuk.core.understand.copy_arrays import SIGNATURE_BYTES, find_copies
from sangsuk.core.understand.reader import Reader, version_of
from sangsuk.core.understand.warming import go_through, warm
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.encoder import CARE_SHIPPED, load_care
from sangsuk.flow.reading.gazetteer import load_gazetteer

ARRAYS: Final = "reader.npz"
SHIPPED: Final = files("sangsuk") / "assets" / "reader" / ARRAYS


@cache
def load_reader(*, careful: bool = True) -> Reader:
    """The shipped reader: gazetteer and trained arrays.

    Args:
        careful: with both tiers; else the fast one alone.
    """
    shipped = SHIPPED.read_bytes()
    _keep_memory()
    with _kept_for_good():
        return _reader_of(shipped, digest=_shipped_digest(careful=careful), care=careful)


def warm_reader() -> None:
    """Compile every loop of reading and of finding copies, for all later processes."""
    warm(load_reader(), load_campaign("amphoe-sangsuk-2563"))
    nothing = np.zeros((2, SIGNATURE_BYTES), np.uint8)
    two = np.arange(2, dtype=np.int32)
    find_copies(nothing, two, two)


def make_ready(*, careful: bool) -> None:
    """Load the reader and every loop of it into this process, for all that it will fork."""
    with _kept_for_good():
        go_through(load_reader(careful=careful), load_campaign("amphoe-sangsuk-2563"))


def shipped_version(*, careful: bool = True) -> str:
    """The version of the shipped reader, without making it ready; both tiers or the fast one."""
    return version_of(_shipped_digest(careful=careful))


def open_reader(folder: Path) -> Reader:
    """A reader made by `sangsuk train --out FOLDER`: the fast tier alone."""
    path = folder / ARRAYS
    if not path.is_file():
        raise CallError(
            "reader.missing",
            what=f"There is no {ARRAYS}.",
            where=str(folder),
            remedy="name a folder that `sangsuk train --out` has written.",
        )
    content = path.read_bytes()
    try:
        return _reader_of(content, digest=_digest(content), care=False)
    except (EOFError, KeyError, ValueError, zipfile.BadZipFile) as fault:
        raise CallError(
            "reader.unfit",
            what="The arrays are damaged, or another version of sangsuk has learned them.",
            where=str(path),
            remedy="write the folder again: sangsuk train --out FOLDER.",
        ) from fault


def _reader_of(content: bytes, *, digest: str, care: bool) -> Reader:
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return Reader(
            load_gazetteer(),
            {name: arrays[name] for name in arrays.files},
            digest=digest,
            care=load_care() if care else None,
        )


def _keep_memory() -> None:
    """Let this process keep the memory of one batch for the next one.

    The GNU C library gives back to the system what is free beyond twice the largest array that was
    ever freed, and the system hands it out again page by page, each wiped.  Arrays above 32 MB
    are always given back and raise nothing.
    """
    largest = np.empty((32 << 20) - (64 << 10), np.uint8)  # no page of it is touched
    del largest


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """What is made inside stays as long as the process, and is not looked through for garbage."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()


def _shipped_digest(*, careful: bool) -> str:
    fast = SHIPPED.read_bytes()
    return _digest(fast, CARE_SHIPPED.read_bytes()) if careful else _digest(fast)


def _digest(*contents: bytes) -> str:
    return hashlib.sha256(b"".join(contents)).hexdigest()
