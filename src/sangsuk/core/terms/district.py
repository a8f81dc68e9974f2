"""The 878 districts (อำเภอ) whose offices the department runs, and the provinces they lie in."""

from dataclasses import dataclass
from typing import Final

DISTRICTS_IN_ALL: Final = 878
PROVINCES_IN_ALL: Final = 76  # without Bangkok, whose 50 เขต are the city's own
PROVINCE_CODES: Final = tuple(
    f"{code}"
    for codes in [
        range(11, 28),
        range(30, 50),
        range(50, 59),
        range(60, 68),
        range(70, 78),
        range(80, 87),
        range(90, 97),
    ]
    for code in codes
)


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """One อำเภอ by its DOPA code: two digits of the province, two of the district.

    Latitude and longitude are of the district's centre in degrees (WGS 84), not
    of its office.  `population` is the registered one of 31 Dec 2564 (2021).
    """

    code: str
    name_th: str
    name_en: str
    province_code: str
    province_th: str
    province_en: str
    region: str  # เหนือ, ตะวันออกเฉียงเหนือ, กลาง, ตะวันออก, ตะวันตก, ใต้
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name by which people call a district."""

    name: str
    code: str
    kind: str  # former, abbreviation, colloquial, landmark, english


@dataclass(frozen=True, slots=True, kw_only=True)
class Tambon:
    """A ตำบล: the six-digit code, and the district it lies in."""

    code: str
    name_th: str
    name_en: str
    district_code: str
    postal_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """All places that the reader knows.  Districts are ordered by code.

    `landmarks` lie in one district each: they hint at its office, but name another place.
    `not_ours` are Thai names, without the prefix, of Bangkok's เขต.
    """

    districts: tuple[District, ...]
    aliases: tuple[Alias, ...]
    tambons: tuple[Tambon, ...]
    not_ours: tuple[str, ...]
    landmarks: tuple[Alias, ...] = ()

    def by_code(self) -> dict[str, District]:
        return {district.code: district for district in self.districts}
