"""The key that signs results: a file that its owner alone can read."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sangsuk.core.check.ed25519 import fingerprint_of, public_key_of
from sangsuk.core.errors import CallError
from sangsuk.flow.home import state_folder

KEY_FILE: Final = "SANGSUK_SIGNING_KEY"  # the path of the key; else signing_key in the state folder
KEY_NAME: Final = "signing_key"


def key_path(environ: Mapping[str, str]) -> Path:
    chosen = environ.get(KEY_FILE)
    return Path(chosen).expanduser() if chosen else state_folder(environ) / KEY_NAME


def load_key(environ: Mapping[str, str]) -> bytes | None:
    """The secret key, or None where nobody has made one.

    Raises:
        CallError: the file that SANGSUK_SIGNING_KEY names is missing, or it is no key.
    """
    path = key_path(environ)
    if not path.is_file():
        if environ.get(KEY_FILE):
            raise _unusable(path, "is not there")
        return None
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except (OSError, ValueError):
        raise _unusable(path, "is no key that can be read") from None
    if len(key) != 32:
        raise _unusable(path, "does not hold 64 hexadecimal digits")
    return key


def make_key(environ: Mapping[str, str]) -> tuple[bytes, bool]:
    """The secret key, made now where there was none, and whether it was.

    Raises:
        CallError: the place cannot be written, or what is there is no key.
    """
    path = key_path(environ)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kept = load_key(environ)
        assert kept is not None
        return kept, False
    except OSError as error:
        raise _unusable(path, f"cannot be written: {error.strerror}") from error
    key = secrets.token_bytes(32)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
    return key, True


def fingerprint_of_key(secret: bytes) -> str:
    return fingerprint_of(public_key_of(secret))


def _unusable(path: Path, what: str) -> CallError:
    return CallError(
        "signing.key_unusable",
        what=f"The file of the signing key {what}.",
        where=str(path),
        remedy=f"make one with sangsuk signing-key, or name another in {KEY_FILE}.",
    )
