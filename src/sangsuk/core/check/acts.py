"""The log of acts: each entry holds the hash of the one before, so that none can change or go."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sangsuk.core.check.archive import DAMAGE, Fault, Unfit, lines_of

ACTS: Final = "acts.jsonl"
FIRST: Final = "0" * 64  # stands before the first act
SEALED_PARTS: Final = ("number", "at", "kind", "role", "told", "kept", "prev")


def hash_of_act(act: Mapping[str, Any]) -> str:
    """SHA-256 of the act as canonical JSON: what may be told, and the digest of what is kept."""
    return hashlib.sha256(plain_json({part: act[part] for part in SEALED_PARTS})).hexdigest()


def digest_of_kept(kept: Mapping[str, Any], salt: str) -> str:
    """What stands in public for who, why, before and after; the salt keeps it from guesses."""
    return hashlib.sha256(salt.encode() + plain_json(kept)).hexdigest()


def plain_json(content: Mapping[str, Any]) -> bytes:
    return json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode()


def check_acts(
    acts: Iterable[tuple[int, Mapping[str, Any]]], *, file: str = ACTS
) -> Iterator[Fault]:
    """Each act, with its line, follows the one before and has its own hash; one fault ends it."""
    prev = FIRST
    for number, (line, act) in enumerate(acts, 1):
        if any(part not in act for part in (*SEALED_PARTS, "hash")):
            yield Fault(file, line, "the act lacks a part")
            return
        if act["number"] != number or act["prev"] != prev:
            yield Fault(file, line, f"act {number} does not follow the act before it")
            return
        try:
            fits = act["hash"] == hash_of_act(act)
        except (ValueError, RecursionError):  # what no JSON of ours can hold
            fits = False
        if not fits:
            yield Fault(file, line, f"act {number} was changed")
            return
        prev = act["hash"]


def read_acts(archive: zipfile.ZipFile) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        with archive.open(ACTS) as file:
            for number, line in enumerate(lines_of(file, ACTS), 1):
                act = json.loads(line)
                if not isinstance(act, dict):
                    raise Unfit(ACTS, "the act is no object", number)
                yield number, act
    except KeyError:
        raise Unfit(ACTS, "it is not in the archive") from None
    except (*DAMAGE, RecursionError) as error:
        raise Unfit(ACTS, f"it is damaged ({error})") from None
