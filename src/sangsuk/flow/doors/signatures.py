"""Whether a delivery is from whom it says."""

from sangsuk.connectors.facebook.signature import is_signed as is_signed_by_app
from sangsuk.connectors.line.signature import is_signed as is_signed_by_channel
from sangsuk.flow.doors.settings import FacebookDoor, LineDoor


def is_from_facebook(raw: bytes, signature: str, door: FacebookDoor) -> bool:
    return is_signed_by_app(raw, signature, door.secrets)


def is_from_line(raw: bytes, signature: str, door: LineDoor) -> bool:
    return any(is_signed_by_channel(raw, signature, secret) for secret in door.secrets)
