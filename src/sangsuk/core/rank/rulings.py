"""Rulings applied to readings: what is counted after people have decided, and what is not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from sangsuk.core.rank.rules import EXCLUSION_RULES, REASON_OF, RULE_OF
from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.ruling import Exclusion, Ruling, Verdict

Story = tuple[str, str]


class Left(NamedTuple):
    """What people left of a story: these districts alone, or all but these."""

    only: bool
    codes: frozenset[str]

    @property
    def nothing(self) -> bool:
        return self.only and not self.codes


class Rulings:
    """The rulings that stand, by story.

    Of each (story, district) the last ruling stands that speaks of it; one about
    the whole story speaks of all districts, so of those ruled on before, too.
    """

    def __init__(self, rulings: Iterable[Ruling] = ()) -> None:
        self._standing: dict[Story, dict[str | None, Ruling]] = {}
        for ruling in rulings:
            if ruling.rule not in EXCLUSION_RULES:
                raise ValueError(f"{ruling.rule} is no rule by which a story is excluded")
            of_story = self._standing.setdefault((ruling.platform, ruling.story), {})
            if ruling.district is None:
                of_story.clear()
            of_story[ruling.district] = ruling

    def apply(self, reading: Reading) -> tuple[Reading, list[Exclusion]]:
        """The reading as it is counted, and what of it is not, or is again.

        A story excluded under one of the reader's reasons has that reason; one
        excluded under another rule stays eligible and speaks of no district.  Where
        some of its districts were brought back, it is eligible and speaks of these.
        """
        standing = self._standing.get((reading.platform, reading.id))
        if not standing:
            return reading, list(_by_reader(reading))
        said = {mention.code for mention in reading.districts}
        case = _Case(
            reading=reading,
            whole=standing.get(None),
            later={code: ruling for code, ruling in standing.items() if code in said},
            rest=said - standing.keys(),
        )
        return case.counted(), [*case.told_of_people(), *case.told_of_reader()]

    def left(self, story: Story) -> Left:
        """What people left of a story, whatever the reader found in it."""
        standing = self._standing.get(story, {})
        whole = standing.get(None)
        only = whole is not None and whole.verdict is Verdict.EXCLUDE
        turned = Verdict.RESTORE if only else Verdict.EXCLUDE
        codes = (code for code, ruling in standing.items() if code and ruling.verdict is turned)
        return Left(only, frozenset(codes))

    def brings_back(self, story: Story) -> bool:
        """Whether a ruling stands by which the story, or what it says of a district, counts."""
        standing = self._standing.get(story, {})
        return any(ruling.verdict is Verdict.RESTORE for ruling in standing.values())

    def __len__(self) -> int:
        return sum(map(len, self._standing.values()))


class _Case(NamedTuple):
    """A reading that people ruled on."""

    reading: Reading
    whole: Ruling | None  # that stands of the whole story
    later: Mapping[str | None, Ruling]  # by district that the story speaks of
    rest: set[str]  # districts that no later ruling names

    @property
    def rest_counts(self) -> bool:
        return self.whole.verdict is Verdict.RESTORE if self.whole else self.reading.eligible

    def counted(self) -> Reading:
        kept = tuple(one for one in self.reading.districts if self._counts(one.code))
        if self.rest_counts or kept:
            return replace(self.reading, ineligible_reason=None, duplicate_of=None, districts=kept)
        left = tuple(one for one in self.reading.districts if one.code in self.rest)
        if self.whole is None:
            return replace(self.reading, districts=left)
        if self.whole.rule in REASON_OF:
            reason = REASON_OF[self.whole.rule]
            return replace(self.reading, ineligible_reason=reason, districts=left)
        return replace(self.reading, districts=())

    def told_of_people(self) -> Iterator[Exclusion]:
        """What rulings did: one that changed nothing, or is wholly overruled, is not told."""
        said = self.rest or not self.later
        was_out = not self.reading.eligible or bool(self.whole and not self.rest_counts)
        of_whole = [self.whole] if self.whole and said else []
        for ruling in (*of_whole, *self.later.values()):
            restored = ruling.verdict is Verdict.RESTORE
            if was_out or not restored:
                yield _exclusion(ruling, restored=restored)

    def told_of_reader(self) -> Iterator[Exclusion]:
        """What the reader leaves out and nobody has ruled on."""
        if self.whole:
            return
        if not self.later:
            yield from _by_reader(self.reading)
        for code in sorted(self.rest) if self.later else ():
            yield from _by_reader(self.reading, code)

    def _counts(self, code: str) -> bool:
        later = self.later.get(code)
        return later.verdict is Verdict.RESTORE if later else self.rest_counts


def _by_reader(reading: Reading, district: str | None = None) -> Iterator[Exclusion]:
    if reading.ineligible_reason is None:
        return
    rule = RULE_OF[reading.ineligible_reason]
    reason = EXCLUSION_RULES[rule].th
    if reading.duplicate_of:
        reason = f"{reason}: {reading.duplicate_of}"
    yield Exclusion(
        platform=reading.platform,
        story=reading.id,
        district=district,
        rule=rule,
        by=None,
        reason=reason,
    )


def _exclusion(ruling: Ruling, *, restored: bool) -> Exclusion:
    return Exclusion(
        platform=ruling.platform,
        story=ruling.story,
        district=ruling.district,
        rule=ruling.rule,
        by=ruling.by,
        reason=ruling.told,
        restored=restored,
    )
