"""Ed25519 signatures (RFC 8032) in plain Python: small enough to be read by who doubts.

It takes milliseconds a signature and no care to take the same time for every
key: sign where nobody can measure it.
"""

import hashlib
from typing import Final

FIELD: Final = 2**255 - 19
ORDER: Final = 2**252 + 27742317777372353535851937790883648493
CURVE: Final = -121665 * pow(121666, -1, FIELD) % FIELD
ROOT_OF_MINUS_ONE: Final = pow(2, (FIELD - 1) // 4, FIELD)

Point = tuple[int, int, int, int]  # extended coordinates X, Y, Z, T

_NEUTRAL: Final[Point] = (0, 1, 1, 0)


def public_key_of(secret: bytes) -> bytes:
    """The 32 bytes that anybody may have, of the 32 that nobody else may."""
    scalar, _ = _expand(secret)
    return _pack(_times(scalar, _BASE))


def sign(secret: bytes, message: bytes) -> bytes:
    """The 64 bytes of the signature; the same message gives the same ones."""
    scalar, prefix = _expand(secret)
    public = _pack(_times(scalar, _BASE))
    nonce = _number(prefix + message)
    point = _pack(_times(nonce, _BASE))
    answer = (nonce + _number(point + public + message) * scalar) % ORDER
    return point + answer.to_bytes(32, "little")


def signature_fits(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the owner of the public key signed just this message."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, point = _unpack(public), _unpack(signature[:32])
    answer = int.from_bytes(signature[32:], "little")
    if key is None or point is None or answer >= ORDER:
        return False
    challenge = _number(signature[:32] + public + message)
    return _same(_times(answer, _BASE), _add(point, _times(challenge, key)))


def fingerprint_of(public: bytes) -> str:
    """What people compare: 32 characters in groups of four."""
    digest = hashlib.sha256(public).hexdigest()[:32]
    return " ".join(digest[start : start + 4] for start in range(0, 32, 4))


def _expand(secret: bytes) -> tuple[int, bytes]:
    digest = hashlib.sha512(secret).digest()
    scalar = int.from_bytes(digest[:32], "little") & ((1 << 254) - 8) | (1 << 254)
    return scalar, digest[32:]


def _number(message: bytes) -> int:
    return int.from_bytes(hashlib.sha512(message).digest(), "little") % ORDER


def _add(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % FIELD
    b = (one[1] + one[0]) * (other[1] + other[0]) % FIELD
    c = 2 * one[3] * other[3] * CURVE % FIELD
    d = 2 * one[2] * other[2] % FIELD
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % FIELD, g * h % FIELD, f * g % FIELD, e * h % FIELD)


def _times(scalar: int, point: Point) -> Point:
    total = _NEUTRAL
    while scalar:
        if scalar & 1:
            total = _add(total, point)
        point = _add(point, point)
        scalar >>= 1
    return total


def _same(one: Point, other: Point) -> bool:
    across = (one[0] * other[2] - other[0] * one[2]) % FIELD
    along = (one[1] * other[2] - other[1] * one[2]) % FIELD
    return across == along == 0


def _pack(point: Point) -> bytes:
    scale = pow(point[2], -1, FIELD)
    x, y = point[0] * scale % FIELD, point[1] * scale % FIELD
    return (y | ((x & 1) << 255)).to_bytes(32, "little")


def _unpack(packed: bytes) -> Point | None:
    y = int.from_bytes(packed, "little")
    sign_of_x, y = y >> 255, y & ((1 << 255) - 1)
    x = _x_of(y, sign_of_x)
    return None if x is None else (x, y, 1, x * y % FIELD)


def _x_of(y: int, sign_of_x: int) -> int | None:
    if y >= FIELD:
        return None
    square = (y * y - 1) * pow(CURVE * y * y + 1, -1, FIELD) % FIELD
    if square == 0:
        return None if sign_of_x else 0
    x = pow(square, (FIELD + 3) // 8, FIELD)
    if (x * x - square) % FIELD:
        x = x * ROOT_OF_MINUS_ONE % FIELD
    if (x * x - square) % FIELD:
        return None
    return x if x & 1 == sign_of_x else FIELD - x


def _base() -> Point:
    y = 4 * pow(5, -1, FIELD) % FIELD
    x = _x_of(y, 0)
    assert x is not None
    return (x, y, 1, x * y % FIELD)


_BASE: Final = _base()
