"""What every connector promises: each row comes out once, as a post or as a rejection."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol, runtime_checkable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sangsuk.core.terms.story import Post


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that is no post, and why.  `reason` never quotes the text of a story."""

    where: str  # "posts.csv, line 12"
    reason: str


class Connector(Protocol):
    """One source that can be read once from its beginning."""

    name: str
    where: str  # where the row that was last yielded stands
    portion: float  # 0..1, how much of the source has been read

    def read(self) -> Iterator[Post | Rejection]:
        """Yield every row once, as a post or a rejection; skip none silently.

        Raises:
            UnreadableSourceError: nothing of use could be read.  A bad row never raises.
        """
        ...


class SomeRows(NamedTuple):
    """Rows of a source that follow each other."""

    source: str  # "posts.parquet, row ": with the number behind it, a row's place
    first: int  # number of the first row
    plain: NDArray[np.bool_]  # for each row, whether it stands among `posts`
    posts: pa.RecordBatch  # `tables.TOLD` of the plain rows, in their order
    others: Mapping[int, Post | Rejection]  # by place in `plain`, in their order


@runtime_checkable
class InColumns(Protocol):
    """A connector that can give many rows at once: the same that `read` gives one by one."""

    where: str
    portion: float

    def read_some(self) -> Iterator[SomeRows]:
        """Yield every row once, as `Connector.read` does.

        Raises:
            UnreadableSourceError: nothing of use could be read.  A bad row never raises.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A post as a service tells it, and the moment as of which it stood so."""

    post: Post
    version_at: datetime
    raw: bytes  # its part of what was delivered


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A post that its service says was deleted or unsent."""

    platform: str
    id: str
    is_unsent: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return (self.platform, self.id)


Event = Told | Gone | Rejection
