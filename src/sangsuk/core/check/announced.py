"""What the host has announced apart from the archive: this result, and no other."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from sangsuk.core.check.archive import MANIFEST, Fault

FEWEST_DIGITS: Final = 16  # of a digest; whoever wants to be sure gives all 64


class Announced(NamedTuple):
    """Each is empty where nothing is known."""

    key: str = ""  # the fingerprint that must have signed
    result: str = ""  # first digits of the manifest's SHA-256 (the citation), or the archive's own
    commitment: str = ""  # the hash that was published before the audit's seed


NOTHING_ANNOUNCED: Final = Announced()


def check_announced(
    known: Announced, *, signed_by: str, digests: tuple[str, ...], commitment: str
) -> Iterator[Fault]:
    """The archive is the one that was announced.

    Args:
        known: what the doubter knows.
        signed_by: the fingerprint in the manifest; empty: nobody signed.
        digests: by any of which the archive may be called.
        commitment: the hash of its audit's commitment; empty: there is none.
    """
    if _plain(known.key) and _plain(known.key) != _plain(signed_by):
        what = f"it is signed by {signed_by or 'nobody'}, not by {known.key}"
        yield Fault(MANIFEST, None, what)
    if known.result and not _is_called(_plain(known.result), digests):
        yield Fault(MANIFEST, None, f"this is result {digests[0]}, not {known.result}")
    if known.commitment and _plain(known.commitment) != commitment:
        what = f"its audit committed to {commitment or 'nothing'}, not to {known.commitment}"
        yield Fault(MANIFEST, None, what)


def _is_called(result: str, digests: tuple[str, ...]) -> bool:
    return len(result) >= FEWEST_DIGITS and any(one.startswith(result) for one in digests)


def _plain(told: str) -> str:
    return "".join(told.split()).lower()
