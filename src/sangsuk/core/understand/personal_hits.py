"""What each finder of personal data gives, and how a pattern becomes a finder."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from sangsuk.core.terms.reading import Span
from sangsuk.core.understand.personal_signs import Sign

MASKS: Final = {
    "id": "[เลขประจำตัว]",
    "phone": "[เบอร์โทร]",
    "email": "[อีเมล]",
    "account": "[เลขบัญชี]",
    "line": "[ไลน์ไอดี]",
    "address": "[ที่อยู่]",
    "plate": "[ทะเบียนรถ]",
    "name": "[ชื่อบุคคล]",
    "paper": "[เลขเอกสาร]",
    "link": "[ลิงก์ส่วนตัว]",
    "coordinate": "[พิกัด]",
}


class Hit(NamedTuple):
    """One piece of personal data in a folded text."""

    kind: str  # of MASKS
    place: Span
    is_sure: bool


class Finder(NamedTuple):
    """A pattern whose group 1 is the personal part; its repeats are bounded, so it stays linear.

    One that begins with a set of signs, and looks behind only then, is found several times sooner.
    """

    kind: str
    pattern: re.Pattern[str]
    accepts: Callable[[re.Match[str]], bool] = lambda _: True
    is_sure: Callable[[re.Match[str]], bool] = lambda _: True
    signs: Sign = Sign(0)  # all of which stand in a text where it finds anything

    def find(self, text: str) -> Iterator[Hit]:
        for match in self.pattern.finditer(text):
            if self.accepts(match):
                yield Hit(self.kind, match.span(1), self.is_sure(match))


def unsure(_: re.Match[str]) -> bool:
    return False


def before(match: re.Match[str], letters: int) -> str:
    """The text just before the personal part."""
    return match.string[max(0, match.start(1) - letters) : match.start(1)]
