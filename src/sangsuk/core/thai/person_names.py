"""Names of people as they sign: one form for the many ways in which the same name is typed."""

import unicodedata
from typing import Final

_LETTERS_ALIKE: Final = str.maketrans({"ๅ": "า"})
_THAI: Final = range(0x0E01, 0x0E5C)
_MARK: Final = "Mn"


def name_key(name: str) -> str:
    """What two spellings of one name have in common; empty: it can be no signature.

    Capitals, spaces, signs, accents and what cannot be seen do not tell two people
    apart.  A name is written in Thai letters or in a to z: letters of other
    scripts look like these, and one person could sign as two.
    """
    plain = unicodedata.normalize("NFKC", name).casefold().replace("เเ", "แ")
    parts = unicodedata.normalize("NFD", plain).translate(_LETTERS_ALIKE)
    kept = []
    for sign in parts:
        kind = unicodedata.category(sign)
        if sign.isdecimal():
            kept.append(str(unicodedata.decimal(sign)))
        elif ord(sign) in _THAI or (sign.isascii() and sign.isalpha()):
            kept.append(sign)
        elif kind[0] == "L":
            return ""
    return "".join(_in_order(kept)) if any(sign.isalnum() for sign in kept) else ""


def _in_order(signs: list[str]) -> list[str]:
    """Marks over and under one letter in one order, each once, however they were typed."""
    ordered: list[str] = []
    marks: set[str] = set()
    for sign in [*signs, ""]:
        if sign and unicodedata.category(sign) == _MARK:
            marks.add(sign)
            continue
        ordered += [*sorted(marks), sign]
        marks.clear()
    return ordered
