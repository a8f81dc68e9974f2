"""Money and numbers as Thai papers write them: in words, and in Thai digits."""

from typing import Final

SATANG: Final = 100  # of a baht
_DIGITS: Final = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_POWERS: Final = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION: Final = 10 ** len(_POWERS)
_THAI: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def thai_digits(text: str) -> str:
    """The text with ๐–๙ in place of 0–9."""
    return text.translate(_THAI)


def number_words(number: int) -> str:
    """A whole number in words: 21 is ยี่สิบเอ็ด, 101 หนึ่งร้อยเอ็ด, 10⁶ หนึ่งล้าน.

    Raises:
        ValueError: it is below zero.
    """
    if number < 0:
        raise ValueError("no words for what is below zero")
    if number == 0:
        return _DIGITS[0]
    millions, rest = divmod(number, _MILLION)
    before = f"{number_words(millions)}ล้าน" if millions else ""
    return before + _below_a_million(rest, follows=bool(millions))


def baht_words(satang: int) -> str:
    """An amount in words, as on cheques: ห้าพันบาทถ้วน, หนึ่งบาทยี่สิบห้าสตางค์.

    Args:
        satang: the amount in hundredths of a baht.

    Raises:
        ValueError: it is below zero.
    """
    baht, rest = divmod(satang, SATANG)
    if not rest:
        return f"{number_words(baht)}บาทถ้วน"
    whole = f"{number_words(baht)}บาท" if baht else ""
    return f"{whole}{number_words(rest)}สตางค์"


def baht_figures(satang: int) -> str:
    """An amount in figures: 4,750.00."""
    return f"{satang // SATANG:,}.{satang % SATANG:02d}"


def _below_a_million(number: int, *, follows: bool) -> str:
    said = ""
    for power in reversed(range(len(_POWERS))):
        digit = number // 10**power % 10
        if not digit:
            continue
        said += _digit(digit, power, is_last_of_many=bool(said) or follows) + _POWERS[power]
    return said


def _digit(digit: int, power: int, *, is_last_of_many: bool) -> str:
    if power == 1 and digit in (1, 2):
        return ("", "ยี่")[digit - 1]
    if power == 0 and digit == 1 and is_last_of_many:
        return "เอ็ด"
    return _DIGITS[digit]
