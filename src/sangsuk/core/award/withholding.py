"""How much is withheld of an award, by a rule that somebody signed."""

from sangsuk.core.terms.withholding import PARTS, Withheld, WithholdingRule
from sangsuk.core.thai.amounts import baht_figures


def withhold(satang: int, rule: WithholdingRule) -> Withheld:
    """What the rule withholds of an amount; parts of a satang are left to the payee."""
    applies = satang >= rule.from_satang
    much = satang * rule.rate // PARTS if applies else 0
    told = f"ร้อยละ {rule.rate / 100:g} ของเงินรางวัลตั้งแต่ {baht_figures(rule.from_satang)} บาท"
    return Withheld(
        satang=much,
        told=told if rule.rate else "ไม่หัก",
        source=rule.source,
        signed_by=rule.signed_by,
    )
