"""Papers of awards: what kinds there are, and by what number and code each is known."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sangsuk.core.terms.codes import Words

CODE: Final = re.compile(r"[0-9a-hjkmnp-tv-z]{16}")  # letters that nobody takes for digits


class PaperKind(StrEnum):
    """What a paper is."""

    CERTIFICATE = "certificate"
    PLAQUE = "plaque"
    LETTER = "letter"
    PAYMENT = "payment"
    WITHHOLDING = "withholding"
    POSTER = "poster"
    PRESS = "press"
    INVITATION = "invitation"
    PROGRAMME = "programme"
    NAMES = "names"
    SLIDES = "slides"
    MINUTES = "minutes"


KIND_WORDS: Final = {
    PaperKind.CERTIFICATE: Words("เกียรติบัตร", "Certificate"),
    PaperKind.PLAQUE: Words("แบบโล่ประกาศเกียรติคุณ", "Artwork of a plaque of honour"),
    PaperKind.LETTER: Words("หนังสือแสดงความยินดี", "Letter of congratulation"),
    PaperKind.PAYMENT: Words("ใบสั่งจ่ายเงินรางวัล", "Order of payment"),
    PaperKind.WITHHOLDING: Words("ตัวเลขภาษีหัก ณ ที่จ่าย", "Figures of withholding tax"),
    PaperKind.POSTER: Words("ใบปิดประกาศผล", "Poster of the result"),
    PaperKind.PRESS: Words("ข่าวประกาศผล", "Press release of the result"),
    PaperKind.INVITATION: Words("ข่าวเชิญชวน", "Press release of the invitation"),
    PaperKind.PROGRAMME: Words("กำหนดการพิธีมอบรางวัล", "Programme of the ceremony"),
    PaperKind.NAMES: Words("รายชื่อผู้รับรางวัล", "Names of those honoured"),
    PaperKind.SLIDES: Words("ภาพฉายในพิธี", "Slides of the ceremony"),
    PaperKind.MINUTES: Words("รายงานการประชุมตัดสิน", "Minutes of a final"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """By what a paper is known: its number, and a code that nobody guesses."""

    number: str
    code: str
    address: str  # of the page that says whether it is genuine, whole
