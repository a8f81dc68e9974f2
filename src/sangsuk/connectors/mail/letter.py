"""A letter as its writer wrote it: its words, from whatever it was wrapped in.

Thai comes in UTF-8 or TIS-620, as quoted-printable or base64, often as HTML alone.
Attachments are not taken; the list of what was not taken says so.
"""

import email
import email.header
import email.policy
import hashlib
import json
import re
from datetime import UTC, datetime
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from sangsuk.connectors.contract import Event, Rejection, Told
from sangsuk.connectors.files import cells
from sangsuk.connectors.mail import PLATFORM
from sangsuk.connectors.mail.plain import plain_text
from sangsuk.core.terms.story import Post

MOST_PARTS: Final = 200
LONGEST_ADDRESS: Final = 254  # RFC 5321
_THAI_CHARSETS: Final = frozenset(
    {"tis-620", "iso-8859-11", "windows-874", "cp874", "x-windows-874"}
)
_SIGNATURE: Final = re.compile(r"^-- ?$", re.MULTILINE)  # below it stand names and numbers
_REPLY: Final = re.compile(r"^(?:>.*|(?:On|เมื่อ)\s.{0,200}(?:wrote|เขียนว่า)\s?:)\s*$", re.MULTILINE)


def read_letter(raw: bytes, *, is_whole: bool, at: datetime) -> list[Event]:
    """The letter as a post, and for each attachment that it is not taken.

    Args:
        raw: as it lies in the mailbox.
        is_whole: False: its head alone, for it is too large.
        at: when it was fetched; it was written then where it does not say.
    """
    if not is_whole:
        return [Rejection("the letter", "it is too large; ask for it without attachments")]
    letter = email.message_from_bytes(raw, policy=email.policy.compat32)
    parts = [part for part in letter.walk() if not part.is_multipart()]
    if len(parts) > MOST_PARTS:
        return [Rejection("the letter", f"it has {len(parts):,} parts")]
    events: list[Event] = [
        Rejection(f"part {n}", "an attachment is not taken")
        for n, part in enumerate(parts, 1)
        if not _is_text(part)
    ]
    try:
        return [_told(letter, parts, raw, at), *events]
    except cells.NoPost as fault:
        return [Rejection("the letter", str(fault)), *events]


def _told(letter: Message, parts: list[Message], raw: bytes, at: datetime) -> Told:
    if letter.get("Auto-Submitted", "no").lower() != "no" or letter.get("List-Id"):
        raise cells.NoPost("a machine or a list has sent it")
    native_id = _id_of(letter, raw)
    written_at = min(_written_at(letter) or at, at)
    words = _words(parts)
    text = cells.story_text("\n".join(filter(None, [_subject(letter), words])))
    post = Post(
        id=native_id, platform=PLATFORM, posted_at=written_at, author=_author(letter), text=text
    )
    told = {"id": native_id, "at": written_at.astimezone(UTC).isoformat(), "text": text}
    row = json.dumps(told, sort_keys=True, ensure_ascii=False).encode()
    return Told(post=post, version_at=written_at, raw=row)


def _id_of(letter: Message, raw: bytes) -> str:
    """By its Message-ID: the same letter, however often it lies in the box, is one story.

    Kept as a digest, for such an id may hold its writer's address or machine.
    """
    given = str(letter.get("Message-ID", "")).strip().strip("<>")
    return hashlib.sha256(given.encode("utf-8", "replace") or raw).hexdigest()[:32]


def address_of(raw: bytes) -> str:
    """Where an answer to a letter goes; "" where its head names no address that can be one."""
    head = email.message_from_bytes(raw, policy=email.policy.compat32)
    _, address = parseaddr(str(head.get("From", "")))
    is_one = len(address) <= LONGEST_ADDRESS and address.isprintable()
    return address if is_one and re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", address) else ""


def _author(letter: Message) -> str | None:
    _, address = parseaddr(str(letter.get("From", "")))
    if "@" not in address:
        return None
    return hashlib.sha256(f"email {address.strip().lower()}".encode()).hexdigest()[:32]


def _written_at(letter: Message) -> datetime | None:
    try:
        when = parsedate_to_datetime(str(letter.get("Date", "")))
    except (ValueError, TypeError, OverflowError):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _subject(letter: Message) -> str:
    """Words of the head, each in a coding of its own."""
    decoded = [
        part if isinstance(part, str) else _decoded(part, charset)
        for part, charset in email.header.decode_header(str(letter.get("Subject", "")))
    ]
    return " ".join("".join(decoded).split())


def _words(parts: list[Message]) -> str:
    """The plain text; where there is none, that of the HTML.  No signature, no letter answered."""
    plain = [_text(part) for part in parts if _is_text(part) and _kind(part) == "text/plain"]
    if not any(text.strip() for text in plain):
        plain = [plain_text(_text(part)) for part in parts if _is_text(part)]
    own = _SIGNATURE.split("\n".join(plain).replace("\r\n", "\n"))[0]
    return _REPLY.sub("", own).strip()


def _is_text(part: Message) -> bool:
    is_words = _kind(part) in {"text/plain", "text/html"}
    return is_words and part.get_content_disposition() != "attachment" and not part.get_filename()


def _kind(part: Message) -> str:
    return part.get_content_type()


def _text(part: Message) -> str:
    raw = part.get_payload(decode=True)
    return _decoded(raw, part.get_content_charset()) if isinstance(raw, bytes) else ""


def _decoded(raw: bytes, charset: str | None) -> str:
    """By the coding that is named; old programs send Thai and name none, or a wrong one."""
    named = (charset or "").strip().lower()
    tries = ["cp874"] if named in _THAI_CHARSETS else [named, "utf-8", "cp874"]
    for one in tries:
        try:
            return raw.decode(one or "utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("utf-8", "replace")
