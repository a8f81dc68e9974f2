"""Lets text copied out of a PDF be what was typed.

Where a mark sits a little higher than its font has it (ตั๋ว, ทั้ง, ภาษี), typst draws it as a
piece of its own, and tells readers the whole cluster twice: ตั๋ตั๋ว is copied.  Here the
first piece is told without the mark, and the second one as the mark alone.  Each change is
as long as what it replaces, so that all addresses in the file stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

# As typst writes a PDF that is to be looked at: all but fonts and pictures is plain.
_OBJECT: Final = re.compile(rb"^(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL | re.MULTILINE)
_PAGE: Final = re.compile(rb"/Type /Page\n.*?/Resources (\d+) 0 R.*?/Contents (\d+) 0 R", re.DOTALL)
_FONTS: Final = re.compile(rb"/(f\d+) (\d+) 0 R")
_TABLE: Final = re.compile(rb"/ToUnicode (\d+) 0 R")
_ENTRY: Final = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_WORDS: Final = rb"\((?:\\.|[^\\)])*\)"
_TOKEN: Final = re.compile(
    rb"1 0 0 -1 [\d.-]+ (?P<high>[\d.-]+) cm|/(?P<font>f\d+) (?P<size>[\d.]+) Tf"
    rb"|/ActualText <FEFF(?P<told>[0-9A-F]+)>|(?P<ends>EMC)"
    rb"|(?P<shown>\[(?:[\d.\s-]|" + _WORDS + rb")*\] TJ|" + _WORDS + rb" Tj)",
    re.DOTALL,
)
_STRING: Final = re.compile(_WORDS, re.DOTALL)
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
RAISED: Final = 0.2  # of the letters' size, at most; a new line is further away
HEX: Final = 4  # digits of one character

Span = tuple[int, int]
Entries = dict[bytes, Span]  # where a font's table tells of a glyph


@dataclass(slots=True)
class _Seen:
    """Where the reading of a page stands; a piece is the place where its words are told."""

    fonts: dict[bytes, Entries]
    font: Entries = field(default_factory=dict)
    size: float = 0.0
    high: float | None = None
    told: Span | None = None  # of the cluster that is being drawn
    last: Span | None = None  # of what was drawn last
    split: Span | None = None  # the same, where what follows is raised


def tell_once(pdf: bytes) -> bytes:
    """The PDF with each cluster of letters told once."""
    fixed = bytearray(pdf)
    objects = {found[1]: found.span(2) for found in _OBJECT.finditer(pdf)}
    for resources, contents in _pages(pdf, objects):
        seen = _Seen(_fonts(pdf, objects, resources))
        for token in _TOKEN.finditer(pdf, *contents):
            _step(seen, token, pdf, fixed)
    return bytes(fixed)


def _pages(pdf: bytes, objects: dict[bytes, Span]) -> Iterator[tuple[Span, Span]]:
    for span in objects.values():
        if found := _PAGE.search(pdf, *span):
            yield objects[found[1]], objects[found[2]]


def _fonts(pdf: bytes, objects: dict[bytes, Span], resources: Span) -> dict[bytes, Entries]:
    fonts: dict[bytes, Entries] = {}
    for found in _FONTS.finditer(pdf, *resources):
        table = _TABLE.search(pdf, *objects[found[2]])
        if table:
            entries = _ENTRY.finditer(pdf, *objects[table[1]])
            fonts[found[1]] = {bytes.fromhex(one[1].decode()): one.span(2) for one in entries}
    return fonts


def _step(seen: _Seen, token: re.Match[bytes], pdf: bytes, fixed: bytearray) -> None:
    if token["high"]:
        high = float(token["high"])
        away = abs(high - seen.high) if seen.high is not None else 0.0
        seen.split = seen.last if 0 < away <= RAISED * seen.size else None
        seen.high, seen.last = high, None
    elif token["font"]:
        seen.font, seen.size = seen.fonts.get(token["font"], {}), float(token["size"])
    elif token["told"]:
        seen.told = token.span("told")
    elif token["shown"]:
        _shown(seen, _glyphs(token["shown"]), pdf, fixed)
    else:
        seen.told = None


def _shown(seen: _Seen, glyphs: bytes, pdf: bytes, fixed: bytearray) -> None:
    """A run of glyphs: where it begins with a raised mark, both pieces are told anew."""
    before, seen.split = seen.split, None
    first = seen.told or seen.font.get(glyphs[:2])
    seen.last = seen.told or seen.font.get(glyphs[-2:])
    if before is None or first is None or _told(pdf, before) != _told(pdf, first):
        return
    cluster = _told(pdf, first)
    if len(cluster) < 2 * HEX:
        return
    _put(fixed, before, cluster[:-HEX])
    _put(fixed, first, cluster[-HEX:])
    if seen.last == first:
        seen.last = None  # a mark alone is parted no further


def _put(fixed: bytearray, place: Span, told: bytes) -> None:
    start, end = place
    fixed[start:end] = told.ljust(end - start)  # blanks in it are not read


def _told(pdf: bytes, place: Span) -> bytes:
    return pdf[slice(*place)]


def _glyphs(shown: bytes) -> bytes:
    strings = (found[0][1:-1] for found in _STRING.finditer(shown))
    return b"".join(_ESCAPE.sub(_unescaped, one) for one in strings)


def _unescaped(found: re.Match[bytes]) -> bytes:
    said: bytes = found[1]
    return bytes([int(said, 8)]) if said[:1].isdigit() else _ESCAPED.get(said, said)
