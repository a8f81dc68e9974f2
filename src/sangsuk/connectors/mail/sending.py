"""Hands letters to a mail server over SMTP; no error holds an address or a word of a letter."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from sangsuk.connectors.asking import PASSING_WAIT, QUOTA_WAIT, Fault, ServiceError

PATIENCE: Final = 30.0  # seconds
FOREVER: Final = 500  # replies from here on are for good (RFC 5321)
CLOSING: Final = 421  # the server goes away
LETTERS: Final = frozenset({"\r", "\n", "\0"})


class NobodyThereError(Exception):
    """The server takes no letter for this address, now or later."""


class LaterError(Exception):
    """The server does not take this one letter now; it may take others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter in plain words; `stop` is where its reader ends such letters with one tap."""

    message_id: str
    to: str
    subject: str
    text: str
    at: datetime
    stop: str = ""


class Carrier:
    """An open connection to the mail server."""

    def __init__(self, smtp: smtplib.SMTP, sender: str) -> None:
        self._smtp, self._sender = smtp, sender

    def carry(self, letter: Letter) -> None:
        """Hand over one letter; the same letter again has the same Message-ID.

        Raises:
            NobodyThereError: it can never be delivered.
            LaterError: this one not now.
            ServiceError: none now.
        """
        try:
            written = _written(letter, self._sender)
        except (ValueError, UnicodeError, IndexError):
            raise NobodyThereError from None  # no address at all
        try:
            self._smtp.send_message(written, from_addr=self._sender, to_addrs=[letter.to])
        except smtplib.SMTPRecipientsRefused as error:
            [(code, _)] = error.recipients.values()
            raise _refusal(code) from None
        except smtplib.SMTPDataError as error:
            raise (_away(error.smtp_code) if error.smtp_code == CLOSING else LaterError()) from None
        except smtplib.SMTPNotSupportedError:
            raise NobodyThereError from None  # letters beyond ASCII in an address
        except smtplib.SMTPSenderRefused as error:
            # Nothing is wrong with the one who is written to: all letters wait.
            raise ServiceError(Fault.PERMISSION, error.smtp_code, QUOTA_WAIT) from None
        except (OSError, smtplib.SMTPException):
            raise _away(0) from None


@contextmanager
def open_carrier(
    host: str, port: int, *, is_encrypted: bool, user: str, password: str, sender: str
) -> Iterator[Carrier]:
    """The mail server, for as long as letters are handed over.

    Raises:
        ServiceError: it is away or lets this user not in.
    """
    smtp = _connected(host, port, is_encrypted=is_encrypted)
    try:
        _log_in(smtp, user, password)
        yield Carrier(smtp, sender)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()


def _connected(host: str, port: int, *, is_encrypted: bool) -> smtplib.SMTP:
    try:
        if is_encrypted:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=context)
        return smtplib.SMTP(host, port, timeout=PATIENCE)
    except (OSError, smtplib.SMTPException):
        raise _away(0) from None


def _log_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    try:
        if user:
            smtp.login(user, password)
    except smtplib.SMTPAuthenticationError as error:
        raise ServiceError(Fault.TOKEN, error.smtp_code, QUOTA_WAIT) from None
    except (OSError, smtplib.SMTPException):
        raise _away(0) from None


def _refusal(code: int) -> Exception:
    """What a reply says of one who is written to: 4xx is for now, 5xx for good."""
    if code == CLOSING:
        return _away(code)
    return NobodyThereError() if code >= FOREVER else LaterError()


def _away(code: int) -> ServiceError:
    return ServiceError(Fault.OUTAGE, code, PASSING_WAIT)


def _written(letter: Letter, sender: str) -> EmailMessage:
    if LETTERS & set(letter.to) or "@" not in letter.to:
        raise ValueError("no address")
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = sender, letter.to
    mail["Subject"] = " ".join(letter.subject.split())
    mail["Date"] = format_datetime(letter.at)
    mail["Message-ID"] = letter.message_id
    mail["Auto-Submitted"] = "auto-generated"
    if letter.stop:  # RFC 8058: one tap in the reader's own program
        mail["List-Unsubscribe"] = f"<{letter.stop}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(letter.text, charset="utf-8", cte="base64")
    return mail
