"""What the map says, in both languages."""

from dataclasses import dataclass
from typing import Final

from sangsuk.core.terms.district import District


@dataclass(frozen=True, slots=True, kw_only=True)
class MapWords:
    """The wording of one language; `dataclasses.replace` makes a map of something else.

    `named` and `placed` take {district} {province} and {place}; `counted` and `counted_one`
    take {n}, `from_to` {low} and {high}, `upwards` {low}.
    """

    thai: bool
    title: str
    named: str
    counted: str
    counted_one: str
    placed: str
    silent: str
    from_to: str
    upwards: str
    outside: tuple[str, ...]  # Bangkok's label, line by line

    def name(self, district: District) -> str:
        return district.name_th if self.thai else district.name_en

    def full_name(self, district: District) -> str:
        """With the province, for a name that several districts bear."""
        province = district.province_th if self.thai else district.province_en
        return f"{self.name(district)} ({province})"

    def describe(self, district: District, value: float | None, place: int | None) -> str:
        """A district in one line, as it is read aloud: its name, its count, its place."""
        province = district.province_th if self.thai else district.province_en
        named = self.named.format(district=self.name(district), province=province)
        if value is None:
            return f"{named}: {self.silent}"
        return f"{named}: {self.count(value)}" + (
            "" if place is None else self.placed.format(place=f"{place:,}")
        )

    def count(self, value: float) -> str:
        return (self.counted_one if value == 1 else self.counted).format(n=in_figures(value))


def in_figures(value: float) -> str:
    """1,234 for whole numbers, at most two decimals for others."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


THAI: Final = MapWords(
    thai=True,
    title="แผนที่เสียงชื่นชมรายอำเภอ",
    named="{district} จังหวัด{province}",
    counted="{n} เสียง",
    counted_one="{n} เสียง",
    placed=" ที่ {place}",
    silent="ยังไม่มีเสียง",
    from_to="{low}–{high} เสียง",
    upwards="{low} เสียงขึ้นไป",
    outside=("กรุงเทพมหานคร", "ไม่อยู่ในโครงการ"),
)

ENGLISH: Final = MapWords(
    thai=False,
    title="Map of praise by district",
    named="{district} District, {province}",
    counted="{n} voices",
    counted_one="{n} voice",
    placed=", place {place}",
    silent="no voice yet",
    from_to="{low}–{high} voices",
    upwards="{low} voices or more",
    outside=("Bangkok", "(not included)"),
)
