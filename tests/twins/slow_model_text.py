"""What the model sees of a text, by patterns: the slow, obvious twin of `understand/grams_loops`."""

import re
from typing import Final

from twins.slow_fold import SlowFolded, slow_relax

_LINK: Final = re.compile(r"https?://\S+|www\.\S+")
_LAUGH: Final = re.compile(r"5{3,}\+?")
_NUMBER: Final = re.compile(r"[0-9]")
_SPACE: Final = re.compile(r"\s+")


def slow_model_text(rest: SlowFolded) -> str:
    text = slow_relax(rest, keep=2).text
    text = _LINK.sub(" url ", text)
    text = _LAUGH.sub(" ฮ่าฮ่า ", text)
    text = _NUMBER.sub("0", text)
    return _SPACE.sub(" ", text).strip()
