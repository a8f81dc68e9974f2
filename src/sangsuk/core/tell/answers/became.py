"""What became of each story: from a word of thanks to a change that its teller confirms."""

from collections.abc import Mapping
from typing import Final

from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.terms.codes import Words

# In the order in which their dots stand on each other, the best end first.
STATES: Final = {
    "confirmed": Words("ผู้เล่ายืนยันว่าเปลี่ยนแล้ว", "changed, as the teller confirms"),
    "done": Words("อำเภอแจ้งว่าเปลี่ยนแล้ว", "changed, as the office reports"),
    "promised": Words("อำเภอสัญญาว่าจะเปลี่ยน", "a change is promised"),
    "answered": Words("อำเภอตอบแล้ว", "answered by the office"),
    "thanks": Words("คำชม นับให้อำเภอแล้ว", "praise, counted for the office"),
    "neither": Words("เล่าสู่กันฟัง", "told without praise or blame"),
    "waiting": Words("อยากให้ปรับปรุง ยังรอคำตอบ", "asks for something better, waits for an answer"),
}
PROMISED: Final = ("confirmed", "done", "promised")  # a change, whatever came of it
ANSWERED: Final = (*PROMISED, "answered")
Became = Mapping[int, str]  # the best of `ANSWERED` by the number of a story


def what_became(story: Heard, became: Became) -> str:
    """Which of `STATES` a story has come to."""
    if answered := became.get(story.story):
        return answered
    if story.blames:
        return "waiting"
    return "thanks" if story.praises else "neither"
