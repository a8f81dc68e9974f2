"""Files of posts, by their ending."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sangsuk.connectors.contract import Connector
from sangsuk.connectors.files.csv_file import CsvFile
from sangsuk.connectors.files.jsonl import JsonLines
from sangsuk.connectors.files.parquet import ParquetFile
from sangsuk.connectors.files.xlsx import Workbook
from sangsuk.core.errors import UnreadableSourceError

KINDS: Final[dict[str, Callable[..., Connector]]] = {
    ".jsonl": JsonLines,
    ".ndjson": JsonLines,
    ".csv": CsvFile,
    ".tsv": CsvFile,
    ".xlsx": Workbook,
    ".xlsm": Workbook,
    ".parquet": ParquetFile,
}


def open_posts(path: Path, *, title: str | None = None) -> Connector:
    """The connector for one file, by its ending; `title` is what rejections call it.

    Raises:
        UnreadableSourceError: files with that ending are not read.
    """
    if kind := KINDS.get(path.suffix.lower()):
        return kind(path, title=title or path.name)
    raise UnreadableSourceError(
        "posts.unknown_ending",
        what=f"Files ending in '{path.suffix}' are not read.",
        where=title or path.name,
        remedy=f"give a file of posts that ends in {', '.join(KINDS)}.",
    )
