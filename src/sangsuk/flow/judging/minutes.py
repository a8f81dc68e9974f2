"""The minutes of a round (บันทึกการตัดสิน): made from the record alone, to be signed by hand.

Thai only: it is a paper of a Thai office.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sangsuk.core.terms.judging import Method
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.core.thai.dates import thai_date, thai_moment
from sangsuk.flow.judging import faults
from sangsuk.flow.judging.minutes_words import DISCUSS, METHODS, RESULTS, SHOWN, TIES
from sangsuk.flow.judging.rounds import by_the_rules, kept_stage
from sangsuk.flow.judging.status import loads_in
from sangsuk.flow.judging.text import sheet_of
from sangsuk.flow.showing.papers import draw_paper
from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.jury.history import (
    links_renewed_in,
    overrides_of,
    removed_from,
    seated_in,
    steps_back_in,
)
from sangsuk.records.jury.holding import entries_numbered
from sangsuk.records.jury.models import Entry, Round
from sangsuk.records.jury.queries import entries_of, who_goes_on

SIGNED_BY_HAND: Final = 15  # jurors: of a larger panel only who answers for the round signs
LISTED: Final = 40  # stories and jurors that are named one by one
BEGINNING: Final = 220  # letters of a story


def write_minutes(campaign: Campaign, slug: str) -> bytes:
    """The minutes of a closed round as a PDF.

    Raises:
        CallError: there is no such round, or it is not closed.
    """
    terms, kept = kept_stage(campaign, slug)
    if kept.closed is None:
        raise faults.not_closed(slug)
    made = datetime.fromisoformat(kept.closed.at)
    return draw_paper("minutes/minutes", minutes_of(terms, kept), made=made)


def minutes_of(terms: Terms, kept: Round) -> dict[str, Any]:
    """All that the minutes say, as plain values."""
    rules = rules_of(kept.campaign)
    panel = _panel(kept)
    return {
        "campaign": rules.name.th,
        "host": rules.host.th,
        "round": terms.name.th,
        "facts": _facts(terms, kept),
        "rubric": [_criterion(line.name.th, line.weight, line.anchors) for line in terms.rubric],
        "compares": terms.method is Method.COMPARE,
        "rows": _rows(kept)[:LISTED],
        "more_rows": max(0, len(kept.outcome["verdicts"]) - LISTED),
        "chosen": [_chosen(entry, terms, kept) for entry in _chosen_entries(kept)],
        "not_placed": _not_placed(kept),
        "panel": panel[:LISTED],
        "more_jurors": max(0, len(panel) - LISTED),
        "happened": _happened(terms, kept),
        "signs": [one["name"] for one in panel] if len(panel) <= SIGNED_BY_HAND else [],
        "seal": _seal(kept),
    }


def _facts(terms: Terms, kept: Round) -> list[list[str]]:
    """What was agreed before and how it went, as pairs of a word and its value."""
    outcome, opened, closed = kept.outcome, kept.opened, kept.closed
    done = outcome.get("comparisons")
    judged = f"เทียบ {done:,} คู่" if done is not None else f"ลงคะแนน {_ballots(kept):,} ใบ"
    took = f"{outcome['took_part']:,} จาก {len(loads_in(kept)):,} คน {judged}"
    left_out = sum(kept.left_out.values())
    shown = "  ".join(f"{name} {SHOWN[getattr(terms.shown, what)]}" for what, name in BLIND)
    return [
        ["วิธีตัดสิน", METHODS[terms.method]],
        ["เวลาตามกติกา", _unbroken(f"{thai_moment(terms.opens)} ถึงก่อน {thai_moment(terms.closes)}")],
        ["เปิดรอบ", _when_and_who(opened.at, opened.kept["by"])],
        ["ปิดรอบ", _when_and_who(closed.at, closed.kept["by"]) if closed else "ยังไม่ปิด"],
        ["เลขสุ่มที่ประกาศไว้", kept.seed],
        ["เรื่องที่เข้ารอบ", f"{entries_of(kept).count():,} เรื่อง"],
        *([["ยังไม่ได้ให้อ่าน", f"{left_out:,} เรื่อง"]] if left_out else []),
        ["กรรมการที่ร่วมตัดสิน", took],
        ["องค์ประชุมตามกติกา", _quorum(terms)],
        ["ผ่านไป", f"{terms.goes_on:,} เรื่องตามกติกา"],
        ["กรรมการเห็นอะไรบ้าง", shown],
    ]


BLIND: Final = (("teller", "ชื่อคนเล่า"), ("district", "อำเภอ"), ("others", "คะแนนคนอื่น"))


def _quorum(terms: Terms) -> str:
    if terms.method is Method.COMPARE:
        return f"กรรมการอย่างน้อย {terms.quorum:,} คน"
    return f"แต่ละเรื่องมีกรรมการตัดสินอย่างน้อย {terms.quorum:,} คน"


def _ballots(kept: Round) -> int:
    return sum(load.done for load in loads_in(kept))


def _when_and_who(at: str, who: str) -> str:
    return f"{thai_moment(datetime.fromisoformat(at))} โดย {who}"


def _unbroken(moments: str) -> str:
    """น. stays beside its number."""
    return moments.replace(" น.", "\N{NO-BREAK SPACE}น.")


def _criterion(name: str, weight: int, anchors: tuple[Any, ...]) -> dict[str, Any]:
    return {"name": name, "weight": weight, "anchors": [anchor.th for anchor in anchors]}


def _rows(kept: Round) -> list[dict[str, Any]]:
    """The places by the rules, the best first, as text; `result` is by the last word on it."""
    by_rules, going = set(kept.outcome["goes_on"]), set(who_goes_on(kept))
    return [
        {
            "place": str(row["place"]),
            "number": str(row["number"]),
            "result": RESULTS[row["number"] in by_rules, row["number"] in going],
            "tie": TIES.get(row.get("tie_broken_by") or "", ""),
            "discuss": " ".join(DISCUSS[one] for one in row.get("discuss", ())),
            **_measured(row),
        }
        for row in kept.outcome["verdicts"]
    ]


def _measured(row: Mapping[str, Any]) -> dict[str, str]:
    if "strength" in row:
        return {"strength": f"{row['strength']:.2f}", "chance": f"{row['chance']:.0%}"}
    return {
        "points": f"{row['points']} ± {row['error']:.1f}",
        "median": f"{row['median']:.0f}",
        "range": f"{row['lowest']:.0f}–{row['highest']:.0f}",
        "ballots": str(row["ballots"]),
    }


def _chosen_entries(kept: Round) -> list[Entry]:
    order = {row["number"]: at for at, row in enumerate(kept.outcome["verdicts"])}
    found = {entry.number: entry for entry in entries_numbered(kept, who_goes_on(kept)[:LISTED])}
    return [found[number] for number in sorted(found, key=lambda one: order.get(one, len(order)))]


def _chosen(entry: Entry, terms: Terms, kept: Round) -> dict[str, Any]:
    """A story that goes on: its first words as the jurors saw them, and their reasons."""
    rows = {row["number"]: row for row in kept.outcome["verdicts"]}
    reasons = rows.get(entry.number, {}).get("reasons", [])
    taken_back = bool(entry.story.withdrawn_at)
    text = "" if taken_back else " ".join(sheet_of(entry, terms).text.split())
    begins = text if len(text) <= BEGINNING else text[:BEGINNING].rstrip() + "…"
    return {
        "number": str(entry.number),
        "begins": begins,
        "taken_back": taken_back,
        "reasons": [] if taken_back else list(reasons),
    }


def _not_placed(kept: Round) -> list[str]:
    told = []
    if short := kept.outcome["short"]:
        told.append(f"ตัดสินไม่ครบองค์ {len(short):,} เรื่อง: {_some(short)}")
    if others := kept.outcome.get("not_for_prizes"):
        told.append(f"อ่านแล้ว ไม่ชิงรางวัลเพราะไม่ได้ชม {len(others):,} เรื่อง: {_some(others)}")
    return told


def _some(numbers: list[int]) -> str:
    more = f" และอีก {len(numbers) - LISTED:,} เรื่อง" if len(numbers) > LISTED else ""
    return ", ".join(map(str, numbers[:LISTED])) + more


def _panel(kept: Round) -> list[dict[str, str]]:
    backs = steps_back_in(kept)
    return [
        {
            "name": load.juror.shown_name or load.juror.name,
            "done": f"{load.done:,}",
            "backs": str(backs.get(load.juror.pk, 0) or "–"),
        }
        for load in loads_in(kept)
    ]


def _happened(terms: Terms, kept: Round) -> list[str]:
    """All that was not plain sailing, each with its act: nothing of it stays unsaid."""
    told = [
        f"ถอน {one.shown_name or one.name} จากคณะกรรมการ: {one.removed.kept['why']} "
        f"(บันทึกที่ {one.removed_id})"
        for one in removed_from(kept)
        if one.removed
    ]
    told += [
        f"เพิ่ม {name} เข้าคณะกรรมการระหว่างรอบ (บันทึกที่ {number})"
        for number, name in seated_in(kept).items()
    ]
    told += [
        f"ออกลิงก์ใหม่ให้ {name} {times:,} ครั้งระหว่างที่รอบเปิดอยู่"
        for name, times in sorted(links_renewed_in(kept).items())
    ]
    closed = kept.closed
    if closed and closed.kept["why"] != by_the_rules(terms.slug):
        told.append(f"ปิดรอบทั้งที่ไม่ครบองค์: {closed.kept['why']} (บันทึกที่ {closed.number})")
    return told + [_changed(one.act) for one in overrides_of(kept)]


def _changed(act: Act) -> str:
    """Who changed what into what, when and why."""
    day, kept = thai_date(datetime.fromisoformat(act.at)), act.kept
    return (
        f"{kept['by']} เปลี่ยนเรื่องที่ผ่านเมื่อ {day} "
        f"จาก {_some(kept['before'])} เป็น {_some(kept['after'])}: "
        f"{kept['why']} (บันทึกที่ {act.number})"
    )


def _seal(kept: Round) -> dict[str, str]:
    """What holds the paper to the log: whoever has the log finds these there."""
    last = overrides_of(kept).last()
    act = last.act if last else kept.closed
    return {
        "act": str(act.number) if act else "",
        "hash": act.hash if act else "",
        "terms": kept.terms_digest,
        "rules": rules_of(kept.campaign).digest,
    }
