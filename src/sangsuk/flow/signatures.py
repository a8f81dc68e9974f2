"""Whether a delivery is from whom it says."""

from sangsuk.connectors.facebook.signature import is_signed
from sangsuk.flow.doors import FacebookDoor


def is_from_facebook(raw: bytes, signature: str, door: FacebookDoor) -> bool:
    return is_signed(raw, signature, door.secrets)
