"""What every connector promises: each row comes out once, as a post or as a rejection."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

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
