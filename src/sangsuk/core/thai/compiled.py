"""How inner loops become machine code.

Importing this takes half a second, so modules of loops are imported where they
are called, and a command that reads nothing starts without it.
"""

import os
import re
import sys
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from typing import Any, Final, ParamSpec, TypeVar

import numba

P = ParamSpec("P")
R = TypeVar("R")

_CORE: Final = Path(__file__).parents[1]
_FROM_CORE: Final = re.compile(r"^\s*from sangsuk\.core\.([\w.]+) import", re.MULTILINE)
_settings: Final[Any] = numba.config
_njit: Final[Any] = numba.njit


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile at the first call and keep the machine code on disk; other threads run meanwhile."""
    return _compiled(function, inside=False)


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """The same, written out wherever another loop calls it; it makes and gives no array.

    A call hands every array over by value, and each part of an array counts as an owner of the
    whole: both dear, where it is done for each letter.  A loop that makes no array needs no count.
    """
    return _compiled(function, inside=True)


def _compiled(function: Callable[P, R], *, inside: bool) -> Callable[P, R]:
    before = _settings.CACHE_DIR
    # Read at this very call; for code of others the place stays as it was.
    _settings.CACHE_DIR = str(_place_of(Path(sys.modules[function.__module__].__file__ or "")))
    made = _njit(cache=True, nogil=True, error_model="numpy", forceinline=inside, _nrt=not inside)
    machine: Callable[P, R] = made(function)
    _settings.CACHE_DIR = before
    return machine


def forget_old() -> None:
    """Delete the machine code of loops that have changed since."""
    loops = {_place_of(path) for path in _CORE.rglob("*_loops.py")}
    for path in _home().glob("*_loops-*"):
        if path not in loops:
            rmtree(path, ignore_errors=True)


@cache
def _place_of(source: Path) -> Path:
    """Where the machine code of a module lies: under a digest of all that it is made of.

    By itself machine code is known to be stale only when its own file changes,
    not when a loop or a number that it took from another file does.
    """
    digest = blake2b(numba.__version__.encode(), digest_size=8)
    for path in sorted(_made_of(source)):
        digest.update(path.read_bytes())
    return _home() / f"{source.stem}-{digest.hexdigest()}"


def _made_of(source: Path) -> set[Path]:
    """A module and all modules of the core that it imports, and so on."""
    every: set[Path] = set()
    ahead = {source}
    while ahead:
        path = ahead.pop()
        every.add(path)
        ahead |= {some for some in _imported(path) if some.is_file()} - every
    return every


@cache
def _imported(source: Path) -> frozenset[Path]:
    names = _FROM_CORE.findall(source.read_text("utf-8"))
    return frozenset(_CORE.joinpath(*name.split(".")).with_suffix(".py") for name in names)


@cache
def _home() -> Path:
    """Beside the source, or where this user may write."""
    if _settings.CACHE_DIR:
        return Path(_settings.CACHE_DIR)
    beside = _CORE / "__pycache__"
    if os.access(beside if beside.exists() else _CORE, os.W_OK):
        return beside
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "sangsuk"
