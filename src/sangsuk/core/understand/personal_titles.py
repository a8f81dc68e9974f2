"""Names behind a title: นาย, น.ส., ด.ช., ranks, offices; and names in other scripts and shapes.

A title settles that a name follows, so rare names are found that the trained
model of names has never seen.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sangsuk.core.terms.reading import Span
from sangsuk.core.understand.name_parts import share_of_parts
from sangsuk.core.understand.person_names import (
    GIVEN_FROM,
    MOST,
    SURE_FROM,
    Weigh,
    each_in,
    is_no_name,
    reads_like_a_name,
)
from sangsuk.core.understand.personal_hits import Hit
from sangsuk.core.understand.personal_signs import BURMESE, GLUED, Sign

_LATIN_TITLE, _SYLLABLES = int(Sign.LATIN_TITLE), int(Sign.SYLLABLES)
_NAMED, _OF_CHILD = int(Sign.NAME), int(Sign.CHILD)

_WORD: Final = r"[ก-ฮเ-ไ][ก-๎]{1,23}"
_PAIR: Final = rf"({_WORD} {{1,3}}(?:ณ )?{_WORD})(?![ก-๎])"
_GROWN: Final = r"นาย(?:แพทย์)?|แพทย์หญิง|นพ\.|พญ\.|นางสาว|นาง(?!สาว)|น\.ส\.|นส\."
_CHILD: Final = r"ด\.ช\.|ด\.ญ\.|ดช\.?|ดญ\.?|เด็กชาย|เด็กหญิง"
_RANK: Final = (
    r"(?:พล\.(?:ต\.)?|พ\.(?:ต\.)?|ร\.(?:ต\.)?|จ\.ส\.|ส\.(?:ต\.)?)[อทต]\.|จ\.[อทต]\.|ด\.ต\.|ดร\."
    r"|ว่าที่(?:ร้อย|ร\.)(?:ตรี|โท|เอก|ต\.|ท\.|อ\.)"
)
_TITLED: Final = re.compile(rf"(?:{_GROWN}|{_CHILD}|{_RANK}) ?{_PAIR}")
_ONE_CHILD: Final = re.compile(rf"(?:{_CHILD}) ?([ก-ฮเ-ไ][ก-๎]{{1,7}})(?![ก-๎])")
# An office or a kinship: what follows is a name only if it also reads like one.
_CUED: Final = re.compile(
    r"(?:นายอำเภอ|ปลัด(?:อำเภอ|อาวุโส)?|กำนัน|ผู้ใหญ่(?:บ้าน)?|สารวัตร|หัวหน้า|สัสดี|คุณ(?:พ่อ|แม่|ครู|หมอ|ยาย|ตา|ลุง|ป้า)?"
    r"|พ่ออุ๊ย|แม่อุ๊ย|พ่อใหญ่|แม่ใหญ่|พ่อเฒ่า|แม่เฒ่า|ลุง|ป้า|น้า|ตา(?!ม)|ยาย|ปู่|ย่า(?<!อย่า)|พี่|ครู|หมอ|พ่อ|แม่|ผม|ดิฉัน|ฉัน|หนู|ลูกชาย|ลูกสาว|เพื่อน(?:ผม|หนู|ฉัน)?|ชื่อ|คือ|ว่า"
    rf"|เจ้าหน้าที่|สวนของ|ร้านของ) ?(?={_PAIR})"
)
_LATIN: Final = re.compile(
    r"(?:(?<![a-z])(?:mr|mrs|ms|miss|khun)\.? |name is |name's )([a-z]{2,20} [a-z]{2,20})(?![a-z])"
)
_BURMESE: Final = rf"(?:{'|'.join(BURMESE)})"
_IN_SYLLABLES: Final = re.compile(rf"(?<![ก-๎])({_BURMESE}(?: {_BURMESE}){{2,4}})(?![ก-๎])")


# Who holds such an office is no private person; those of a district are (see the rulebook).
_HIGH: Final = r"(?:นายกรัฐมนตรี|รัฐมนตรี|รมว\.|รมช\.|ปลัดกระทรวง|อธิบดี|ผู้ว่าราชการ|ผู้ว่าฯ|ผวจ\.)"
_HIGH_FOLLOWS: Final = re.compile(rf"[ ,(]{{0,2}}(?:รอง)?{_HIGH}")
_HIGH_BEFORE: Final = re.compile(rf"{_HIGH}[ก-๎.ฯ]{{0,40}} ?(?:{_GROWN}|{_RANK})? ?$")


def is_public_figure(text: str, place: Span) -> bool:
    """Whether a name stands beside an office of the nation or of a province."""
    before = text[max(0, place[0] - 64) : place[0]]
    return has_office_behind(text, place) or _HIGH_BEFORE.search(before) is not None


def has_office_behind(text: str, place: Span) -> bool:
    """The same, of an office behind the name."""
    return _HIGH_FOLLOWS.match(text, place[1]) is not None


def find_titled(
    text: str, raw: Callable[[int, int], str], weigh: Weigh, signs: int, parts: Sequence[Span]
) -> Iterator[Hit]:
    """Names behind a title or a cue in a folded text; `raw` gives the raw words of a span.

    Pairs of words that may be names stand in the `parts` alone.
    """
    for place in _behind_titles(text, signs, parts):
        yield Hit("name", place, True)
    for match in _LATIN.finditer(text) if signs & _LATIN_TITLE else ():
        if all(word[:1].isupper() for word in raw(*match.span(1)).split()):
            yield Hit("name", match.span(1), True)
    for match in _IN_SYLLABLES.finditer(text) if signs & _SYLLABLES else ():
        yield Hit("name", match.span(1), False)
    for match in each_in(parts, _CUED, text) if signs & _NAMED else ():
        p = weigh(text, *match.span(1))
        if p >= GIVEN_FROM or _is_told_as_a_name(match):
            yield Hit("name", match.span(1), p >= SURE_FROM)


def may_be_titled(text: str, start: int, end: int) -> bool:
    """Whether two words that read like a name may be taken for one by what stands before them."""
    lead = text[max(0, start - _LONGEST_LEAD) : start]
    *_, surname = text[start:end].split()
    is_called = _CALLED_BEFORE.search(lead) and share_of_parts(surname) >= MOST
    return bool(is_called or _TITLE_BEFORE.search(lead))


def _behind_titles(text: str, signs: int, parts: Sequence[Span]) -> Iterator[Span]:
    """Full names behind a title, then the first names of children."""
    # A title takes its two words along, even those of the next: begun elsewhere, others are met.
    is_titled = signs & _NAMED and any(each_in(parts, _TITLED, text))
    for match in _TITLED.finditer(text, 0, parts[-1][1]) if is_titled else ():
        if _is_title(match) and reads_like_a_name(match[1]):
            yield match.span(1)
    for match in _ONE_CHILD.finditer(text) if signs & _OF_CHILD else ():
        if _is_title(match) and not is_no_name(match[1]):
            yield match.span(1)


def _is_told_as_a_name(match: re.Match[str]) -> bool:
    """Behind ชื่อ and the like, a surname made of parts of names is enough."""
    given, *_, surname = match[1].split()
    return (
        _CALLED.match(match[0]) is not None
        and len(given) <= _LONGEST_GIVEN
        and reads_like_a_name(match[1])
        and share_of_parts(surname) >= MOST
    )


def _is_title(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
    return not _THAI.match(before[-1:]) or before.endswith(GLUED)


_LONGEST_LEAD: Final = 24
_TITLE_BEFORE: Final = re.compile(rf"(?:{_GROWN}|{_CHILD}|{_RANK}) ?$")
_CALLED_BEFORE: Final = re.compile(r"(?:ชื่อ|เพื่อน(?:ผม|หนู|ฉัน)?|ลูกชาย|ลูกสาว|ปู่|ย่า|ยาย) ?$")
_CALLED: Final = re.compile("ชื่อ|เพื่อน|ลูกชาย|ลูกสาว|ปู่|ย่า|ยาย")
_LONGEST_GIVEN: Final = 10
_THAI: Final = re.compile("[ก-๎]")
_LONGEST_BEFORE: Final = max(map(len, GLUED))
