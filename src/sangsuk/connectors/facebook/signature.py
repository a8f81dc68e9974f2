"""Who sent it: HMACs over the bytes as they came, compared in constant time."""

import hashlib
import hmac
from collections.abc import Sequence

PREFIX = "sha256="


def is_signed(raw: bytes, header: str | None, secrets: Sequence[str]) -> bool:
    """Whether `X-Hub-Signature-256` is one of the secrets' over these very bytes.

    Two secrets stand while one takes the other's place.  Facebook writes Thai
    as escapes: a signature of anything but the bytes as they came never fits.
    """
    if not header or not header.isascii() or not header.startswith(PREFIX):
        return False
    given = header.removeprefix(PREFIX).strip().lower()
    made = [hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest() for secret in secrets]
    return any(hmac.compare_digest(given, one) for one in made)


def prove(token: str, secret: str) -> str:
    """`appsecret_proof`: that who calls with this token knows the app's secret."""
    return hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()
