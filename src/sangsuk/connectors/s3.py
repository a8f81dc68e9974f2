"""Objects of a store that speaks S3: found, fetched into files and put there from files.

pyarrow's own file system asks the store: who asks, the region and the endpoint
come from the address or the environment, in the words that pyarrow takes.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from string import punctuation
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

import pyarrow as pa
from pyarrow import fs

from sangsuk.core.errors import CallError, refusals_of

SCHEME: Final = "s3://"
CHUNK: Final = 8 * 2**20  # bytes asked for at once
HOW: Final = (
    "write s3://BUCKET/KEY, and behind it if need be "
    "?region=REGION or ?endpoint_override=HOST:PORT&scheme=http (docs/scaling.md)."
)
# What pyarrow says of an answer, and what it means to who asked.
_NO_BUCKET: Final = ("NO_SUCH_BUCKET", "not found")
_REFUSED: Final = (
    *("ACCESS_DENIED", "INVALID_ACCESS_KEY_ID", "SIGNATURE_DOES_NOT_MATCH"),
    *("INVALID_CLIENT_TOKEN_ID", "EXPIRED_TOKEN", "HTTP status 401", "HTTP status 403"),
)
_NO_ROUTE: Final = ("NETWORK_CONNECTION", "REQUEST_TIMEOUT", "curlCode")
_refused = refusals_of("s3")


def is_address(place: str) -> bool:
    return place.startswith(SCHEME)


def shown(address: str) -> str:
    """The address without what opens the store, fit to be said."""
    if not is_address(address):
        return address
    bucket, _, key = address.removeprefix(SCHEME).partition("?")[0].partition("/")
    return f"{SCHEME}{bucket.rpartition('@')[2]}/{key}"


class Held(NamedTuple):
    """One object as a store lists it."""

    path: str  # BUCKET/KEY
    size: int  # bytes
    changed: int  # nanoseconds since 1970


class Store:
    """The store that an address names, and the place there.

    Every call raises CallError for what the caller can mend: no such bucket,
    credentials that are refused, no way to the store.
    """

    def __init__(self, address: str) -> None:
        self.where = shown(address)
        try:
            # Letters of Thai and spaces must be written in an address as %E0…
            with self._faults_told():
                self._files, path = fs.FileSystem.from_uri(quote(address, safe=punctuation))
        except (pa.ArrowInvalid, ValueError):
            raise _refused("unfit_address", "It is no address of S3.", self.where, HOW) from None
        self.path = path.rstrip("/")
        if not _is_plain(self.path) or urlsplit(address).fragment:
            raise _refused("unfit_address", "It is no address of S3.", self.where, HOW)

    def check_bucket(self) -> None:
        """Find out before long work whether the bucket is there and opens to who asks."""
        bucket = self.path.partition("/")[0]
        with self._faults_told():
            if self._files.get_file_info(bucket).type is fs.FileType.NotFound:
                raise self._no_bucket()

    def listed(self) -> list[Held]:
        """The object, or all objects below that place, by name; at least one."""
        with self._faults_told():
            found = self._files.get_file_info(self.path)
            if found.type is fs.FileType.Directory:
                below = self._files.get_file_info(fs.FileSelector(self.path, recursive=True))
            else:
                below = [found]
        objects = [
            Held(info.path, info.size, info.mtime_ns)
            for info in sorted(below, key=lambda info: info.path)
            if info.type is fs.FileType.File
        ]
        if not objects:
            self.check_bucket()
            remedy = "look at the key again; it is told from A to z with its ending."
            raise _refused("not_there", "There is no such object.", self.where, remedy)
        for held in objects:
            if not _is_plain(held.path):
                what, remedy = "The key of an object is no path of a file.", "rename the object."
                raise _refused("unfit_key", what, f"{SCHEME}{held.path}", remedy)
        return objects

    def fetch(self, held: Held, file: Path) -> None:
        """Copy an object into a file, which appears whole; one that was fetched before stays."""
        if file.is_file() and (file.stat().st_size, file.stat().st_mtime_ns) == held[1:]:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_name(f".{file.name}.partial")
        with self._faults_told(f"{SCHEME}{held.path}"):
            self._copy(held.path, str(partial), self._files, fs.LocalFileSystem())
        if partial.stat().st_size != held.size:
            what, remedy = "The object changed while it was fetched.", "call again."
            raise _refused("changed", what, f"{SCHEME}{held.path}", remedy)
        os.utime(partial, ns=(held.changed, held.changed))
        partial.replace(file)

    def put(self, file: Path, path: str) -> None:
        """Copy a file into an object, which appears whole."""
        with self._faults_told(f"{SCHEME}{path}"):
            self._copy(str(file), path, fs.LocalFileSystem(), self._files)

    @staticmethod
    def _copy(source: str, target: str, here: fs.FileSystem, there: fs.FileSystem) -> None:
        fs.copy_files(
            source, target, source_filesystem=here, destination_filesystem=there, chunk_size=CHUNK
        )

    @contextmanager
    def _faults_told(self, where: str = "") -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self._fault(error, where or self.where) from error

    def _fault(self, error: OSError, where: str) -> CallError:
        told = str(error)
        if any(mark in told for mark in _NO_BUCKET):
            return self._no_bucket()
        if any(mark in told for mark in _REFUSED):
            what = "The store refuses who asks."
            remedy = (
                "check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, if it has one, "
                "AWS_SESSION_TOKEN, and what they may do there."
            )
            return _refused("refused", what, where, remedy)
        if any(mark in told for mark in _NO_ROUTE):
            what = "The store cannot be reached."
            remedy = "check the network and AWS_ENDPOINT_URL, or ?endpoint_override= and ?scheme=."
            return _refused("no_route", what, where, remedy)
        return _refused("failed", f"The object cannot be copied: {told}.", where, HOW)

    def _no_bucket(self) -> CallError:
        remedy = "check its name, its ?region= and the endpoint, or make it."
        return _refused("no_bucket", "There is no such bucket.", self.where, remedy)


def _is_plain(path: str) -> bool:
    """Whether it is a path that a file below a folder can have."""
    parts = PurePosixPath(path).parts
    return bool(parts) and path == "/".join(parts) and not {"..", "/"} & {*parts}
