r"""Cue patterns spelt out as plain words, in the order in which a regular expression tries them.

The patterns hold letters, escaped signs, [one of some], (?:one|or another), what may be left
out (?) and digits (\d*), which are spelt as zeros.
"""

import re
from typing import Final

DIGIT: Final = "0"  # stands for every digit where words are matched
_TOKENS: Final = re.compile(r"\\d\*|\\.|\(\?:|\[[^\]]*\]|.", re.DOTALL)


def spell_out(pattern: str, *, most_digits: int = 0) -> list[str]:
    r"""Every word that the pattern matches, each once, the preferred first.

    Args:
        pattern: as above.
        most_digits: how many digits \d* stands for at most.
    """
    tokens = _Tokens(pattern, most_digits)
    words = _alternatives(tokens)
    if tokens.ahead:
        raise ValueError(f"a pattern that ends too early: {pattern}")
    return list(dict.fromkeys(words))


class _Tokens:
    """A pattern, token by token; "" at its end."""

    def __init__(self, pattern: str, most_digits: int) -> None:
        self._rest = iter(_TOKENS.findall(pattern))
        self.ahead = next(self._rest, "")
        self.digits = [DIGIT * number for number in range(most_digits, -1, -1)]

    def take(self) -> str:
        token, self.ahead = self.ahead, next(self._rest, "")
        return token


def _alternatives(tokens: _Tokens) -> list[str]:
    words = _sequence(tokens)
    while tokens.ahead == "|":
        tokens.take()
        words += _sequence(tokens)
    return words


def _sequence(tokens: _Tokens) -> list[str]:
    words = [""]
    while tokens.ahead not in ("", "|", ")"):
        piece = _piece(tokens)
        if tokens.ahead == "?":
            tokens.take()
            piece = [*piece, ""]
        words = [word + more for word in words for more in piece]
    return words


def _piece(tokens: _Tokens) -> list[str]:
    """What one letter, sign, choice or group stands for."""
    sign = tokens.take()
    if sign == r"\d*":
        return tokens.digits
    if sign == "(?:":
        words = _alternatives(tokens)
        if tokens.take() != ")":
            raise ValueError("a group that does not end")
        return words
    if sign.startswith("["):
        return list(sign[1:-1].replace("\\", ""))
    return [sign.removeprefix("\\")]
