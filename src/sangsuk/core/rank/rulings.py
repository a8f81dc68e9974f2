"""Rulings applied to readings: what is counted after people have decided, and what is not."""

from collections.abc import Iterable
from dataclasses import replace

from sangsuk.core.rank.rules import EXCLUSION_RULES, REASON_OF, RULE_OF
from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.ruling import Exclusion, Ruling, Verdict

Story = tuple[str, str]


class Rulings:
    """The rulings that stand, by story; one about a district leaves the story's others alone."""

    def __init__(self, rulings: Iterable[Ruling] = ()) -> None:
        self._standing: dict[Story, dict[str | None, Ruling]] = {}
        for ruling in rulings:
            if ruling.rule not in EXCLUSION_RULES:
                raise ValueError(f"{ruling.rule} is no rule by which a story is excluded")
            of_story = self._standing.setdefault((ruling.platform, ruling.story), {})
            if ruling.district is None:
                of_story.clear()  # it speaks of all districts, so of those ruled on before
            of_story[ruling.district] = ruling

    def apply(self, reading: Reading) -> tuple[Reading, list[Exclusion]]:
        """The reading as it is counted, and what of it is not, or is again.

        A story excluded under one of the reader's reasons has that reason; one
        excluded under another rule stays eligible and speaks of no district.
        """
        standing = self._standing.get((reading.platform, reading.id))
        if not standing:
            return reading, _excluded_by_reader(reading)
        told: list[Exclusion] = []
        for district, ruling in standing.items():
            restored = ruling.verdict is Verdict.RESTORE
            if restored and reading.eligible:
                continue  # there is nothing to bring back
            told.append(_exclusion(ruling, restored=restored))
            reading = _restored(reading) if restored else _excluded(reading, ruling, district)
        return reading, told or _excluded_by_reader(reading)

    def __len__(self) -> int:
        return sum(map(len, self._standing.values()))


def _excluded_by_reader(reading: Reading) -> list[Exclusion]:
    if reading.ineligible_reason is None:
        return []
    rule = RULE_OF[reading.ineligible_reason]
    reason = EXCLUSION_RULES[rule].th
    if reading.duplicate_of:
        reason = f"{reason}: {reading.duplicate_of}"
    return [
        Exclusion(
            platform=reading.platform,
            story=reading.id,
            district=None,
            rule=rule,
            by=None,
            reason=reason,
        )
    ]


def _exclusion(ruling: Ruling, *, restored: bool) -> Exclusion:
    return Exclusion(
        platform=ruling.platform,
        story=ruling.story,
        district=ruling.district,
        rule=ruling.rule,
        by=ruling.by,
        reason=ruling.reason,
        restored=restored,
    )


def _restored(reading: Reading) -> Reading:
    return replace(reading, ineligible_reason=None, duplicate_of=None)


def _excluded(reading: Reading, ruling: Ruling, district: str | None) -> Reading:
    if district is not None:
        left = tuple(mention for mention in reading.districts if mention.code != district)
        return replace(reading, districts=left)
    if ruling.rule in REASON_OF:
        return replace(reading, ineligible_reason=REASON_OF[ruling.rule])
    return replace(reading, districts=())
