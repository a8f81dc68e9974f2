"""The reader itself, in this process."""

import sys
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import numpy as np
import pyarrow as pa

from bench.clock import run
from bench.commands import CAMPAIGN
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.understand.batch import read_batch
from sangsuk.core.understand.reader import Reader
from sangsuk.flow.campaigns import load_campaign

BATCH: Final = 4096


def batches(texts: Sequence[str]) -> list[pa.RecordBatch]:
    """The texts as posts, in columns of Arrow."""
    number = len(texts)
    columns = {
        "id": pa.array(np.arange(number)).cast(pa.string()),
        "platform": pa.repeat("x", number),
        "posted_at": pa.repeat("2020-12-05T10:00:00+07:00", number),
        "text": pa.array(texts, pa.string()),
    }
    made: list[pa.RecordBatch] = pa.table(columns).to_batches(max_chunksize=BATCH)
    return made


def read_all(texts: Sequence[str], reader: Reader) -> None:
    read_batches(batches(texts), reader)


def read_batches(posts: Sequence[pa.RecordBatch], reader: Reader) -> None:
    """Every field of the contract: posts as columns of Arrow in, readings as columns out."""
    for batch in posts:
        read_batch(batch, reader, _campaign())


@cache
def _campaign() -> Campaign:
    """The rules are no text: they are read before the time begins, as the peers learn before."""
    return load_campaign(CAMPAIGN)


def first_reading() -> dict[str, Any]:
    """From the start of a process to its first reading, with a warm kernel cache."""
    one = (
        "from bench.ours import read_all; from sangsuk.flow.reading.reader import load_reader;"
        "read_all(['ขอบคุณอำเภอปัว'], load_reader())"
    )
    command = [sys.executable, "-c", one]
    run(command)  # warms the cache
    ran = run(command)
    return {"bench": "first reading after start", "wall_s": round(ran.wall, 2)}
