"""The archive of a result: its files, what the manifest says of them, who signed it."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, AnyStr, Final, NamedTuple

from sangsuk.core.check.ed25519 import fingerprint_of, signature_fits

FORMAT: Final = "sangsuk-result-3"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "signature.json"
SEALS: Final = (
    "seals/"  # seals/rows.csv: of each line of rows.csv, the first 8 digits of its SHA-256
)
SEAL_DIGITS: Final = 8

MOST_BYTES: Final = 1 << 26  # of a file that is read at once; rows.csv is not

_CHUNK: Final = 1 << 20
DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError)
MOST_LINE: Final = 1 << 20  # of a table
MOST_TABLE: Final = 1 << 31
MOST_TOLD: Final = 200  # letters of what does not fit


class Fault(NamedTuple):
    """Something in the archive that does not fit: in which file, on which line, and what."""

    file: str
    line: int | None  # the header is line 1
    what: str

    def __str__(self) -> str:
        where = f"{self.file}{f', row {self.line}' if self.line else ''}"
        return f"{as_told(where)}: {as_told(self.what)}"


class Unfit(Exception):  # noqa: N818 - a verdict on a file, not a failure of the program
    """The file cannot be read any further."""

    def __init__(self, file: str, what: str, line: int | None = None) -> None:
        super().__init__(file, what, line)
        self.fault = Fault(file, line, what)


def as_told(words: str) -> str:
    """Words of an archive that nobody vouches for, fit for a terminal."""
    cut = words if len(words) <= MOST_TOLD else words[:MOST_TOLD] + "…"
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in cut)


def seal_of(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()[:SEAL_DIGITS]


def read_bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        if archive.getinfo(name).file_size > MOST_BYTES:
            raise Unfit(name, "it is larger than any file of a result")
        return archive.read(name)
    except KeyError:
        raise Unfit(name, "it is not in the archive") from None
    except DAMAGE as error:
        raise Unfit(name, f"it is damaged ({error})") from None


def read_text(archive: zipfile.ZipFile, name: str) -> str:
    try:
        return read_bytes(archive, name).decode()
    except ValueError as error:
        raise Unfit(name, f"it is damaged ({error})") from None


def lines_of(file: IO[AnyStr], name: str) -> Iterator[AnyStr]:
    """The lines of a file that anybody may have made: none is read that has no end."""
    number = 0
    while line := file.readline(MOST_LINE):
        number += 1
        if len(line) == MOST_LINE:
            raise Unfit(name, "the row is longer than any row of a result", number)
        yield line


def read_object(archive: zipfile.ZipFile, name: str) -> dict[str, Any]:
    try:
        content = json.loads(read_text(archive, name))
    except (ValueError, RecursionError):
        raise Unfit(name, "it is no JSON") from None
    if not isinstance(content, dict):
        raise Unfit(name, "it is no JSON object")
    return content


def read_manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, whose shape is sound: `files` gives each name its sha256 and bytes."""
    manifest = read_object(archive, MANIFEST)
    if manifest.get("format") != FORMAT:
        what = f"its format is {manifest.get('format')!r}, not {FORMAT!r}"
        raise Unfit(MANIFEST, f"{what}: of another version of Sangsuk, whose verify.py it holds")
    files = manifest.get("files")
    if not isinstance(files, dict) or not all(isinstance(of, dict) for of in files.values()):
        raise Unfit(MANIFEST, "it does not list the files")
    return manifest


def check_files(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> Iterator[Fault]:
    """Every file is the one that the manifest names, once, and there is no other."""
    names = archive.namelist()
    told = [*manifest["files"], MANIFEST, *([SIGNATURE] if manifest.get("signed_by") else [])]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Fault(name, None, "it is in the archive more than once")
    for name in sorted(set(names) - set(told)):
        yield Fault(name, None, "the manifest does not name it")
    for name in sorted(set(told) - set(names)):
        yield Fault(name, None, "it is missing")
    for name, said in manifest["files"].items():
        if name in names:
            yield from _check_file(archive, name, said)


def check_signature(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> Iterator[Fault]:
    """The manifest is signed by the key that it names; a key that is named must have signed."""
    if not manifest.get("signed_by") or SIGNATURE not in archive.namelist():
        return  # unsigned, which the verdict says; or missing, which is told already
    seal = read_object(archive, SIGNATURE)
    try:
        public, signature = (bytes.fromhex(seal[part]) for part in ("public_key", "signature"))
    except (KeyError, TypeError, ValueError):
        raise Unfit(SIGNATURE, "it holds no key and signature") from None
    if fingerprint_of(public) != manifest["signed_by"]:
        yield Fault(SIGNATURE, None, "its key is not the one that the manifest names")
    if not signature_fits(public, read_bytes(archive, MANIFEST), signature):
        yield Fault(MANIFEST, None, "the signature does not fit: it was changed after signing")


def hash_of(archive: zipfile.ZipFile, name: str) -> str:
    """The SHA-256 of a file of any size."""
    digest = hashlib.sha256()
    try:
        with archive.open(name) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except DAMAGE as error:
        raise Unfit(name, f"it is damaged ({error})") from None
    return digest.hexdigest()


def _check_file(archive: zipfile.ZipFile, name: str, said: dict[str, Any]) -> Iterator[Fault]:
    try:
        digest = hash_of(archive, name)
    except Unfit as unfit:
        yield unfit.fault
        return
    if digest != said.get("sha256"):
        yield Fault(name, None, "its SHA-256 is not the one in the manifest")
        yield from _broken_seals(archive, name)
    elif archive.getinfo(name).file_size != said.get("bytes"):
        yield Fault(name, None, "its size is not the one in the manifest")


def _broken_seals(archive: zipfile.ZipFile, name: str) -> Iterator[Fault]:
    """The first line that is not as it was sealed."""
    if SEALS + name not in archive.namelist() or archive.getinfo(name).file_size > MOST_TABLE:
        return
    seals = read_text(archive, SEALS + name).split()
    with archive.open(name) as file:
        lines = [seal_of(line) for line in lines_of(file, name)]
    for number, (line, seal) in enumerate(zip(lines, seals, strict=False), 1):
        if line != seal:
            yield Fault(name, number, _how(lines[number - 1 :], seals[number - 1 :]))
            return
    if len(lines) != len(seals):
        first = min(len(lines), len(seals)) + 1
        what = "a row was added" if len(lines) > len(seals) else "the row that stood here is gone"
        yield Fault(name, first, what)


def _how(lines: list[str], seals: list[str]) -> str:
    """What became of the line where lines and seals part."""
    if lines[:3] == seals[1:4]:
        return "the row that stood here is gone"
    if lines[1:4] == seals[:3]:
        return "a row was added"
    if lines[1:2] == seals[:1] and lines[:1] == seals[1:2]:
        return "this row and the next have changed places"
    return "the row was changed"
