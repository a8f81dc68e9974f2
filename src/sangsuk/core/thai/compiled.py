"""How inner loops become machine code.

Importing this takes half a second, so modules of loops are imported where they
are called, and a command that reads nothing starts without it.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from numba import njit

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile at the first call and keep the machine code on disk; other threads run meanwhile."""
    machine: Callable[P, R] = njit(cache=True, nogil=True, error_model="numpy")(function)
    return machine
