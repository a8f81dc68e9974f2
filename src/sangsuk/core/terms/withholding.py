"""Withheld tax as a signed setting: nothing here is law, all of it is somebody's decision."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PARTS: Final = 10_000  # a rate is told in hundredths of a percent


class PayeeKind(StrEnum):
    """Whose money it is."""

    PERSON = "person"  # a teller
    OFFICE = "office"  # a district office


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdingRule:
    """What one payer withholds of what it pays to one kind of payee."""

    payer: str
    payee: PayeeKind
    rate: int  # hundredths of a percent: 500 is 5 %
    from_satang: int  # of awards from this amount on
    source: str  # where that is written
    signed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What is withheld of one award, and why."""

    satang: int
    told: str
    source: str
    signed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BankNumber:
    """Where money goes; only finance officers see it whole."""

    bank: str
    holder: str
    digits: str

    @property
    def last_digits(self) -> str:
        return self.digits[-4:]
