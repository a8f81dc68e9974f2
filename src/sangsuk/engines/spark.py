"""Reads parts on Apache Spark: `local[*]`, or a cluster whose nodes see the same folders.

What it runs is `read_part`, as every engine does; Spark starts what was lost
again.  Needs `pip install 'sangsuk[spark]'` and Java 17, here and on the nodes.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sangsuk.core.errors import SangsukError
from sangsuk.core.terms.tables import PLACES, SIGNED
from sangsuk.core.understand.batch import read_part
from sangsuk.engines.job import Done, Job
from sangsuk.engines.parts import Parts

OURS: Final = "spark-"
PART: Final = pa.field("part", pa.int64(), nullable=False)
READ: Final = pa.unify_schemas([SIGNED, PLACES, pa.schema([PART])])
SETTINGS: Final = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "4096",
    "spark.sql.files.maxPartitionBytes": "16m",  # else a few big files are a few tasks
    "spark.sql.files.openCostInBytes": "1m",
    "spark.task.maxFailures": "4",
    "spark.ui.showConsoleProgress": "false",
    "spark.ui.enabled": "false",
}


def read_parts(posts: Iterable[pa.RecordBatch], job: Job, *, master: str, on_done: Done) -> int:
    """Read every batch into a finished part; gives how many parts there are.

    Args:
        posts: are written beside the parts first, for Spark to read.
        job: what is done with each part.
        master: Spark's own word for where it runs.
        on_done: is told of each part.

    Raises:
        SangsukError: Spark or its Java is not there.
    """
    # A folder of this run: what a killed one left running may still write into its own.
    for left in job.parts.folder.glob(f"{OURS}*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(mkdtemp(prefix=OURS, dir=job.parts.folder))
    taken, read = folder / "posts", folder / "readings"
    taken.mkdir()
    rows = [_lay_out(number, batch, job, taken) for number, batch in enumerate(posts)]
    if any(taken.iterdir()):
        _run(job, master, taken, read)
        for path in sorted(read.glob("*.parquet")):
            _keep(path, job.parts)
    shutil.rmtree(folder, ignore_errors=True)
    for count in rows:
        on_done(count)
    return len(rows)


def _lay_out(number: int, batch: pa.RecordBatch, job: Job, folder: Path) -> int:
    """Write a part's posts where Spark reads them, unless the part is finished."""
    if not job.parts.has(number, batch.num_rows):
        numbers = pa.repeat(pa.scalar(number, PART.type), batch.num_rows)
        table = pa.Table.from_batches([batch]).append_column(PART, numbers)
        pq.write_table(table, folder / f"{number:08}.parquet", row_group_size=batch.num_rows)
    return int(batch.num_rows)


def _run(job: Job, master: str, taken: Path, read: Path) -> None:
    with _session(master) as (spark, schema):
        work = replace(job, parts=Parts(Path()))  # the nodes need no folder of ours
        posts = spark.read.parquet(taken.resolve().as_uri())
        posts.mapInArrow(lambda batches: _read(batches, work), schema).write.parquet(
            read.resolve().as_uri()
        )


def _read(batches: Iterable[pa.RecordBatch], job: Job) -> Iterator[pa.RecordBatch]:
    """What a task does."""
    for batch in batches:
        part = read_part(batch, job.make_reader(), job.campaign)
        columns = [*part.columns, batch.column(PART.name)]
        yield pa.RecordBatch.from_arrays(columns, schema=READ)


def _keep(path: Path, parts: Parts) -> None:
    """Keep what a task has written, part by part."""
    table = pq.read_table(path)
    for number in pc.unique(table[PART.name]).to_pylist():
        rows = table.filter(pc.equal(table[PART.name], number)).sort_by("row")
        whole = rows.select([*SIGNED.names, *PLACES.names])
        schema = pa.unify_schemas([SIGNED, PLACES])
        parts.keep(number, _one_batch(whole.cast(schema)))


def _one_batch(table: pa.Table) -> pa.RecordBatch:
    (batch,) = table.combine_chunks().to_batches() or [pa.RecordBatch.from_pylist([], table.schema)]
    return batch


@contextmanager
def _session(master: str) -> Iterator[tuple[Any, Any]]:
    """A Spark session of our own, and the schema of what tasks give."""
    try:
        # why: an extra that few install
        from pyspark.sql import SparkSession  # noqa: PLC0415

        # why: of the same extra
        from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415
    except ImportError:
        raise _not_here("Spark is not installed") from None
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise _not_here("There is no Java")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("sangsuk")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    try:
        yield spark, from_arrow_schema(READ)
    finally:
        spark.stop()


def _not_here(what: str) -> SangsukError:
    return SangsukError(
        "engine.not_here",
        what=f"{what}.",
        where="--engine spark",
        remedy="pip install 'sangsuk[spark]' and Java 17 (openjdk-17-jre-headless), or leave "
        "--engine out.",
    )
