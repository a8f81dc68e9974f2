"""Who sent it: `X-Line-Signature` over the bytes as they came, compared in constant time."""

import base64
import hashlib
import hmac


def is_signed(raw: bytes, header: str | None, secret: str) -> bool:
    """Whether the signature is the channel's over these very bytes."""
    if not header or not header.isascii():
        return False
    made = base64.b64encode(hmac.new(secret.encode(), raw, hashlib.sha256).digest())
    return hmac.compare_digest(header.strip().encode(), made)
