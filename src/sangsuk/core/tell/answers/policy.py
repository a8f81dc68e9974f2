"""The policy frame: which promises of the state practices and concerns have to do with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.tell.answers.practices import Card
from sangsuk.core.terms.codes import DRIVERS, Words

KINDS: Final = {
    "flagship": Words("นโยบายสำคัญของกรม", "Flagships of the department"),
    "strategy": Words("ยุทธศาสตร์ชาติ", "National strategy"),
    "sdg": Words("เป้าหมายการพัฒนาที่ยั่งยืน", "Sustainable Development Goals"),
    "law": Words("กฎหมาย", "Law"),
    "government": Words("นโยบายรัฐบาล", "Government policy"),
    "ministry": Words("นโยบายกระทรวงมหาดไทย", "Policy of the Ministry of Interior"),
}
Tags = Mapping[str, tuple[str, ...]]  # of each practice or driver, codes of policies


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One promise, and where it stands written."""

    code: str
    kind: str
    name: Words
    source: str
    confirmed: bool = True  # somebody has read it there


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """All policies, and what practices and concerns are tagged to."""

    policies: tuple[Policy, ...]
    practices: Tags
    concerns: Tags


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One policy with what stories tell of it; zeros say that none does."""

    policy: Policy
    practices: tuple[str, ...]  # codes of cards that show it
    praised: int  # stories of these cards
    concerns: tuple[str, ...]  # drivers
    blamed: int  # stories that blame for one of these


NO_FRAME: Final = Frame(policies=(), practices={}, concerns={})


def read_frame(table: Mapping[str, Any], practices: Iterable[str]) -> Frame:
    """The frame as it is written.

    Raises:
        ValueError: a policy has no source or no known kind, or a tag names what there is not.
    """
    policies = tuple(_policy(row) for row in table["policy"])
    known = {one.code for one in policies}
    tags = table["tags"]
    frame = Frame(
        policies=policies,
        practices={name: tuple(codes) for name, codes in tags["practice"].items()},
        concerns={name: tuple(codes) for name, codes in tags["concern"].items()},
    )
    named = [*frame.practices.values(), *frame.concerns.values()]
    lost = {code for codes in named for code in codes} - known
    lost |= (set(frame.practices) - set(practices)) | (set(frame.concerns) - set(DRIVERS))
    if lost:
        raise ValueError(f"the policy frame names what there is not: {sorted(lost)}")
    return frame


def cover(frame: Frame, cards: Sequence[Card], blame: Sequence[Heard]) -> tuple[Covered, ...]:
    """Each policy of the frame, in its order."""
    return tuple(_covered(one, frame, cards, blame) for one in frame.policies)


def _covered(
    policy: Policy, frame: Frame, cards: Sequence[Card], blame: Sequence[Heard]
) -> Covered:
    shown = [one for one in cards if policy.code in frame.practices.get(one.practice.code, ())]
    drivers = {code for code, tags in frame.concerns.items() if policy.code in tags}
    blamed = [story for story in blame if drivers & set(story.drivers)]
    told = {code for story in blamed for code in story.drivers}
    return Covered(
        policy=policy,
        practices=tuple(one.practice.code for one in shown),
        praised=len({story for one in shown for story in one.stories}),
        concerns=tuple(sorted(drivers & told)),
        blamed=len(blamed),
    )


def _policy(row: Mapping[str, Any]) -> Policy:
    if row["kind"] not in KINDS or not str(row.get("source", "")).strip():
        raise ValueError(f"policy {row['code']} needs a known kind and a source")
    return Policy(
        code=row["code"],
        kind=row["kind"],
        name=Words(row["th"], row["en"]),
        source=row["source"],
        confirmed=row.get("confirmed", True),
    )
