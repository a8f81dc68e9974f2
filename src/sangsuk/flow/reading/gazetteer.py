"""The gazetteer: names and codes from `geothai`, figures, aliases and landmarks of our own."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

import geothai
from geothai.types import District as Amphoe
from geothai.types import Province

from sangsuk.core.errors import SangsukError
from sangsuk.core.terms.district import Alias, District, Gazetteer, Tambon

BANGKOK: Final = "10"
PLACES: Final = files("sangsuk") / "assets" / "places"
# Five names are written with a capital in the middle of a word: Doi SaKet.
INNER_CAPITAL: Final = re.compile("(?<=[a-z])[A-Z]")


@cache
def load_gazetteer() -> Gazetteer:
    """All 878 districts with their tambons and aliases; read once, then kept.

    Raises:
        SangsukError: the installed `geothai` and our figures name different districts.
    """
    districts = _districts()
    return Gazetteer(
        districts=districts,
        aliases=tuple(_aliases()),
        tambons=tuple(_tambons(districts)),
        landmarks=tuple(_landmarks()),
        not_ours=tuple(khet.name_th.removeprefix("เขต") for khet in geothai.districts(BANGKOK)),
    )


def _districts() -> tuple[District, ...]:
    figures = {row["code"]: row for row in _rows("districts.csv")}
    named = {
        amphoe.code: (amphoe, province)
        for province in geothai.provinces()
        if province.code != BANGKOK
        for amphoe in geothai.districts(province.code)
    }
    if named.keys() != figures.keys():
        raise _codes_differ(named.keys() ^ figures.keys())
    return tuple(_district(*named[code], figures[code]) for code in sorted(named))


def _district(amphoe: Amphoe, province: Province, figures: dict[str, str]) -> District:
    return District(
        code=amphoe.code,
        name_th=amphoe.name_th,
        name_en=INNER_CAPITAL.sub(lambda letter: letter[0].lower(), amphoe.name_en),
        province_code=province.code,
        province_th=province.name_th,
        province_en=province.name_en,
        region=figures["region"],
        latitude=float(figures["latitude"]),
        longitude=float(figures["longitude"]),
        population=int(figures["population"]),
    )


def _aliases() -> Iterator[Alias]:
    for row in _rows("aliases.csv"):
        yield Alias(name=row["name"], code=row["code"], kind=row["kind"])


def _landmarks() -> Iterator[Alias]:
    """Temples, islands, markets and the like; which of them, the reader need not know."""
    for row in _rows("landmarks.csv"):
        yield Alias(name=row["name"], code=row["code"], kind="landmark")


def _tambons(districts: tuple[District, ...]) -> Iterator[Tambon]:
    for district in districts:
        for tambon in geothai.subdistricts(district.code):
            yield Tambon(
                code=tambon.code,
                name_th=tambon.name_th,
                name_en=tambon.name_en,
                district_code=district.code,
                postal_codes=tuple(tambon.postal_codes),
            )


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((PLACES / name).read_text(encoding="utf-8").splitlines()))


def _codes_differ(codes: set[str]) -> SangsukError:
    return SangsukError(
        "gazetteer.codes_differ",
        what=f"the names and the figures of districts do not fit: {', '.join(sorted(codes))}",
        where=f"geothai, data of {geothai.DATA_VERSION}; sangsuk/assets/places/districts.csv",
        remedy="install the release of geothai that the lock file names, or add the figures",
    )
