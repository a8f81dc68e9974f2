"""The words between an office's name and the next one's, and what they show of praise and blame.

Where a story names one office, the words are the whole text; where it names
several, each has a window forward (from its name to the next other) and a
window around (also back to the one before).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.fold import FoldedTexts
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.cue_tables import CueTable, make_cue_table
from sangsuk.core.understand.grams import model_texts
from sangsuk.core.understand.tries import Signs, make_alphabet

MOST_PLACES: Final = 20  # of one office; further namings add nothing
STEPS: Final = 3 * MOST_PLACES  # namings beside one among which the next other's is looked for
LEAD: Final = 25  # letters directly before a name that may set it against another
ENDING: Final = 60  # letters of a story's end, where it often turns
MOST_LETTERS: Final = 4_000  # of a window in which cues are counted

CUES: Final = {
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
}
TURN: Final = "แต่"  # counted in the story too
BEFORE_A_NAME: Final = ("contrast", "unlike", "than", "lose", "then", "now", "negation")
AT_THE_END: Final = ("contrast", "now", "laugh", "irony", "thanks", "negation", "question")


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """The words that may speak of each office of many stories, one entry an office.

    `order` is an office's rank by first place in its story, `cues` what its words show.
    """

    owner: NDArray[np.int64]  # the story
    forward: list[str]
    around: list[str]
    order: NDArray[np.int64]
    cues: NDArray[np.float64]


class _Reach(NamedTuple):
    """From a name back to the end of the other name before it, and on to the next other one."""

    since: int
    end: int
    upto: int


def cut_windows(
    rests: FoldedTexts, shown: Texts, places: Sequence[Sequence[Sequence[Span]]]
) -> Windows:
    """Cut the windows of all offices.

    Args:
        rests: the folded texts without tags.
        shown: the same as the model sees them.
        places: for each text and office, the raw spans that name it; an office without any, or
            one that stands alone, gets the whole.
    """
    stories = shown.strings()
    cut = iter(_cut_parts(rests, places))
    owner, words, order = [], [], []
    for at, offices in enumerate(places):
        firsts = _firsts(rests, at, offices)
        for office, spans in enumerate(offices):
            whole = len(offices) == 1 or not spans
            words.append((stories[at], stories[at]) if whole else next(cut))
            owner.append(at)
            order.append(sum(first < firsts[office] for first in firsts))
    forward, around = [each for each, _ in words], [each for _, each in words]
    owners = np.array(owner, np.int64)
    cues = _count_cues(words, owners, shown)
    return Windows(owners, forward, around, np.array(order, np.int64), cues)


def _firsts(rests: FoldedTexts, at: int, offices: Sequence[Sequence[Span]]) -> list[int]:
    """Where each office is named first; one that is not, behind all others."""
    if len(offices) == 1:
        return [0]
    never = _end_of(rests, at) + 1
    return [min((start for start, _ in spans[:MOST_PLACES]), default=never) for spans in offices]


def _end_of(rests: FoldedTexts, at: int) -> int:
    return int(rests.ends[rests.bounds[at] : rests.bounds[at + 1]].max(initial=0))


def _cut_parts(
    rests: FoldedTexts, places: Sequence[Sequence[Sequence[Span]]]
) -> list[tuple[str, str]]:
    """The windows forward and around of every office that has places and stands beside others."""
    offices = [
        (at, reaches)
        for at, beside in enumerate(places)
        if len(beside) > 1
        for reaches in _reaches(beside, _end_of(rests, at))
        if reaches
    ]
    parts = [
        part
        for at, reaches in offices
        for each in reaches
        for part in (_part(rests, at, each.end, each.upto), _part(rests, at, each.since, each.upto))
    ]
    firsts, lasts = np.array(parts, np.int64).reshape(-1, 2).T
    texts = iter(model_texts(rests.codes, firsts, lasts).strings())
    return [_join([(next(texts), next(texts)) for _ in reaches]) for _, reaches in offices]


def _join(parts: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return "|".join(ahead for ahead, _ in parts), "|".join(near for _, near in parts)


def _reaches(places: Sequence[Sequence[Span]], last: int) -> Iterator[list[_Reach]]:
    """For each office of one story, how far the words at each of its places reach."""
    places = [spans[:MOST_PLACES] for spans in places]
    named = sorted((start, end, at) for at, spans in enumerate(places) for start, end in spans)
    for at, spans in enumerate(places):
        reaches = []
        for start, end in spans:
            here = bisect_left(named, (start, end, at))
            upto = next(
                (s for s, _, other in named[here : here + STEPS] if other != at and s >= end), last
            )
            before = reversed(named[max(0, here - STEPS) : here])
            since = next((e for _, e, other in before if other != at and e <= start), 0)
            reaches.append(_Reach(since, end, upto))
        yield reaches


def _part(rests: FoldedTexts, at: int, start: int, end: int) -> tuple[int, int]:
    """Where the signs of one text that stand between two raw places lie in all codes."""
    offset = int(rests.bounds[at])
    first, last = np.searchsorted(rests.starts[offset : rests.bounds[at + 1]], [start, end])
    return offset + int(first), offset + max(int(first), int(last))


@cache
def _tables() -> tuple[Signs, CueTable]:
    alphabet = make_alphabet("".join(CUES.values()))
    return alphabet.sign, make_cue_table([*CUES.values(), TURN], alphabet)


def _count_cues(
    words: Sequence[tuple[str, str]], owner: NDArray[np.int64], shown: Texts
) -> NDArray[np.float64]:
    """What each window, the words before its name and its story's end hold of CUES."""
    # why: numba is slow to import
    from sangsuk.core.understand.windows_loops import count_each  # noqa: PLC0415

    ahead = Texts.of([forward for forward, _ in words])
    lead = Texts.of([around.removesuffix(forward)[-LEAD:] for forward, around in words])
    sign, table = _tables()
    stories = shown.codes, shown.bounds
    return count_each(
        sign, table, (ahead.codes, ahead.bounds), (lead.codes, lead.bounds), stories, owner
    )
