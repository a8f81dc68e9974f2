"""What every second reader promises: for each text an opinion, or why there is none."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from sangsuk.core.terms.second_opinion import Opinion, Silence


class SecondReader(Protocol):
    """A model that is not ours."""

    name: str  # stands beside each of its opinions
    is_outside: bool  # texts leave this machine

    def read(self, texts: Sequence[str]) -> Iterator[Opinion | Silence]:
        """Give one for each text, in their order.

        Raises:
            SangsukError: the model cannot be used at all.  One text never raises.
        """
        ...
