"""What asking a language model may take, before it is asked."""

import math
from collections.abc import Iterable
from typing import Final

from sangsuk.core.terms.second_opinion import Estimate, Tokens

ANSWER_TOKENS: Final = 60  # an answer with two services and two drivers
MOST_ANSWER_TOKENS: Final = 400  # the model is told to stop there
_FRAME: Final = 16  # roles and separators of a request


def estimate(prompt: str, texts: Iterable[str], *, kept: int) -> Estimate:
    """What it takes to ask each text once.

    `most` holds for every tokenizer that works on bytes: none makes more tokens
    than there are bytes.  It does not hold a text that is asked for again because
    the first answer was lost on its way.  `likely` is a rule of thumb on the safe side: a token
    for each character that is not ASCII, one for four that are.
    """
    asked = 0
    likely = most = Tokens()
    likely_frame, most_frame = _thumb(prompt) + _FRAME, _size(prompt) + _FRAME
    for text in texts:
        asked += 1
        likely += Tokens(likely_frame + _thumb(text), ANSWER_TOKENS)
        most += Tokens(most_frame + _size(text), MOST_ANSWER_TOKENS)
    return Estimate(asked, kept, likely, most)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _thumb(text: str) -> int:
    plain = sum(map(str.isascii, text))
    return len(text) - plain + math.ceil(plain / 4)
