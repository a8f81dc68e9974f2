"""What people decided about stories, laid over the rows before they are heard."""

import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sangsuk.core.check.archive import Unfit
from sangsuk.core.check.rows import REASONS, Row, read_table

RULINGS: Final = "rulings.csv"
RULING_COLUMNS: Final = ("verdict", "rule", "story", "district", "by", "reason")
EXCLUDE, RESTORE = "exclude", "restore"
READER_RULES: Final = {f"E{number}": reason for number, reason in enumerate(REASONS, 1)}
RULES_OF_PEOPLE: Final = ("E7", "E8")  # by arrangement; withdrawn


class Decision(NamedTuple):
    """One ruling; `district` is empty where it speaks of the whole story."""

    verdict: str
    rule: str
    story: str
    district: str


@dataclass(slots=True)
class Decisions:
    """The rulings that stand: of several about the same, the last."""

    standing: dict[str, dict[str, Decision]] = field(default_factory=dict)
    excluded: Counter[str] = field(default_factory=Counter)  # rows by rule, as they pass
    ruled_on: int = 0

    def add(self, decision: Decision) -> None:
        of_story = self.standing.setdefault(decision.story, {})
        if not decision.district:
            of_story.clear()  # it speaks of all districts, so of those ruled on before
        of_story[decision.district] = decision

    def apply(self, row: Row) -> Row:
        """The row as it is counted."""
        told = 0
        for decision in self.standing.get(row.story, {}).values():
            if decision.verdict == RESTORE and not row.reason:
                continue  # there is nothing to bring back
            told += 1
            row = self._decided(row, decision)
        self.ruled_on += told
        if row.reason and not told:
            rules = (rule for rule, reason in READER_RULES.items() if reason == row.reason)
            self.excluded.update(rules)
        return row

    def takes_out(self, story: str) -> bool:
        """Whether the whole story is excluded by what people decided."""
        whole = self.standing.get(story, {}).get("")
        return whole is not None and whole.verdict == EXCLUDE

    def _decided(self, row: Row, decision: Decision) -> Row:
        if decision.verdict == RESTORE:
            return row._replace(reason="", copy_of="")
        self.excluded[decision.rule] += 1
        if decision.district:
            left = [one for one in row.mentions.split() if one[:-1] != decision.district]
            return row._replace(mentions=" ".join(left))
        if decision.rule in READER_RULES:
            return row._replace(reason=READER_RULES[decision.rule])
        return row._replace(mentions="")


def read_decisions(archive: zipfile.ZipFile) -> Decisions:
    decisions = Decisions()
    for number, cells in read_table(archive, RULINGS, RULING_COLUMNS):
        decision = Decision(*cells[:4])
        if decision.verdict not in (EXCLUDE, RESTORE):
            raise Unfit(RULINGS, f"{decision.verdict!r} is no verdict", number)
        if decision.rule not in READER_RULES and decision.rule not in RULES_OF_PEOPLE:
            raise Unfit(RULINGS, f"{decision.rule!r} is no rule of the rulebook", number)
        decisions.add(decision)
    return decisions


def unknown_stories(decisions: Decisions, stories: Iterable[str]) -> list[str]:
    """Stories that were ruled on and are not among the rows."""
    return sorted(set(decisions.standing) - set(stories))
