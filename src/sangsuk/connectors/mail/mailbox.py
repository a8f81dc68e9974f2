"""Reads a mailbox over IMAP, message by message, without marking or changing anything in it."""

import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sangsuk.connectors.asking import PASSING_WAIT, PATIENCE, Fault, ServiceError

MOST_BYTES: Final = 5_000_000  # of a message; of a larger one its head alone is read
_SIZE: Final = re.compile(rb"RFC822\.SIZE (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message as it lies in the mailbox."""

    uid: int
    raw: bytes
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A folder that is open for reading alone."""

    _imap: imaplib.IMAP4
    validity: str  # another one: its numbers say nothing of what was read before

    def uids_after(self, uid: int) -> list[int]:
        """The numbers of messages that came after one, in their order.

        Raises:
            ServiceError: the mailbox does not answer.
        """
        with _faults():
            found = _fine(*self._imap.uid("SEARCH", f"UID {uid + 1}:*"))
        # `n:*` names the last message also where its number is below n.
        numbers = b" ".join(part for part in found if isinstance(part, bytes)).split()
        return sorted(number for number in map(int, numbers) if number > uid)

    def mail(self, uid: int) -> Mail | None:
        """One message; None where somebody has removed it meanwhile.

        Raises:
            ServiceError: the mailbox does not answer.
        """
        with _faults():
            size = _SIZE.search(_flat(_fine(*self._imap.uid("FETCH", str(uid), "(RFC822.SIZE)"))))
            if size is None:
                return None
            is_whole = int(size[1]) <= MOST_BYTES
            part = "(BODY.PEEK[])" if is_whole else "(BODY.PEEK[HEADER])"
            told = _fine(*self._imap.uid("FETCH", str(uid), part))
        raw = next((one[1] for one in told if isinstance(one, tuple)), None)
        return Mail(uid=uid, raw=raw, is_whole=is_whole) if raw is not None else None


@contextmanager
def open_mailbox(
    host: str, port: int, *, is_encrypted: bool, user: str, password: str, folder: str
) -> Iterator[Mailbox]:
    """The mailbox, for as long as it is needed.

    Raises:
        ServiceError: it is away, lets this user not in, or has no such folder.
    """
    with _faults():
        imap = _connected(host, port, is_encrypted=is_encrypted)
    try:
        with _faults(Fault.TOKEN):
            imap.login(user, password)
        with _faults(Fault.PERMISSION):
            _fine(*imap.select(_quoted(folder), readonly=True))
            validity = _fine(*imap.response("UIDVALIDITY"))
        yield Mailbox(imap, _flat(validity).decode("ascii", "replace"))
    finally:
        _leave(imap)


def _leave(imap: imaplib.IMAP4) -> None:
    try:
        imap.logout()
    except (imaplib.IMAP4.error, OSError):
        with suppress(OSError):  # it is away already
            imap.shutdown()


def _connected(host: str, port: int, *, is_encrypted: bool) -> imaplib.IMAP4:
    if is_encrypted:
        context = ssl.create_default_context()
        return imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=PATIENCE)
    return imaplib.IMAP4(host, port, timeout=PATIENCE)


@contextmanager
def _faults(refused: Fault = Fault.REQUEST) -> Iterator[None]:
    """What goes wrong, without what was said: it may quote a name, a password or a letter."""
    try:
        yield
    except (imaplib.IMAP4.abort, OSError):
        raise ServiceError(Fault.OUTAGE, 0, PASSING_WAIT) from None
    except imaplib.IMAP4.error:
        raise ServiceError(refused, 0, timedelta()) from None


def _fine(answer: str, told: Sequence[object]) -> Sequence[object]:
    if answer not in {"OK", "UIDVALIDITY"}:
        raise imaplib.IMAP4.error
    return told


def _flat(told: Sequence[object]) -> bytes:
    parts = [part[0] if isinstance(part, tuple) else part for part in told]
    return b" ".join(part for part in parts if isinstance(part, bytes))


def _quoted(folder: str) -> str:
    """A name in quotes; letters that are not ASCII in UTF-7 as IMAP has it (RFC 3501)."""
    if not folder.isascii():
        folder = re.sub(r"[^\x20-\x7e]+", lambda found: _utf7(found[0]), folder.replace("&", "&-"))
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _utf7(letters: str) -> str:
    coded = letters.encode("utf-7").decode("ascii").strip("+-")
    return f"&{coded.replace('/', ',')}-"
