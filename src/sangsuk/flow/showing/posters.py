"""Posters for the counters of offices: A4, with a code that opens the office's own form."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

import segno

from sangsuk.core.errors import CallError
from sangsuk.core.terms.district import District
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.showing.typesetting import typeset

ENDINGS: Final = (".pdf", ".png")
INK: Final = "#14251d"
DOTS_PER_INCH: Final = 144.0  # of a picture


def offices_of(*, district: str = "", province: str = "") -> list[District]:
    """The offices of a code, of a province's code or name, or all of the country.

    Raises:
        CallError: there is no such district or province.
    """
    every = load_gazetteer().districts
    if district:
        found = [one for one in every if one.code == district]
    elif province:
        names = {province, province.removeprefix("จังหวัด")}
        found = [
            one for one in every if {one.province_code, one.province_th, one.province_en} & names
        ]
    else:
        found = list(every)
    if not found:
        raise CallError(
            "poster.nowhere",
            what="There is no such district or province.",
            where=district or province,
            remedy="give a district's four digits, or a province's two digits or name.",
        )
    return found


def form_address(site: str, district: str) -> str:
    """Where the office's own form is.

    Raises:
        CallError: the site's address is none.
    """
    parts = urlsplit(site)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise CallError(
            "poster.site",
            what="The site's address cannot be used.",
            where=site,
            remedy="write it whole, like https://sangsuk.example.go.th.",
        )
    return f"{site.rstrip('/')}/tell/?district={district}"


def write_posters(offices: Sequence[District], site: str, out: Path) -> None:
    """One page an office, into a PDF; or a picture of one poster.

    Raises:
        CallError: the file's ending is none of ours, or a picture is to hold several.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS or (ending == ".png" and len(offices) > 1):
        raise CallError(
            "poster.ending",
            what="Posters are written as a PDF, one of them as a PNG too.",
            where=out.name,
            remedy="name a file that ends in .pdf.",
        )
    told = json.dumps({"offices": [_told(one, site) for one in offices]}, ensure_ascii=False)
    form: Literal["png", "pdf"] = "png" if ending == ".png" else "pdf"
    drawn = typeset("posters/poster", {"told": told}, format=form, ppi=DOTS_PER_INCH)
    with staged(out) as (partial,):
        partial.write_bytes(drawn)


def told_of_office(code: str, site: str) -> dict[str, str]:
    """What a poster says of one office.

    Raises:
        CallError: there is no such district, or the site's address is none.
    """
    return _told(offices_of(district=code)[0], site)


def _told(office: District, site: str) -> dict[str, str]:
    address = form_address(site, office.code)
    return {
        "name": f"ที่ว่าการอำเภอ{office.name_th}",
        "province": f"จังหวัด{office.province_th}",
        "address": address.partition("://")[2],
        "code": qr_code(address),
    }


def qr_code(words: str) -> str:
    """The words as an SVG that a phone reads, also where a tenth of it is smudged."""
    file = io.BytesIO()
    code = segno.make(words, error="m", micro=False)
    code.save(file, kind="svg", border=0, dark=INK, light=None, omitsize=True)
    return file.getvalue().decode()
