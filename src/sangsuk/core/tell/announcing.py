"""First drafts of what the campaign says outside, from its rules and figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sangsuk.core.terms.announcement import Occasion
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.thai.dates import BANGKOK, thai_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What drafts may say; nothing else is said."""

    rules: Campaign
    site: str  # without a slash at its end; "": not known yet
    day: date
    stories: int = 0  # on the wall
    districts: int = 0  # that stories speak of
    winners: Sequence[tuple[str, str]] = field(default=())  # districts by place, Thai and English
    film: tuple[str, str] | None = None  # its title, Thai and English
    film_path: str = ""

    @property
    def tags(self) -> str:
        return " ".join(self.rules.hashtags)

    @property
    def last_day(self) -> date:
        close = self.rules.window.closes.astimezone(BANGKOK)
        return (close - timedelta(seconds=1)).date()

    @property
    def first_day(self) -> date:
        return self.rules.window.opens.astimezone(BANGKOK).date()


def draft_of(occasion: Occasion, facts: Facts) -> str:
    """Words in Thai, and below them the same in English."""
    thai, english = _DRAFTS[occasion](facts)
    lines = [*thai, "", "—", *english]
    return "\n".join(lines).strip()


def _announce(facts: Facts) -> tuple[list[str], list[str]]:
    opens, closes = thai_date(facts.first_day), thai_date(facts.last_day)
    thai = [
        "ไปอำเภอมา เป็นอย่างไรบ้าง เล่าให้เราฟังนะ",
        f"เล่าได้ตั้งแต่ {opens} ถึง {closes} เรื่องที่ดีใจก็ได้ เรื่องที่อยากให้ดีขึ้นก็ได้ ทุกเรื่องมีคนอ่าน",
        f"ติดแฮชแท็ก {facts.tags}",
        *_at("เล่าที่นี่ก็ได้ ไม่ต้องมีบัญชี", facts, "/tell/"),
    ]
    english = [
        "How were you served at your district office? Tell us.",
        f"From {_english(facts.first_day)} to {_english(facts.last_day)}. Every story is read.",
        *_at("Or here, without an account:", facts, "/en/tell/"),
    ]
    return thai, english


def _remind(facts: Facts) -> tuple[list[str], list[str]]:
    left = (facts.last_day - facts.day).days
    until = "วันนี้วันสุดท้าย" if left <= 0 else f"เหลืออีก {left:,} วัน"
    last = "Today is the last day." if left <= 0 else f"{left:,} {_days(left)} left."
    thai = [
        f"{until} เล่าเรื่องที่อำเภอได้ถึง {thai_date(facts.last_day)}",
        *_heard_in_thai(facts),
        f"เรื่องของคุณยังมีที่ว่างเสมอ ติดแฮชแท็ก {facts.tags}",
        *_at("เล่าที่นี่ก็ได้", facts, "/tell/"),
    ]
    english = [
        f"{last} Tell us how your district office served you until {_english(facts.last_day)}.",
        *_heard_in_english(facts),
        *_at("Here:", facts, "/en/tell/"),
    ]
    return thai, english


def _thank(facts: Facts) -> tuple[list[str], list[str]]:
    thai = [
        "ขอบคุณทุกคนที่เล่าเรื่องให้เราฟัง",
        *_heard_in_thai(facts),
        "จากนี้เราอ่านทุกเรื่องและตรวจการนับ แล้วจะบอกผลพร้อมวิธีตรวจให้ทุกคนดู",
        *_at("อ่านเรื่องทั้งหมดได้ที่", facts, "/stories/"),
    ]
    english = [
        "Thank you to everyone who told us a story.",
        *_heard_in_english(facts),
        "Now every story is read and the count is audited.",
        "The result will come with the way to check it.",
        *_at("All stories:", facts, "/en/stories/"),
    ]
    return thai, english


def _results(facts: Facts) -> tuple[list[str], list[str]]:
    thai = ["ผลมาแล้ว ขอบคุณทุกเสียง"]
    english = ["The result is here. Thank you for every voice."]
    if facts.winners:
        thai.append("อำเภอที่ประชาชนชื่นชมมากที่สุด")
        thai += [f"{n}. อำเภอ{one}" for n, (one, _) in enumerate(facts.winners, 1)]
        english.append("The districts that citizens praise most:")
        english += [f"{n}. {one}" for n, (_, one) in enumerate(facts.winners, 1)]
    thai += _at("ดูผลทุกอำเภอ และนับตามเองได้ที่", facts, "/results/")
    english += _at("All districts, and how to recount it yourself:", facts, "/en/results/")
    return thai, english


def _film(facts: Facts) -> tuple[list[str], list[str]]:
    title, title_en = facts.film or ("", "")
    thai = [
        f"ภาพยนตร์สั้นจากเรื่องจริงของประชาชน: {title}",
        *_at("ดูพร้อมคำบรรยาย และอ่านเรื่องเต็มได้ที่", facts, facts.film_path),
        facts.tags,
    ]
    english = [
        f"A short film from a citizen's true story: {title_en}",
        *_at("With captions and the whole story:", facts, f"/en{facts.film_path}"),
    ]
    return thai, english


def _heard_in_thai(facts: Facts) -> list[str]:
    if not facts.stories:
        return []
    return [f"ถึงวันนี้มีคนเล่าแล้ว {facts.stories:,} เรื่อง ถึง {facts.districts:,} อำเภอ"]


def _heard_in_english(facts: Facts) -> list[str]:
    if not facts.stories:
        return []
    told = f"{facts.stories:,} {'story' if facts.stories == 1 else 'stories'}"
    where = f"{facts.districts:,} {'district' if facts.districts == 1 else 'districts'}"
    return [f"So far {told} about {where}."]


def _at(words: str, facts: Facts, path: str) -> list[str]:
    return [f"{words} {facts.site}{path}"] if facts.site else []


def _days(many: int) -> str:
    return "day" if many == 1 else "days"


def _english(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


_DRAFTS = {
    Occasion.ANNOUNCE: _announce,
    Occasion.REMIND: _remind,
    Occasion.THANK: _thank,
    Occasion.RESULTS: _results,
    Occasion.FILM: _film,
}
