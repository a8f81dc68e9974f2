"""By what somebody who left it is found again: an address or a number, however it was written."""

import re
from typing import Final

_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER: Final = re.compile(r"(?:\+66|0066|66|0)(?:[\s().-]*\d){8,9}(?!\d)")


def reach_of(words: str) -> str:
    """An e-mail address in small letters, else the digits of a Thai number; "" where neither is."""
    if address := _ADDRESS.search(words):
        return address[0].lower()
    number = _NUMBER.search(words)
    digits = re.sub(r"\D", "", number[0]) if number else ""
    return re.sub(r"^(?:0066|66)", "0", digits)


def is_address(reach: str) -> bool:
    return "@" in reach
