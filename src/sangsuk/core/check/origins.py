"""Which reader read, and where chance comes from: the two files that say so."""

import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sangsuk.core.check.archive import Fault, read_object

MODEL: Final = "model.json"
RANDOMNESS: Final = "seeds.json"
DIGITS_OF_SHA256: Final = 64


def seeds_of(rules_digest: Any) -> dict[str, str]:
    """The seed of everything that is drawn for a result: nobody could choose it."""
    return {"places": f"SHA-256 of 'places {rules_digest}', as an integer"}


def check_origins(archive: zipfile.ZipFile, manifest: Mapping[str, Any]) -> Iterator[Fault]:
    """The reader is the manifest's and its arrays have digests; seeds are those of the rules."""
    model, reader = read_object(archive, MODEL), manifest.get("reader")
    if {*model} != {"reader", "arrays"} or model["reader"] != reader:
        yield Fault(MODEL, None, f"its reader is {model.get('reader')!r}, not {reader!r}")
    arrays = model.get("arrays")
    if not isinstance(arrays, dict) or not all(map(_is_digest, arrays.values())):
        yield Fault(MODEL, None, "its arrays have no digests")
    if read_object(archive, RANDOMNESS) != seeds_of(manifest.get("rules_digest")):
        yield Fault(RANDOMNESS, None, "its seeds are not those of the rules")


def _is_digest(told: Any) -> bool:
    return (
        isinstance(told, str)
        and len(told) == DIGITS_OF_SHA256
        and all(digit in "0123456789abcdef" for digit in told)
    )
