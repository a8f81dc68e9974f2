"""Where the long arrays lie by which copies are found."""

from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

NO_FILE: Final = -1


class Room(Protocol):
    """Gives arrays of zeros, in memory or on disk."""

    def array(self, shape: tuple[int, ...], kind: type[np.generic]) -> NDArray[Any]: ...

    def rest(self) -> None:
        """Let go of what need not stay in memory now."""


class Memory:
    """All in memory."""

    def array(self, shape: tuple[int, ...], kind: type[np.generic]) -> NDArray[Any]:
        return np.zeros(shape, kind)

    def rest(self) -> None:
        """Nothing is let go."""
