"""Makes docs/rules.md from tests/rulebook/count.toml, whose cases the tests run."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
BOOK: Final = ROOT / "tests" / "rulebook" / "count.toml"
PAGE: Final = ROOT / "docs" / "rules.md"
Rule = Mapping[str, Any]

OPENING: Final = """# กติกาการนับเสียง

หน้านี้ทำจาก [สมุดกติกา](../tests/rulebook/count.toml) ด้วย `make rules` แก้ที่นั่น ไม่ใช่ที่นี่
ทุกข้อที่มีตัวอย่าง เครื่องนับตามตัวอย่างจริงทุกครั้งที่ระบบเปลี่ยน ตัวอย่างแต่งขึ้นทั้งหมด
รหัสของข้อคือรหัสที่บัญชีเรื่องที่ไม่นับ (`exclusions.csv`) และคำวินิจฉัยอ้างถึง
"""
WHY: Final = {
    "fewer_negative_voices": "เสียงที่อยากให้ปรับปรุงน้อยกว่า",
    "more_praise_days": "มีคนชมหลายวันกว่า",
    "more_services_praised": "ได้คำชมหลายงานกว่า",
    "higher_per_100k": "เสียงต่อราษฎรแสนคนสูงกว่า",
    "shared": "ครองร่วมกัน",
}
REASONS: Final = {
    "hashtag": "แฮชแท็กไม่ครบ",
    "window": "นอกช่วงเวลา",
    "late": "พบช้าเกินไป",
    "revised": "แก้หลังปิดรับ",
    "staff": "เจ้าหน้าที่",
    "spam": "โฆษณาหรือขยะ",
    "not_about_district_office": "ไม่ใช่เรื่องของอำเภอ",
    "duplicate": "สำเนา",
}
PROOFS: Final = {"claim": "ยืนยันโพสต์", "receipt": "ใบรับ", "line": "ไลน์ไอดี"}
VERDICTS: Final = {"exclude": "ไม่นับ", "restore": "ให้นับ"}


def draw_page(rules: Sequence[Rule]) -> str:
    """The whole page, section by section in the order of the book."""
    lines, section = [OPENING], ""
    for rule in rules:
        if rule["หมวด"] != section:
            section = rule["หมวด"]
            lines.append(f"## {section}\n")
        lines += [f"### {rule['รหัส']} {rule['กติกา']}\n", *_rule(rule)]
    return "\n".join(lines)


def _rule(rule: Rule) -> Iterator[str]:
    if "เล่า" in rule:
        yield _table(("โพสต์", "ผู้เล่า", "อำเภอ", "ว่า", "เมื่อ", "อื่น ๆ"), _told(rule))
        yield from _more(rule)
        yield f"**นับได้:** {_places(rule)}\n"
    for path in rule.get("ตรวจที่", ()):
        yield f"ตรวจด้วย [{Path(path).name}](../{path})\n"
    if "ยังไม่ตรวจ" in rule:
        yield f"*{rule['ยังไม่ตรวจ']}*\n"


def _told(rule: Rule) -> Iterator[Sequence[str]]:
    for number, told in enumerate(rule["เล่า"], 1):
        when = told.get("เวลา") or f"{told.get('วันที่', 5)} ธ.ค."
        beside = [told[name] for name in ("ช่องทาง", "งาน", "ข้อความ") if name in told]
        beside += [f"{name}เมื่อ {told[name]}" for name in ("พบ", "แก้") if name in told]
        beside += [f"ไม่นับ: {REASONS[told['ไม่นับ']]}"] if "ไม่นับ" in told else []
        beside += ["ถอนแล้ว"] if told.get("ถอน") else []
        if reason := dict(enumerate(rule.get("เหตุ", ()), 1 + _withdrawn(rule))).get(number):
            beside.append(f"ไม่นับ: {REASONS[reason]}")
        told_by = told["ผู้เล่า"] or "(ไม่บอกชื่อ)"
        yield str(number), told_by, told["อำเภอ"], told["ว่า"], when, " · ".join(beside)


def _withdrawn(rule: Rule) -> int:
    """How many posts at the head of the list were withdrawn before the count."""
    return sum(bool(told.get("ถอน")) for told in rule["เล่า"])


def _more(rule: Rule) -> Iterator[str]:
    for row in rule.get("ตัวตน", ()):
        what = f"บัญชี {row['บัญชี']}" if "บัญชี" in row else f"โพสต์ที่ {row['โพสต์']}"
        yield f"- {what} ({row['ช่องทาง']}) เป็นของ {row['คน']} รู้จาก{PROOFS[row['รู้จาก']]}"
    for row in rule.get("คำวินิจฉัย", ()):
        where = f" เฉพาะอำเภอ{row['อำเภอ']}" if "อำเภอ" in row else ""
        yield (
            f"- {row['โดย']} วินิจฉัยตามข้อ {row['ข้อ']}: {VERDICTS[row['ผล']]}โพสต์ที่ "
            f"{row['โพสต์']}{where} เพราะ{row['เหตุผล']}"
        )
    if "ตัวตน" in rule or "คำวินิจฉัย" in rule:
        yield ""


def _places(rule: Rule) -> str:
    money = rule.get("รางวัล", {})
    told = []
    for place, district, voices, by in rule["อันดับ"]:
        why = f" ({WHY[by]})" if by else ""
        prize = f" เงินรางวัล {money[district]:,.2f} บาท" if district in money else ""
        told.append(f"อันดับ {place} {district} {voices} เสียง{why}{prize}")
    return " · ".join(told) or "ไม่มีเสียง"


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    lines = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in (head, *rows)]
    rule = "---|" * len(head)
    return "\n".join([f"| {lines[0]} |", f"|{rule}", *(f"| {line} |" for line in lines[1:]), ""])


def read_rules() -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = tomllib.loads(BOOK.read_text("utf-8"))["ข้อ"]
    return rules


if __name__ == "__main__":
    PAGE.write_text(draw_page(read_rules()), "utf-8")
