"""What every engine does with every part."""

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.understand.batch import read_part
from sangsuk.core.understand.reader import Reader
from sangsuk.engines.parts import Parts

Part = tuple[int, pa.RecordBatch]
Done = Callable[[int], None]  # told how many posts were read


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be done with every part."""

    make_reader: Callable[[], Reader]  # a worker makes its own, once
    campaign: Campaign
    parts: Parts
    ready: str = ""  # a module to import before workers part, so that they share what it makes

    def do(self, part: Part) -> int:
        """Read one part and keep it, unless that was done before; gives its number of posts."""
        number, posts = part
        if not self.parts.has(number, posts.num_rows):
            self.parts.keep(number, read_part(posts, self.make_reader(), self.campaign))
        return int(posts.num_rows)
