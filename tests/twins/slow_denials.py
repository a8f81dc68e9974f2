"""What a text denies, written by plain Python."""

import re

from sangsuk.core.understand.denials import DENIALS

REACH = 12
PRIVATE = 0xF0000
DENIED = re.compile(f"(?=(?:{'|'.join(DENIALS)}) ?([^ ]{{1,{REACH}}}))", re.DOTALL)


def slow_denied(text: str) -> str:
    parts = [f"\x03{_private(found[1])}" for found in DENIED.finditer(text)]
    return text + "".join(parts)


def _private(word: str) -> str:
    return "".join(chr(PRIVATE + ord(letter)) if letter <= "\ufffd" else letter for letter in word)
