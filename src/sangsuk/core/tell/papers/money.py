"""Order of payment, and the figures for the certificate of withheld tax."""

from dataclasses import dataclass

from sangsuk.core.tell.papers.occasion import Occasion, Told, activity_name, pair, place_words
from sangsuk.core.terms.award import Honours, Won
from sangsuk.core.terms.paper import Mark
from sangsuk.core.terms.withholding import Withheld
from sangsuk.core.thai.amounts import baht_figures, baht_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Payee:
    """Who is paid; of the account nothing but its last digits is ever told."""

    name: str
    bank: str = ""
    last_digits: str = ""

    @property
    def account(self) -> str:
        return f"{self.bank} บัญชีลงท้าย {self.last_digits}".strip() if self.last_digits else "ยังไม่แจ้ง"


def payment_order(
    won: Won, payee: Payee, withheld: Withheld, occasion: Occasion, mark: Mark | None = None
) -> Told:
    """ใบสั่งจ่าย; two people sign it, and they are not the same."""
    return occasion.told(
        "ใบสั่งจ่ายเงินรางวัล",
        mark,
        under=f"{occasion.rules.name.th} · {occasion.rules.host.th}",
        rows=[
            pair("วันที่", occasion.thai_day),
            pair("จ่ายให้", payee.name),
            pair("เข้าบัญชี", payee.account),
            pair("เป็นค่า", _for_what(won, occasion)),
            pair("ฐานการหักภาษี", withheld.told),
        ],
        item_word="รายการ",
        baht_word="บาท",
        sums=[
            pair("เงินรางวัล", baht_figures(won.satang)),
            pair("หัก ภาษี ณ ที่จ่าย", baht_figures(withheld.satang)),
        ],
        total=pair("จ่ายสุทธิ", baht_figures(won.satang - withheld.satang)),
        in_words=baht_words(won.satang - withheld.satang),
        notes=["ผู้ขอจ่ายและผู้อนุมัติต้องเป็นคนละคน ระบบไม่ยอมให้คนเดียวทำทั้งสองขั้น"],
        signers=["ผู้ขอจ่าย", "ผู้อนุมัติจ่าย"],
    )


def withholding_slip(
    won: Won, payee: Payee, withheld: Withheld, occasion: Occasion, mark: Mark | None = None
) -> Told:
    """The figures to be written into the form of the Revenue Department; it is not that form."""
    return occasion.told(
        "ตัวเลขภาษีหัก ณ ที่จ่าย",
        mark,
        under="สำหรับกรอกหนังสือรับรองการหักภาษี ณ ที่จ่าย (50 ทวิ) เอกสารนี้ไม่ใช่หนังสือรับรอง",
        rows=[
            pair("วันที่จ่าย", occasion.thai_day),
            pair("ผู้มีเงินได้", payee.name),
            pair("ผู้จ่าย", occasion.rules.host.th),
            pair("ประเภทเงินได้", _for_what(won, occasion)),
            pair("หักตาม", withheld.told),
            pair("ที่มาของหลักเกณฑ์", withheld.source),
            pair("ผู้ลงนามกำหนดหลักเกณฑ์", withheld.signed_by),
        ],
        item_word="รายการ",
        baht_word="บาท",
        sums=[pair("จำนวนเงินที่จ่าย", baht_figures(won.satang))],
        total=pair("ภาษีที่หักไว้", baht_figures(withheld.satang)),
        in_words=baht_words(withheld.satang),
        notes=["หลักเกณฑ์นี้เจ้าหน้าที่การเงินเป็นผู้กำหนดและลงนามรับผิดชอบ ไม่ได้เขียนตายตัวไว้ในระบบ"],
        signers=[],
    )


def _for_what(won: Won, occasion: Occasion) -> str:
    name = activity_name(occasion.rules, won.honours)
    if won.honours is Honours.STORIES:
        return f"เงินรางวัลเรื่องเล่า กิจกรรม {name}"
    return f"เงินรางวัล{name} {place_words(won)}"
