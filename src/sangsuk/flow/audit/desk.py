"""What a reader of the audit is given next, and what is kept of the answer."""

import fcntl
import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.db import transaction

from sangsuk.core.audit.agreement import READERS_WHO_SETTLE, Answer, settle
from sangsuk.core.thai.person_names import name_key
from sangsuk.flow.audit import faults, files
from sangsuk.flow.audit.commit import Committed
from sangsuk.flow.audit.files import CardRow
from sangsuk.flow.audit.opening import open_audit
from sangsuk.flow.audit.readers import own_districts
from sangsuk.flow.audit.record import Record, check_records, keep_records, kept_records
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.queries import accounts_among
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act
from sangsuk.records.audits.actions import end_turn, give_card
from sangsuk.records.audits.models import Turn
from sangsuk.records.audits.queries import answered_turns, has_run_it, held_cards, turns_of

FOLDER: Final = "audits"  # in the folder of all state: a result's folder by its campaign's slug
READ_TWICE: Final = 0.2  # of the cards, chosen by the seed
HELD_FOR: Final = timedelta(hours=2)  # then a card is given to somebody else
LOCK: Final = ".desk.lock"


@dataclass(frozen=True, slots=True)
class Desk:
    """An audit at work."""

    folder: Path
    committed: Committed
    seed: str
    sample: tuple[str, ...]
    records: Mapping[str, list[Record]]  # by card

    def answers(self, card: str) -> list[Answer]:
        return [one.answer for one in self.records.get(card, ())]

    def was_read_by(self, name: str, card: str) -> bool:
        """Whether this person has read the card, under whatever spelling of the name."""
        return name_key(name) in {name_key(one.reader) for one in self.records.get(card, ())}

    def lacks(self, card: str) -> int:
        """How many more answers the card waits for."""
        answers = self.answers(card)
        wanted = READERS_WHO_SETTLE if _is_read_twice(self.seed, card) else 1
        return max(wanted - len(answers), int(settle(answers) is None))

    @property
    def settled(self) -> int:
        return sum(not self.lacks(card) for card in self.sample)


def check_reader(account: Account) -> None:
    """Refuse who may not read: only auditors do, and none who runs the campaign.

    Raises:
        CallError: it is not for this account.
    """
    if account.role != Role.AUDITOR:
        raise faults.no_auditor(account.name, account.role)
    if has_run_it(account.name):
        raise faults.ran_it(account.name)


def open_desk(home: Path, campaign: str) -> Desk | None:
    """The audit of a campaign; None where nothing was committed and drawn.

    Answers that are in the memory and not yet in the file are written there first.

    Raises:
        CallError: a file has changed since.
    """
    folder = home / FOLDER / campaign
    if not (folder / files.DRAW).is_file():
        return None
    committed, sample = open_audit(folder)
    cards = set(sample.cards)
    records = kept_records(folder, committed, cards)
    if answered_turns(committed.hash).count() > len(records):
        bring_up(folder)
        records = kept_records(folder, committed, cards)
    by_card: dict[str, list[Record]] = {}
    for one in records:
        by_card.setdefault(one.card, []).append(one)
    return Desk(folder, committed, sample.seed, sample.cards, by_card)


def next_card(desk: Desk, account: Account, *, at: datetime) -> CardRow | None:
    """The card that the reader holds, or the earliest one that waits for somebody else to read it.

    Nobody chooses: cards are given in the order of the seed.  A card waits until
    somebody has read it; one of five until two have; and one on which two differ
    until a third has settled it.  Nobody reads a card twice, or one that names a
    district of theirs; a card that somebody holds is not given to another.
    """
    mine = {turn.card: turn for turn in turns_of(desk.committed.hash).filter(reader=account.name)}
    held = Counter(held_cards(desk.committed.hash, reader=account.name, since=at - HELD_FOR))
    cards = {card.card: card for card in desk.committed.cards}
    for name in desk.sample:
        card, turn = cards[name], mine.get(name)
        if turn and not turn.end and desk.lacks(name):
            return card
        if turn or desk.was_read_by(account.name, name) or desk.lacks(name) <= held[name]:
            continue
        if not own_districts(account.homes, card.named | card.recorded):
            give_card(commitment=desk.committed.hash, card=name, reader=account.name, at=at)
            return card
    return None


def keep_answer(desk: Desk, card: str, answer: Answer, *, by: Account, at: datetime) -> None:
    """Keep the answer and its act, both or neither.

    Where it praises a district of the reader's own, the card goes to somebody else.

    Raises:
        CallError: the reader does not hold this card, may not read it, or names no district.
    """
    check_reader(by)
    one = Record(card=card, reader=by.name, answer=answer)
    turn = _held(desk, card, by)
    homes = {by.name: by.homes}
    check_records(desk.committed, set(desk.sample), homes, (), [("the answer", one)])
    _, _, eligible, praised = one.row
    with transaction.atomic():
        act = _act(desk, card, "audit.read", by=by, at=at)
        ended = end_turn(
            turn=turn, end=Turn.End.ANSWERED, act=act, eligible=eligible, praised=praised
        )
        if not ended:
            raise faults.not_your_card(card)
    bring_up(desk.folder)


def pass_on(desk: Desk, card: str, *, by: Account, at: datetime) -> None:
    """Give the card to somebody else: it tells of a district of the reader's own.

    Raises:
        CallError: the reader does not hold this card.
    """
    check_reader(by)
    turn = _held(desk, card, by)
    with transaction.atomic():
        act = _act(desk, card, "audit.passed", by=by, at=at)
        if not end_turn(turn=turn, end=Turn.End.PASSED, act=act):
            raise faults.not_your_card(card)


def bring_up(folder: Path) -> None:
    """Write answers of the memory that the file lacks into it; two at once wait for each other."""
    with _alone(folder):
        committed, sample = open_audit(folder)
        cards = set(sample.cards)
        kept = kept_records(folder, committed, cards)
        there = {(one.card, name_key(one.reader)) for one in kept}
        turns = [
            turn
            for turn in answered_turns(committed.hash)
            if (turn.card, name_key(turn.reader)) not in there
        ]
        if not turns:
            return
        accounts = accounts_among({turn.reader for turn in turns})
        told = [(LOCK, account.name, account.homes) for account in accounts]
        new = [(f"act {turn.act_id}", _record_of(turn)) for turn in turns]
        keep_records(folder, committed, cards, new, told)


def _held(desk: Desk, card: str, by: Account) -> Turn:
    turn = turns_of(desk.committed.hash).filter(card=card, reader=by.name, end="").first()
    if turn is None:
        raise faults.not_your_card(card)
    return turn


def _act(desk: Desk, card: str, kind: str, *, by: Account, at: datetime) -> Act:
    told = {"card": card, "commitment": desk.committed.hash}
    return keep_act(kind=kind, by=Actor(by.name, by.role), why=f"card {card}", at=at, told=told)


def _record_of(turn: Turn) -> Record:
    answer = Answer(
        praised=frozenset(turn.praised.split()),
        eligible=turn.eligible == "yes",
        missing=turn.eligible == "missing",
    )
    return Record(card=turn.card, reader=turn.reader, answer=answer)


def _is_read_twice(seed: str, card: str) -> bool:
    lot = int.from_bytes(hashlib.sha256(f"twice,{seed},{card}".encode()).digest()[:4], "big")
    return lot < READ_TWICE * 2**32


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
