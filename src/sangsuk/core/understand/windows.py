"""The words between an office's name and the next one's, and what they show of praise and blame.

Where a story names one office, the words are the whole text; where it names
several, each has a window forward (from its name to the next other) and a
window around (also back to the one before).
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.fold import FoldedTexts
from sangsuk.core.thai.hearing import begins_of
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.cue_tables import CueTable, make_cue_table
from sangsuk.core.understand.cue_words import spell_out
from sangsuk.core.understand.grams import model_texts
from sangsuk.core.understand.office_spans import OfficeSpans
from sangsuk.core.understand.tries import Signs, make_alphabet

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
TURN: Final = "แต่"  # counted in the story
BEFORE_A_NAME: Final = ("contrast", "unlike", "than", "lose", "then", "now", "negation")
AT_THE_END: Final = ("contrast", "now", "laugh", "irony", "thanks", "negation", "question")


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """The words that may speak of each office of many stories, one entry an office.

    `order` is an office's rank by first place in its story, `cues` what its words show.
    """

    owner: NDArray[np.int64]  # the story
    several: NDArray[np.int64]  # the offices that stand beside others; these have windows
    ahead: Texts  # the windows forward of these
    near: Texts  # and around
    stories: Texts  # as the model sees them: the words of all other offices
    order: NDArray[np.int64]
    cues: NDArray[np.float64]

    @property
    def forward(self) -> list[str]:
        return self._words(self.ahead)

    @property
    def around(self) -> list[str]:
        return self._words(self.near)

    def _words(self, windows: Texts) -> list[str]:
        """The words of every office."""
        stories = self.stories.strings()
        words = [stories[at] for at in self.owner]
        for office, window in zip(self.several.tolist(), windows.strings(), strict=True):
            words[office] = window
        return words


def cut_windows(rests: FoldedTexts, shown: Texts, offices: OfficeSpans) -> Windows:
    """Cut the windows of all offices.

    Args:
        rests: the folded texts without tags.
        shown: the same as the model sees them.
        offices: of each text, with the raw spans that name them; one without any, or one that
            stands alone, gets the whole.
    """
    # why: numba is slow to import
    from sangsuk.core.understand.reach_loops import Rests, cut_each, join_each  # noqa: PLC0415

    number = np.diff(offices.bounds)
    owner = np.repeat(np.arange(len(rests)), number)
    order, parts, ends = cut_each(Rests(rests.bounds, rests.starts, rests.ends), offices)
    words = model_texts(rests.codes, parts[:, 0], parts[:, 1])
    several = np.flatnonzero(number[owner] > 1)
    ahead, near = (
        Texts(*join_each(words.codes, words.bounds, ends, several, turn)) for turn in (0, 1)
    )
    cues = _count_cues(owner, several, ahead, near, shown)
    return Windows(owner, several, ahead, near, shown, order, cues)


@cache
def _tables() -> tuple[Signs, CueTable, Signs]:
    alphabet = make_alphabet("".join(CUES.values()))
    words = [word for cue in CUES.values() for word in spell_out(cue)]
    return alphabet.sign, make_cue_table(list(CUES.values()), alphabet), begins_of(words)


def _count_cues(
    owner: NDArray[np.int64], several: NDArray[np.int64], ahead: Texts, near: Texts, shown: Texts
) -> NDArray[np.float64]:
    """What each window, the words before its name and its story's end hold of CUES."""
    # why: numba is slow to import
    from sangsuk.core.understand.windows_loops import Beside, Known, count_each  # noqa: PLC0415

    beside = Beside(several, ahead.codes, ahead.bounds, near.codes, near.bounds)
    return count_each(Known(*_tables()), beside, (shown.codes, shown.bounds), owner)
