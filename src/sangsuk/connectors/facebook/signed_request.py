"""`signed_request`: what Facebook asks in the name of one of its users, and whether it is Facebook.

Its form is `base64url(signature).base64url(json)`, both without their last `=`; what is
signed is the second part as it is written, never what it says.
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Final

ALGORITHM: Final = "HMAC-SHA256"
LONGEST: Final = 10_000


def read_signed_request(given: str, secrets: Sequence[str]) -> str | None:
    """The id of the user in whose name it is asked; None where it is not from Facebook."""
    signature, _, payload = given.partition(".")
    if not given.isascii() or len(given) > LONGEST or not _is_signed(signature, payload, secrets):
        return None
    try:
        told = json.loads(_decoded(payload))
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or str(told.get("algorithm", "")).upper() != ALGORITHM:
        return None
    user = told.get("user_id")
    return user if isinstance(user, str) and user.isdecimal() else None


def _is_signed(signature: str, payload: str, secrets: Sequence[str]) -> bool:
    try:
        given = _decoded(signature)
    except (ValueError, binascii.Error):
        return False
    made = [hmac.new(one.encode(), payload.encode(), hashlib.sha256).digest() for one in secrets]
    return any(hmac.compare_digest(given, one) for one in made)


def _decoded(part: str) -> bytes:
    return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
