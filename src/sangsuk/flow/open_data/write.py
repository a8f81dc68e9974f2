"""`sangsuk open-data`: the tables of a campaign for anybody, with all that says what they are."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sangsuk.core.errors import CallError
from sangsuk.core.tell.answers.answer import Answer
from sangsuk.core.tell.answers.rows import Source
from sangsuk.core.tell.open_data.alone import crowds_of, what_tells_too_much
from sangsuk.core.tell.open_data.catalogue import (
    CSV,
    PARQUET,
    Edition,
    File,
    as_croissant,
    as_dcat,
    as_thai_catalogue,
)
from sangsuk.core.tell.open_data.dictionary import dictionary_rows
from sangsuk.core.terms.codes import Words
from sangsuk.core.thai.dates import BANGKOK, thai_date
from sangsuk.flow.answers.answering import lay_out, source_now
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.open_data.formats import as_arrow, as_csv, as_parquet, write_duckdb
from sangsuk.flow.open_data.numbers import number_rows
from sangsuk.flow.open_data.tables import ASSETS, Tables, load_dictionary, open_tables
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.standings.queries import latest_snapshot

SUMS: Final = "SHA256SUMS"
DUCKDB: Final = "open-data.duckdb"
DICTIONARY: Final = "dictionary.csv"
NOTEBOOK: Final = "report_numbers.ipynb"
NUMBERS: Final = "report_numbers.csv"
READMES: Final = ("README.th.md", "README.en.md")
MEDIA: Final = {"csv": CSV, "parquet": PARQUET, "duckdb": "application/vnd.duckdb"}
VERSION_DIGITS: Final = 8
DAYS: Final = ("opens", "closes", "made")
AN_INSTANT: Final = timedelta(microseconds=1)


def write_open_data(
    campaign: Campaign, out: Path, *, home: Path, at: datetime, source: Source | None = None
) -> str:
    """Write the open tables and all that says what they are; gives the version.

    The same tables have the same digits behind the day of the version.

    Args:
        campaign: whose.
        out: the folder.
        home: the folder of all state, where the audit lies.
        at: this moment.
        source: the answer with what it was counted from; None: as they are now.

    Raises:
        CallError: nothing was counted yet, a table would tell of people, or `out` cannot
            be written.
    """
    source = source or source_now(campaign)
    tables = open_tables(campaign, home=home, source=source)
    if told := what_tells_too_much(tables):
        raise _tells_too_much(told)
    data = _data(tables)
    edition = _edition(campaign, data, at)
    contents = data | _about(tables, data, edition) | {NUMBERS: _numbers(source.answer)}
    contents[SUMS] = _sums(contents)
    with staged(*(out / name for name in contents)) as partials:
        for partial, content in zip(partials, contents.values(), strict=True):
            partial.write_bytes(content)
    return edition.version


def _data(tables: Tables) -> dict[str, bytes]:
    """Every table in its three forms."""
    dictionary = load_dictionary()
    arrows = {one.name: as_arrow(one, tables[one.name]) for one in dictionary}
    data = {f"{one.name}.csv": as_csv(one.names, tables[one.name]) for one in dictionary}
    data |= {f"{name}.parquet": as_parquet(arrow) for name, arrow in arrows.items()}
    with TemporaryDirectory() as folder:
        path = Path(folder) / DUCKDB
        write_duckdb(path, arrows, dictionary)
        return data | {DUCKDB: path.read_bytes()}


def _numbers(answer: Answer) -> bytes:
    """What the report tells of the same answer."""
    rows = number_rows(answer, lay_out(answer, "th"))
    return as_csv(list(rows[0]), rows)


def _edition(campaign: Campaign, data: Mapping[str, bytes], at: datetime) -> Edition:
    snapshot = latest_snapshot(campaign)
    digest = hashlib.sha256()
    for name in sorted(name for name in data if name.endswith(".csv")):
        digest.update(hashlib.sha256(data[name]).digest())
    day = at.astimezone(BANGKOK).date().isoformat()
    return Edition(
        slug=campaign.slug,
        version=f"{day}.{digest.hexdigest()[:VERSION_DIGITS]}",
        name=Words(campaign.name_th, campaign.name_en),
        host=rules_of(campaign).host,
        about=_abstract(campaign),
        opens=campaign.opens.astimezone(BANGKOK).date().isoformat(),
        closes=(campaign.closes - AN_INSTANT).astimezone(BANGKOK).date().isoformat(),
        made=day,
        rules_digest=snapshot.rules_digest if snapshot else "",
        reader=snapshot.reader if snapshot else "",
    )


def _abstract(campaign: Campaign) -> Words:
    said = tomllib.loads((ASSETS / "about.toml").read_text("utf-8"))
    parts = [said["made_up"]] if campaign.is_demo else []
    parts.append(said["about"])
    return Words(
        " ".join(one["th"] for one in parts).format(name=campaign.name_th),
        " ".join(one["en"] for one in parts).format(name=campaign.name_en),
    )


def _about(tables: Tables, data: Mapping[str, bytes], edition: Edition) -> dict[str, bytes]:
    dictionary = load_dictionary()
    files = {name: _file(name, content) for name, content in data.items()}
    crowds = {name: crowd._asdict() for name, crowd in crowds_of(tables).items()}
    rows = dictionary_rows(dictionary)
    return {
        DICTIONARY: as_csv(list(rows[0]), rows),
        "dcat.jsonld": _json(as_dcat(edition, list(files.values()))),
        "data-go-th.json": _json(as_thai_catalogue(edition, dictionary)),
        "croissant.json": _json(as_croissant(edition, dictionary, files)),
        "reidentification.json": _json(crowds),
        NOTEBOOK: (ASSETS / NOTEBOOK).read_bytes(),
        **{name: _readme(name, edition) for name in READMES},
    }


def _readme(name: str, edition: Edition) -> bytes:
    in_english = name == "README.en.md"
    said = {one.name: getattr(edition, one.name) for one in fields(edition)}
    told = {
        key: (value.en if in_english else value.th) if isinstance(value, Words) else value
        for key, value in said.items()
    }
    if not in_english:
        told |= {key: thai_date(date.fromisoformat(said[key])) for key in DAYS}
    return (ASSETS / name).read_text("utf-8").format(**told).encode()


def _file(name: str, content: bytes) -> File:
    digest = hashlib.sha256(content).hexdigest()
    return File(name=name, media=MEDIA[name.rsplit(".", 1)[1]], sha256=digest, size=len(content))


def _sums(files: Mapping[str, bytes]) -> bytes:
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)]
    return "".join(lines).encode()


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _tells_too_much(told: list[str]) -> CallError:
    return CallError(
        "open_data.tells_too_much",
        what=f"A table would tell of people: {told[0]}.",
        where="open data",
        remedy="take it out of the table, or hide small counts, before anything is opened.",
    )
