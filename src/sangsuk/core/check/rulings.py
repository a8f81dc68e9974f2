"""What people decided about stories, laid over the rows before they are heard."""

import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from sangsuk.core.check.archive import Fault, Unfit
from sangsuk.core.check.rows import REASONS, Row, read_table

RULINGS: Final = "rulings.csv"
RULING_COLUMNS: Final = ("verdict", "rule", "story", "district", "by", "reason", "text", "act")
EXCLUDE, RESTORE = "exclude", "restore"
READER_RULES: Final = dict(
    zip(("E1", "E2", "E12", "E13", "E3", "E4", "E5", "E6"), REASONS, strict=True)
)
RULES_OF_PEOPLE: Final = ("E7", "E8")  # by arrangement; withdrawn
RULING_REASONS: Final = (  # free words are not published in their place
    *("no_hashtag", "outside_window", "found_late", "changed_late", "told_by_staff"),
    *("advertising", "other_office", "other_district", "copied", "arranged", "teller_asked"),
    *("own_account", "reader_mistaken", "ruling_mistaken", "other"),
)
RULED: Final = "story."  # begins the kind of an act that is a ruling: story.exclude, story.restore


class Decision(NamedTuple):
    """One ruling; `district` is empty where it speaks of the whole story."""

    verdict: str
    rule: str
    story: str
    district: str
    reason: str = ""
    act: str = ""  # its number in the log; empty: it came by a file


@dataclass(slots=True)
class Decisions:
    """The rulings that stand: of each (story, district) the last one that speaks of it.

    One about the whole story speaks of all districts, so of those ruled on before, too.
    """

    standing: dict[str, dict[str, Decision]] = field(default_factory=dict)
    excluded: Counter[str] = field(default_factory=Counter)  # rows by rule, as they pass
    ruled_on: int = 0
    made: list[tuple[int, Decision]] = field(default_factory=list)  # all, each with its line

    def add(self, decision: Decision, number: int = 0) -> None:
        self.made.append((number, decision))
        of_story = self.standing.setdefault(decision.story, {})
        if not decision.district:
            of_story.clear()
        of_story[decision.district] = decision

    def apply(self, row: Row) -> Row:
        """The row as it is counted."""
        standing = self.standing.get(row.story, {})
        mentions = row.mentions.split()
        said = dict.fromkeys(mention[:-1] for mention in mentions)
        whole = standing.get("")
        later = {code: one for code, one in standing.items() if code and code in said}
        self._tell(row, whole, later, sum(code not in later for code in said))
        if not standing:
            return row
        counts = whole.verdict == RESTORE if whole else not row.reason
        counted = {
            code: later[code].verdict == RESTORE if code in later else counts for code in said
        }
        if counts or any(counted.values()):
            kept = " ".join(mention for mention in mentions if counted[mention[:-1]])
            return row._replace(reason="", copy_of="", mentions=kept)
        left = " ".join(mention for mention in mentions if mention[:-1] not in later)
        if whole is None:
            return row._replace(mentions=left)
        if whole.rule in READER_RULES:
            return row._replace(reason=READER_RULES[whole.rule], mentions=left)
        return row._replace(mentions="")

    def takes_out(self, story: str) -> bool:
        """Whether people left nothing of the story, whatever is found in it."""
        standing = self.standing.get(story, {})
        whole = standing.get("")
        if whole is None or whole.verdict != EXCLUDE:
            return False
        return all(one.verdict == EXCLUDE for one in standing.values())

    def _tell(
        self, row: Row, whole: Decision | None, later: dict[str, Decision], rest: int
    ) -> None:
        """Count what is excluded, by rule, and how many rulings did something."""
        was_out = bool(row.reason) or (whole is not None and whole.verdict == EXCLUDE)
        of_whole = [whole] if whole and (rest or not later) else []
        ruled = (*of_whole, *later.values())
        rules = [one.rule for one in ruled if one.verdict == EXCLUDE]
        self.ruled_on += len(ruled) if was_out else len(rules)
        if row.reason and whole is None:
            by_reader = [rule for rule, reason in READER_RULES.items() if reason == row.reason]
            rules += by_reader * (rest if later else 1)
        self.excluded.update(rules)


def decisions_of(rows: Iterable[Sequence[str]]) -> Decisions:
    """What stands of the rows of rulings.csv, whose words are known."""
    decisions = Decisions()
    for verdict, rule, story, district, *_ in rows:
        decisions.add(Decision(verdict, rule, story, district))
    return decisions


def read_decisions(archive: zipfile.ZipFile) -> Decisions:
    decisions = Decisions()
    for number, cells in read_table(archive, RULINGS, RULING_COLUMNS):
        verdict, rule, story, district, _, reason, _, act = cells
        if verdict not in (EXCLUDE, RESTORE):
            raise Unfit(RULINGS, f"{verdict!r} is no verdict", number)
        if rule not in READER_RULES and rule not in RULES_OF_PEOPLE:
            raise Unfit(RULINGS, f"{rule!r} is no rule of the rulebook", number)
        if reason not in RULING_REASONS:
            raise Unfit(RULINGS, f"{reason!r} is no reason of the list", number)
        decisions.add(Decision(verdict, rule, story, district, reason, act), number)
    return decisions


def unknown_stories(decisions: Decisions, stories: Iterable[str]) -> list[str]:
    """Stories that were ruled on and are not among the rows."""
    return sorted(set(decisions.standing) - set(stories))


def check_ruled(
    decisions: Decisions, acts: Iterable[tuple[int, Mapping[str, Any]]]
) -> Iterator[Fault]:
    """Each ruling is an act of the log, which says the same of it, and none is taken for two."""
    logged = {str(act.get("number")): act for _, act in acts}
    last = 0
    for number, one in decisions.made:
        act = logged.get(one.act, {})
        told = act.get("told")
        said = {"rule": one.rule, "district": one.district or None, "reason": one.reason}
        if (
            act.get("kind") != RULED + one.verdict
            or not isinstance(told, dict)
            or not one.act.isdecimal()
        ):
            yield Fault(RULINGS, number, "the ruling is no act of the log")
        elif any(told.get(name) != value for name, value in said.items()):
            yield Fault(RULINGS, number, f"act {one.act} of the log says something else")
        elif int(one.act) <= last:
            yield Fault(RULINGS, number, f"act {one.act} does not stand in the order of the log")
        else:
            last = int(one.act)
