"""Voices among millions of readings, in little memory: what is said of a district goes to a bucket.

The tallies are those of `voices.count_voices`; each bucket is counted by the
same columns and the same code, so that nothing is estimated and nothing hashed.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sangsuk.core.rank.heard import COUNTED, Heard
from sangsuk.core.rank.heard_columns import days_of, services_of, signs_of
from sangsuk.core.rank.voices import Tally, tally_voices

BUCKETS: Final = 16
READINGS_A_BUCKET: Final = 250_000  # more of them than so many buckets hold go to more
MOST_BUCKETS: Final = 256  # files that are open at once
NEEDED: Final = ("id", "platform", "posted_at", "author", "eligible", "districts", "services")
SAID: Final = pa.schema(
    [
        ("district", pa.string()),
        ("citizen", pa.string()),
        ("story", pa.string()),
        ("sign", pa.int8()),
        ("day", pa.int32()),
        ("services", pa.int32()),
        ("identified", pa.bool_()),
    ]
)
_NAMES: Final = ("district", "citizen", "story")
_PLAIN: Final = ("sign", "day", "services", "identified")


def tally_batches(
    batches: Iterable[pa.RecordBatch], folder: Path, *, readings: int = 0
) -> dict[str, Tally]:
    """Count each district's voices; the order of the readings does not matter.

    Args:
        batches: the columns of `tables.READINGS`, or those of them that are `NEEDED`.
        folder: where buckets lie meanwhile.
        readings: about how many there are.
    """
    many = min(max(BUCKETS, readings // READINGS_A_BUCKET), MOST_BUCKETS)
    paths = [folder / f"bucket-{number:03}.arrow" for number in range(many)]
    with ExitStack() as held:
        writers = [held.enter_context(pa.ipc.new_stream(path, SAID)) for path in paths]
        for batch in batches:
            said = _said(batch)
            buckets = pc.cast(said["district"], pa.int32()).to_numpy() % many
            for number in np.unique(buckets).tolist():
                writers[number].write_table(said.filter(pa.array(buckets == number)))
    tallies: dict[str, Tally] = {}
    for path in paths:
        tallies |= tally_voices(_heard(path))
        path.unlink()
    return dict(sorted(tallies.items()))


def _said(batch: pa.RecordBatch) -> pa.Table:
    """One row a mention of an eligible reading."""
    readings = batch.select(list(NEEDED)).filter(batch.column("eligible"))
    said = readings.column("districts")
    parents = pc.list_parent_indices(said)
    mentions = said.flatten()
    author = pc.if_else(pc.equal(readings["author"], ""), None, readings["author"])
    identified = author.is_valid()
    named = pc.if_else(identified, author, readings["id"])
    mark = pc.if_else(identified, "account", "post")
    of_story = {
        "citizen": pc.binary_join_element_wise(mark, readings["platform"], named, "\0"),
        "story": pc.binary_join_element_wise(readings["platform"], readings["id"], "\0"),
        "day": pa.array(days_of(readings["posted_at"])),
        "services": pa.array(services_of(readings["services"])),
        "identified": identified,
    }
    columns = {name: column.take(parents) for name, column in of_story.items()}
    columns["district"] = pc.struct_field(mentions, "code")
    columns["sign"] = pa.array(signs_of(mentions))
    return pa.table({name: columns[name] for name in SAID.names}, schema=SAID)


def _heard(path: Path) -> Heard:
    """What a bucket holds, in numbers."""
    with pa.ipc.open_stream(path) as stream:
        said = stream.read_all()
    names = {name: said[name].combine_chunks().dictionary_encode() for name in _NAMES}
    if not said.num_rows:
        empty = np.empty(0, np.int64)
        return Heard((), 0, 0, *(empty for _ in range(8)))
    numbers = {name: column.indices.to_numpy().astype(np.int64) for name, column in names.items()}
    plain = {name: said[name].to_numpy().astype(np.int64) for name in _PLAIN}
    return Heard(
        codes=tuple(names["district"].dictionary.to_pylist()),
        citizens=len(names["citizen"].dictionary),
        stories=len(names["story"].dictionary),
        copy=np.full(said.num_rows, COUNTED),
        **numbers,
        **plain,
    )
