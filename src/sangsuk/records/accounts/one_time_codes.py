"""Codes that hold for half a minute (RFC 6238): the second thing that proves who signs in."""

import base64
import hashlib
import hmac
import secrets
import struct
from datetime import datetime
from typing import Final
from urllib.parse import quote

STEP: Final = 30  # seconds
DIGITS: Final = 6
DRIFT: Final = 1  # steps by which a phone's clock may be wrong
SECRET_BYTES: Final = 20  # as RFC 4226 wants for SHA-1
ISSUER: Final = "สร้างสุข"
# Without what is mistaken for something else when it is copied by hand.
LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
RECOVERY_CODES: Final = 10
RECOVERY_LETTERS: Final = 12  # 59 bits


def new_secret() -> str:
    """A secret in the letters that apps on phones take (base32)."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def code_at(secret: str, step: int) -> str:
    """The code of one step, counted from 1970."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_of(secret: str, code: str, *, at: datetime, after: int) -> int | None:
    """The step of which the code is, near this moment; None: of none, or of one used before."""
    given = "".join(code.split())
    now = int(at.timestamp()) // STEP
    for step in range(now - DRIFT, now + DRIFT + 1):
        if step > after and hmac.compare_digest(code_at(secret, step).encode(), given.encode()):
            return step
    return None


def app_address(secret: str, name: str) -> str:
    """What a phone opens in its app of codes."""
    label, issuer = quote(f"{ISSUER}:{name}"), quote(ISSUER)
    return f"otpauth://totp/{label}?secret={secret}&issuer={issuer}&digits={DIGITS}&period={STEP}"


def new_recovery_codes() -> list[str]:
    """Codes for the day on which the phone is lost; each is good once."""
    return [_recovery_code() for _ in range(RECOVERY_CODES)]


def digest_of_code(code: str) -> str:
    """What is kept of a code that is long and random: it cannot be guessed from this."""
    plain = "".join(one for one in code.lower() if one in LETTERS)
    return hashlib.sha256(plain.encode()).hexdigest()


def _recovery_code() -> str:
    letters = [secrets.choice(LETTERS) for _ in range(RECOVERY_LETTERS)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, RECOVERY_LETTERS, 4))
