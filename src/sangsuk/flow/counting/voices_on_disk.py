"""Voices among millions of readings, in little memory: what is said of a district goes to a bucket.

The tallies are those of `voices.count_voices`; each bucket is counted by the
same columns and the same code, so that nothing is estimated and nothing hashed.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sangsuk.core.rank.heard import BITS, COUNTED, SIGNS, Heard, Ints
from sangsuk.core.rank.voices import Tally, tally_voices
from sangsuk.core.thai.dates import BANGKOK

BUCKETS: Final = 16
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
_SIGNS: Final = {polarity.value: sign for polarity, sign in SIGNS.items()}


def tally_batches(batches: Iterable[pa.RecordBatch], folder: Path) -> dict[str, Tally]:
    """Count each district's voices; the order of the readings does not matter.

    Args:
        batches: the columns of `tables.READINGS`, or those of them that are `NEEDED`.
        folder: where buckets lie meanwhile.
    """
    paths = [folder / f"bucket-{number:02}.arrow" for number in range(BUCKETS)]
    with ExitStack() as held:
        writers = [held.enter_context(pa.ipc.new_stream(path, SAID)) for path in paths]
        for batch in batches:
            said = _said(batch)
            buckets = pc.cast(said["district"], pa.int32()).to_numpy() % BUCKETS
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
        "day": pa.array(_days(readings["posted_at"]), pa.int32()),
        "services": pa.array(_services(readings["services"]), pa.int32()),
        "identified": identified,
    }
    polarity = pc.struct_field(mentions, "polarity").to_pylist()
    columns = {name: column.take(parents) for name, column in of_story.items()}
    columns["district"] = pc.struct_field(mentions, "code")
    columns["sign"] = pa.array([_SIGNS[each] for each in polarity], pa.int8())
    return pa.table({name: columns[name] for name in SAID.names}, schema=SAID)


def _days(moments: pa.StringArray) -> Iterator[int]:
    """The date in Bangkok of each moment, as an ordinal."""
    for moment in moments.to_pylist():
        yield datetime.fromisoformat(moment).astimezone(BANGKOK).toordinal()


def _services(services: pa.ListArray) -> Ints:
    """Each reading's set of services, as bits."""
    bits = [BITS.get(code, BITS["other"]) for code in services.flatten().to_pylist()]
    sets = np.zeros(len(services), np.int64)
    parents = pc.list_parent_indices(services).to_numpy()
    np.bitwise_or.at(sets, parents, np.array(bits, np.int64))
    return sets


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
