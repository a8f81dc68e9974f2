"""The reader that ships with the package, made ready once a process."""

import hashlib
import io
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np

from sangsuk.core.errors import CallError
from sangsuk.core.understand.reader import Reader, version_of
from sangsuk.flow.gazetteer import load_gazetteer

ARRAYS: Final = "reader.npz"
SHIPPED: Final = files("sangsuk") / "assets" / "reader" / ARRAYS


@cache
def load_reader() -> Reader:
    """The shipped reader: gazetteer and trained arrays."""
    return _reader_of(SHIPPED.read_bytes())


def shipped_version() -> str:
    """The shipped reader's version, without making it ready."""
    return version_of(_digest(SHIPPED.read_bytes()))


def open_reader(folder: Path) -> Reader:
    """A reader made by `sangsuk train --out FOLDER`."""
    path = folder / ARRAYS
    if not path.is_file():
        raise CallError(
            "reader.missing",
            what=f"There is no {ARRAYS}.",
            where=str(folder),
            remedy="name a folder that `sangsuk train --out` has written.",
        )
    return _reader_of(path.read_bytes())


def _reader_of(content: bytes) -> Reader:
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return Reader(
            load_gazetteer(),
            {name: arrays[name] for name in arrays.files},
            digest=_digest(content),
        )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
