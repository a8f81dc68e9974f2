"""How well the search for drives does: drives planted, and days on which nothing was arranged."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np

from sangsuk.core.rank.drives.finding import LEVEL, Finding
from sangsuk.core.rank.drives.planted import Kind, Planted, Plants
from sangsuk.core.rank.drives.search import find_drives

SIZES: Final = (10, 30, 100)
CASES: Final = tuple((kind, size) for kind in Kind for size in SIZES)
NAMED_FROM: Final = 0.5  # of a drive's posts: a finding that names fewer has not found it


def try_drives(
    texts: Sequence[str],
    districts: Sequence[str],
    *,
    runs: int,
    seed: int,
    tell: Callable[[float], None] = lambda _: None,
) -> dict[str, Any]:
    """Search campaigns into which drives were planted, and such as hold none.

    Each run makes two campaigns of all the texts.  Into one, a drive of each kind
    and size is planted, each in a district of its own; into the other a viral day.

    Args:
        texts: real stories, each told once.
        districts: codes.
        runs: pairs of campaigns.
        seed: of all chance.
        tell: called with the portion that is done.

    Returns:
        `recall` by kind and size with the share of the named posts that are planted,
        `false_alarms` per campaign elsewhere, and `viral_days_flagged`.
    """
    generator, seen = np.random.default_rng(seed), _Seen()
    for run in range(runs):
        seen.add_drives(*_with_drives(generator, texts, districts))
        seen.add_viral_day(*_with_viral_day(generator, texts, districts))
        tell((run + 1) / runs)
    return {"runs": runs, "seed": seed, "level": LEVEL, "posts": len(texts)} | seen.figures(runs)


class _Seen:
    """What was found so far."""

    def __init__(self) -> None:
        self._found: Counter[tuple[Kind, int]] = Counter()
        self._named: Counter[bool] = Counter()
        self._elsewhere = self._viral = self._quiet = 0

    def add_drives(self, findings: Sequence[Finding], planted: Sequence[Planted]) -> None:
        for drive in planted:
            theirs = [one for one in findings if one.suspicion.district == drive.district]
            self._found[drive.kind, drive.accounts] += any(_finds(one, drive) for one in theirs)
            self._named += _named(theirs, drive)
        flagged = {one.suspicion.district for one in findings}
        self._elsewhere += len(flagged - {drive.district for drive in planted})

    def add_viral_day(self, findings: Sequence[Finding], where: str) -> None:
        self._viral += any(one.suspicion.district == where for one in findings)
        self._quiet += any(one.suspicion.district != where for one in findings)

    def figures(self, runs: int) -> dict[str, Any]:
        recall = [
            {"kind": kind.value, "accounts": size, "found": self._found[kind, size] / runs}
            for kind, size in CASES
        ]
        return {
            "recall": recall,
            "named_rightly": self._named[True] / max(self._named.total(), 1),
            "districts_wrongly_flagged_beside_drives": self._elsewhere,
            "viral_days_flagged": self._viral,
            "campaigns_without_drives_with_any_other_finding": self._quiet,
        }


def _with_drives(
    generator: np.random.Generator, texts: Sequence[str], districts: Sequence[str]
) -> tuple[tuple[Finding, ...], list[Planted]]:
    plants = Plants(generator, texts)
    readings = plants.background(districts)
    planted = []
    where = generator.choice(len(districts), len(CASES), replace=False)
    for (kind, size), at in zip(CASES, where, strict=True):
        made, drive = plants.drive(kind, size, districts[at])
        readings += made
        planted.append(drive)
    return find_drives(readings, (), seed=int(generator.integers(2**31))).findings, planted


def _with_viral_day(
    generator: np.random.Generator, texts: Sequence[str], districts: Sequence[str]
) -> tuple[tuple[Finding, ...], str]:
    plants = Plants(generator, texts)
    where = districts[int(generator.integers(len(districts)))]
    readings = [*plants.background(districts), *plants.viral_day(where)]
    return find_drives(readings, (), seed=int(generator.integers(2**31))).findings, where


def _finds(finding: Finding, drive: Planted) -> bool:
    named = {post.story for post in finding.suspicion.posts}
    return len(named & drive.stories) >= NAMED_FROM * len(drive.stories)


def _named(findings: Sequence[Finding], drive: Planted) -> Counter[bool]:
    """Of the posts named: how many were planted, how many were not."""
    named = {post.story for one in findings for post in one.suspicion.posts}
    return Counter(story in drive.stories for story in named)
