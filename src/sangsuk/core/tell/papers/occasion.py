"""What all papers of one campaign have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sangsuk.core.terms.award import Won
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.paper import Mark
from sangsuk.core.thai.amounts import thai_digits
from sangsuk.core.thai.dates import BE_AHEAD, thai_date

Told = dict[str, object]
DEMO: Final = {
    "th": "ตัวอย่างจากข้อมูลสาธิต ไม่ใช่ผลจริง",
    "en": "Made from demonstration data: no real result",
}
SCAN: Final = {
    "th": "สแกนเพื่อดูว่าเอกสารนี้ออกจากระบบจริง",
    "en": "Scan to see whether this paper is genuine",
}
CODE_ALT: Final = {
    "th": "รหัสคิวอาร์ เปิดหน้าตรวจเอกสาร",
    "en": "QR code that opens the page of this paper",
}
BRAND: Final = {"th": "สร้างสุข", "en": "Sangsuk"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A campaign whose awards are given on a day."""

    rules: Campaign
    day: date
    is_demo: bool = False
    is_audited: bool = True  # an award is given of nothing else; examples may be of what is not
    with_thai_digits: bool = True  # on papers of ceremony; figures of money stay Arabic
    language: str = "th"

    @property
    def thai_day(self) -> str:
        return self.digits(thai_date(self.day))

    @property
    def english_day(self) -> str:
        return f"{self.day.day} {self.day:%B} {self.day.year}"

    @property
    def year_be(self) -> int:
        return self.day.year + BE_AHEAD

    @property
    def host(self) -> str:
        return self.rules.host.th if self.language == "th" else self.rules.host.en

    @property
    def signs(self) -> str:
        """Who signs: the head of a department, else a blank for the title."""
        department = self.rules.host.th.split()[0]
        return (
            f"อธิบดี{department}"
            if department.startswith("กรม")
            else "ตำแหน่ง ........................"
        )

    def digits(self, text: str) -> str:
        return thai_digits(text) if self.with_thai_digits else text

    def told(self, title: str, mark: Mark | None, **more: object) -> Told:
        """A paper's words, with what stands on all of them."""
        shared: Told = {
            "title": title,
            "lang": self.language,
            "brand": BRAND[self.language],
            "host": self.host,
            "demo": DEMO[self.language] if self.is_demo else "",
            "scan": SCAN[self.language],
            "code_alt": CODE_ALT[self.language],
            "number": mark.number if mark else "",
            "address": mark.address.partition("://")[2] if mark else "",
            "link": mark.address if mark else "",
        }
        return shared | more


def place_words(won: Won) -> str:
    """อันดับที่ 2, or อันดับที่ 2 ร่วม where a place is shared."""
    return f"อันดับที่ {won.place}" + (" ร่วม" if won.sharing > 1 else "")


def activity_name(rules: Campaign, honours: str) -> str:
    """The name of the activity that honours these; the campaign's own where it has none."""
    found = (one.name.th for one in rules.activities if one.honours == honours)
    return next(found, rules.name.th)


def by_place(awards: Sequence[Won], honours: str) -> list[Won]:
    return sorted((one for one in awards if one.honours == honours), key=lambda one: one.place)


def pair(word: str, value: str) -> tuple[str, str]:
    return word, value
