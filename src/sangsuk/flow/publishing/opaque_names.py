"""Names that stand in public for a story, a citizen or a card, and tell nothing of them."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

RESULT_NAMES: Final = b"sangsuk result, opaque names\0"
AUDIT_NAMES: Final = b"sangsuk audit, opaque names\0"  # others, so that cards lead to no rows
OPAQUE_BYTES: Final = 8

Opaque = Callable[..., str]


def opaque_names(readings: Path, domain: bytes = RESULT_NAMES) -> Opaque:
    """Names by a keyed hash, the same within one result.

    The key is the digest of the readings themselves: only who holds them can
    make it again, and so the same archive; nobody else can try handles out.
    Nothing that is published may be a digest of just these bytes with a domain before them.

    Args:
        readings: of the result; they stay in the house.
        domain: names of one tell nothing of those of another.
    """
    digest = hashlib.sha256(domain)
    with readings.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    keyed = hashlib.blake2b(key=digest.digest(), digest_size=OPAQUE_BYTES)

    def opaque(*parts: str) -> str:
        one = keyed.copy()
        one.update("\0".join(parts).encode("utf-8", "surrogatepass"))
        return one.hexdigest()

    return opaque
