"""A result as one archive that anybody can check: rows, rules, standings, and who signed it."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sangsuk
from sangsuk.core.check.acts import ACTS
from sangsuk.core.check.archive import FORMAT, MANIFEST, SEALS, SIGNATURE, seal_of
from sangsuk.core.check.coverage import COVERAGE, COVERAGE_COLUMNS
from sangsuk.core.check.ed25519 import fingerprint_of, public_key_of, sign
from sangsuk.core.check.frame import LONG_AGO, MODE, UNIX
from sangsuk.core.check.origins import MODEL, RANDOMNESS, seeds_of
from sangsuk.core.check.other_rules import WHAT_IF
from sangsuk.core.check.places import District
from sangsuk.core.check.rules import CAMPAIGN, RULES, Rules
from sangsuk.core.check.standings import DISTRICTS, STANDINGS
from sangsuk.core.check.summary import SUMMARY
from sangsuk.core.check.verdict import Verdict
from sangsuk.core.errors import CallError
from sangsuk.flow.counting.result_folder import ResultFolder, open_result
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.publishing.bundle_audit import audit_files
from sangsuk.flow.publishing.estimates import shipped_arrays
from sangsuk.flow.publishing.public_tables import as_table, public_tables
from sangsuk.flow.publishing.verification import verify_file
from sangsuk.flow.publishing.verify_program import join_program
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.reading.reader import shipped_version

PROGRAM: Final = "verify.py"
LEVEL: Final = 6

Contents = dict[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledgers:
    """What the database has written of a campaign beside its result."""

    acts: Path | None = None  # by `sangsuk acts export`
    coverage: Path | None = None  # by `sangsuk doors --out`


NO_LEDGERS: Final = Ledgers()


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was written: the verdict on it, and whose signature it bears."""

    verdict: Verdict
    fingerprint: str  # empty: nobody signed


def bundle_result(
    folder: Path,
    out: Path,
    *,
    campaign: str = "",
    readings: Path | None = None,
    identities: Path | None = None,
    ledgers: Ledgers = NO_LEDGERS,
    secret: bytes | None = None,
) -> Bundle:
    """Write the result in `folder` as an archive, and check it before it takes its name.

    The same folder and key give the same bytes.

    Args:
        folder: what `sangsuk run` or `sangsuk rank` wrote.
        out: the archive.
        campaign: slug or file of the rules; empty: the slug that the summary names.
        readings: Parquet; None: readings.parquet in the folder.
        identities: what `sangsuk rank` was given of accounts that are one person's.
        ledgers: what else lies in it.
        secret: the key that signs; None: nobody does, and the archive says so.

    Raises:
        CallError: the folder holds no whole result, or its parts contradict each other.
    """
    result = open_result(folder, campaign=campaign, readings=readings, identities=identities)
    contents = _contents(result, ledgers)
    manifest = _manifest(result, contents, secret)
    sealed = _signed(manifest, secret)
    with staged(out) as (partial,):
        write_archive(partial, sealed | contents)
        verdict = verify_file(partial)
        if not verdict.verified:
            raise _contradicts(folder, verdict)
    return Bundle(verdict, verdict.signed_by)


def _contents(result: ResultFolder, ledgers: Ledgers) -> Contents:
    """All files but the manifest, in the order in which a person would open them."""
    told = public_tables(result.readings, result.identities, result.rulings)
    tables = told | {
        STANDINGS: result.read(STANDINGS),
        DISTRICTS: as_table(District._fields, _districts(result.rules)),
        WHAT_IF: result.read(WHAT_IF),
        COVERAGE: _given(ledgers.coverage) or as_table(COVERAGE_COLUMNS, ()),
    }
    texts, audit = _texts(result), audit_files(result.folder)
    tables |= {name: content for name, content in audit.items() if name.endswith(".csv")}
    texts |= {name: content for name, content in audit.items() if name not in tables}
    seals = {SEALS + name: _seals(table) for name, table in tables.items()}
    return texts | tables | seals | ({ACTS: _given(ledgers.acts)} if ledgers.acts else {})


def _texts(result: ResultFolder) -> Contents:
    return {
        PROGRAM: join_program().encode(),
        CAMPAIGN: result.campaign_file.read_bytes(),
        RULES: result.canonical_rules,
        SUMMARY: result.read(SUMMARY),
        MODEL: _json(_model(result)),
        RANDOMNESS: _json(seeds_of(result.said.get("rules_digest"))),
    }


def _given(path: Path | None) -> bytes:
    return path.read_bytes() if path else b""


def _manifest(result: ResultFolder, contents: Contents, secret: bytes | None) -> bytes:
    return _json(
        {
            "format": FORMAT,
            "campaign": result.said.get("campaign"),
            "rules_digest": result.said.get("rules_digest"),
            "reader": result.said.get("reader"),
            "code": f"sangsuk {sangsuk.__version__}",
            "signed_by": fingerprint_of(public_key_of(secret)) if secret else None,
            "files": {
                name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
                for name, content in contents.items()
            },
        }
    )


def _signed(manifest: bytes, secret: bytes | None) -> Contents:
    if secret is None:
        return {MANIFEST: manifest}
    seal = {
        "algorithm": "Ed25519",
        "signs": MANIFEST,
        "public_key": public_key_of(secret).hex(),
        "signature": sign(secret, manifest).hex(),
    }
    return {MANIFEST: manifest, SIGNATURE: _json(seal)}


def _districts(rules: Rules) -> list[District]:
    return [
        District(one.code, one.name_th, one.province_th, one.population)
        for one in load_gazetteer().districts
        if not rules.provinces or one.code[:2] in rules.provinces
    ]


def _model(result: ResultFolder) -> dict[str, Any]:
    """Which reader read; its arrays by their digests where they are those of this package."""
    reader = result.said.get("reader")
    return {"reader": reader, "arrays": shipped_arrays() if reader == shipped_version() else {}}


def _seals(table: bytes) -> bytes:
    return "".join(seal_of(line) + "\n" for line in io.BytesIO(table)).encode()


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def write_archive(path: Path, contents: Mapping[str, bytes]) -> None:
    """Write files as the only archive that holds them: no time, no owner, no order but theirs."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system, entry.external_attr = UNIX, MODE
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, LEVEL)


def _contradicts(folder: Path, verdict: Verdict) -> CallError:
    return CallError(
        "bundle.contradiction",
        what=f"The result contradicts its readings: {verdict.faults[0]}.",
        where=str(folder),
        remedy="make the result again with sangsuk run; readings and standings must be of one run.",
    )
