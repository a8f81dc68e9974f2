"""The words of each office of one story, in plain Python: the slow twin of `windows`.

Where a story names one office, the words are the whole text; where it names
several, each has a window forward (from its name to the next other) and a
window around (also back to the one before).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.fold import Folded
from sangsuk.core.understand.grams import model_text

MOST_PLACES: Final = 20  # of one office; further namings add nothing
STEPS: Final = 3 * MOST_PLACES  # namings beside one among which the next other's is looked for
LEAD: Final = 25  # letters directly before a name that may set it against another
ENDING: Final = 60  # letters of a story's end, where it often turns
MOST_LETTERS: Final = 4_000  # of a window in which cues are counted

CUES: Final[dict[str, re.Pattern[str]]] = {
    cue: re.compile(words)
    for cue, words in {
        "contrast": r"แต่|ส่วน|ทว่า|ในขณะที่|กลับ",
        "unlike": r"ต่างจาก|ต่างกับ|ไม่เหมือน|คนละ|เทียบ|ผิดกับ",
        "than": r"กว่า",
        "lose": r"สู้|ไม่ได้เท่า|ไม่เท่า|แพ้|ชนะ",
        "now": r"ตอนนี้|เดี๋ยวนี้|วันนี้|ปีนี้|คราวนี้|รอบนี้|ครั้งนี้|ล่าสุด|สุดท้าย|ในที่สุด",
        "then": r"เมื่อก่อน|แต่ก่อน|ปีก่อน|ปีที่แล้ว|สมัย|เคย|ครั้งก่อน|คราวก่อน|รอบก่อน|ก่อนหน้า",
        "quote": r"[\"“”‘’']",
        "negation": r"ไม่|บ่|มิ|อย่า",
        "thanks": r"ขอบคุณ|ขอบใจ|ขอบพระคุณ|ซาบซึ้ง|ประทับใจ|ชื่นชม|ยอดเยี่ยม|ดีใจ|น่ารัก|ใจดี",
        "wait": r"รอ|นาน|ช้า|ชั่วโมง|เดือน|เงียบ|เลื่อน|พรุ่งนี้|กลับไป|ปิด|เสียเวลา",
        "fast": r"เร็ว|ไว|นาที|ทันที|เสร็จ|เดี๋ยวเดียว|แป๊บ",
        "laugh": r"ฮ่าฮ่า|😂|🤣|🙃|😅|👏",
        "question": r"\?|ไหม|มั้ย|หรือเปล่า",
        "irony": r"สมกับ|สมชื่อ|เชิญ|ขอแสดงความยินดี|รางวัล|สุดยอด|จริงๆ|เก่งจัง|มืออาชีพ|บริการดี|สุข|ทุกข์",
        "matter": r"เอกสาร|ค่าธรรมเนียม|บาท|ขั้นตอน|ยื่น|เตรียม|แจ้ง",
    }.items()
}
_BEFORE_A_NAME: Final = ("contrast", "unlike", "than", "lose", "then", "now", "negation")
_AT_THE_END: Final = ("contrast", "now", "laugh", "irony", "thanks", "negation", "question")


@dataclass(frozen=True, slots=True)
class Windows:
    """The words that may speak of one office; `order` is its rank by first place in the text."""

    forward: str
    around: str
    order: int
    cues: tuple[float, ...]


def cut_windows(rest: Folded, places: Sequence[Sequence[Span]]) -> list[Windows]:
    """Cut the windows of several offices.

    Args:
        rest: the folded text without tags.
        places: for each office, the raw spans that name it; an office without any gets the whole.
    """
    story = model_text(rest)
    places = [spans[:MOST_PLACES] for spans in places]
    named = sorted((start, end, at) for at, spans in enumerate(places) for start, end in spans)
    last = int(rest.ends.max(initial=0))
    firsts = [min((start for start, _ in spans), default=last + 1) for spans in places]
    windows = []
    for at, spans in enumerate(places):
        forward, around = [], []
        for start, end in spans:
            here = bisect_left(named, (start, end, at))
            upto = next(
                (s for s, _, other in named[here : here + STEPS] if other != at and s >= end), last
            )
            before = reversed(named[max(0, here - STEPS) : here])
            since = next((e for _, e, other in before if other != at and e <= start), 0)
            forward.append(_between(rest, end, upto))
            around.append(_between(rest, since, upto))
        whole = "" if spans else story
        order = sum(first < firsts[at] for first in firsts)
        words = whole or "|".join(forward), whole or "|".join(around)
        lead = words[1].removesuffix(words[0]) if len(places) > 1 else ""
        windows.append(Windows(*words, order, count_cues(words[0], lead, story)))
    return windows


def _between(rest: Folded, start: int, end: int) -> str:
    """The model's text of what stands between two raw positions."""
    first, last = np.searchsorted(rest.starts, [start, end])
    part = slice(int(first), int(last))
    return model_text(Folded(rest.text[part], rest.starts[part], rest.ends[part]))


def count_cues(forward: str, lead: str, story: str) -> tuple[float, ...]:
    """What the window, the words before the name and the story's end hold of CUES."""
    window, lead, ending = forward[:MOST_LETTERS], lead[-LEAD:], story[-ENDING:]
    return (
        *(float(len(pattern.findall(window))) for pattern in CUES.values()),
        float(len(window)),
        *(float(bool(CUES[cue].search(lead))) for cue in _BEFORE_A_NAME),
        *(float(bool(CUES[cue].search(ending))) for cue in _AT_THE_END),
        float(len(story)),
        float(story[:MOST_LETTERS].count("แต่")),
    )
