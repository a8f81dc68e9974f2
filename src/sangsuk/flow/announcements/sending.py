"""Sends what two people let out, takes down what is called back, asks whom it reached.

Killed at any moment nothing goes out twice: an outlet has a key, a session or a list of what
is out, by which a try is known whose answer was lost.  Whether it may still go is asked right
before each try, since a teller may have said no a moment ago.
"""

import os
from datetime import datetime, timedelta
from typing import Final

from django_tasks import task

from sangsuk.connectors.asking import Fault, ServiceError
from sangsuk.connectors.outlets.contract import Before, Outlet, Piece, Sent, hindrances_of
from sangsuk.flow.announcements.checking import piece_of, stops_of, words_alone
from sangsuk.flow.announcements.outlets import CANNOT_TELL, LIMITS, outlet_called
from sangsuk.records.announcements.actions import (
    call_back,
    claim,
    erase_words,
    note_begun,
    note_not_asked,
    note_out,
    note_reach,
    note_state,
    try_again,
)
from sangsuk.records.announcements.models import Sending
from sangsuk.records.announcements.queries import (
    announcement_now,
    due_sendings,
    out_and_called_back,
    sendings_to_reach,
    words_to_erase,
)

MOST: Final = 50  # in one job
GIVEN_UP_AFTER: Final = 60  # tries in a row
BEGUN_WAITS: Final = timedelta(seconds=20)
NOT_SET_UP: Final = "not_connected"
UNTIL_SET_UP: Final = timedelta(hours=1)
MAY_BE_OUT: Final = "may_be_out"  # at an outlet that does not tell: a person looks
State = Sending.State


@task(priority=-10)
def send_announcements(*, at: datetime) -> None:
    """All that is due at the outlets; what one does not take now is tried again later."""
    call_back(announcements=out_and_called_back(), at=at)
    for sending in due_sendings(at, most=MOST):
        if claim(sending, at=at):
            leaves = sending.state == State.LEAVING
            (_take_down if leaves else _send)(sending, at=at)
    for sending in sendings_to_reach(at, most=MOST):
        _ask_reach(sending, at=at)
    erase_words(announcements=words_to_erase())


def _send(sending: Sending, *, at: datetime) -> None:
    announcement = announcement_now(sending.announcement_id)
    before = Before(sending.mark, sending.first_tried_at if sending.tries else None, at)
    was_tried = bool(before.tried_at or before.mark)
    outlet, piece = outlet_called(sending.outlet, os.environ), piece_of(announcement)
    if stops_of(announcement):
        if was_tried:
            _call_off(sending, outlet, piece or words_alone(announcement), before, at=at)
        else:
            note_state(sending, State.UNWANTED)
    elif outlet is None or piece is None:
        note_not_asked(sending, fault=NOT_SET_UP, due_at=at + UNTIL_SET_UP)
    elif not was_tried and (found := hindrances_of(piece, LIMITS[sending.outlet])):
        note_state(sending, State.REFUSED, fault=found[0].value)
    else:
        _publish(sending, outlet, piece, before, at=at)


def _publish(
    sending: Sending, outlet: Outlet, piece: Piece, before: Before, *, at: datetime
) -> None:
    try:
        told = outlet.publish(piece, before)
    except ServiceError as error:
        _note_fault(sending, error, at=at)
        return
    if isinstance(told, Sent):
        note_out(sending, native_id=told.native_id, url=told.url, at=at)
    else:
        wait = BEGUN_WAITS if told.mark == sending.mark else timedelta()
        note_begun(sending, mark=told.mark, due_at=at + wait)


def _call_off(
    sending: Sending, outlet: Outlet | None, piece: Piece, before: Before, *, at: datetime
) -> None:
    """It may be out by a try whose answer was lost: look for it, and have it taken down."""
    if outlet is None:
        note_not_asked(sending, fault=NOT_SET_UP, due_at=at + UNTIL_SET_UP)
        return
    try:
        told = outlet.find(piece, before)
    except ServiceError as error:
        try_again(sending, fault=error.fault.value, wait=error.wait, at=at)
        return
    if told:
        note_out(sending, native_id=told.native_id, url=told.url, at=at)
        call_back(announcements=[sending.announcement_id], at=at)
    elif sending.outlet in CANNOT_TELL:
        note_state(sending, State.STAYS, fault=MAY_BE_OUT)
    else:
        note_state(sending, State.UNWANTED)


def _note_fault(sending: Sending, error: ServiceError, *, at: datetime) -> None:
    if error.fault is Fault.REQUEST or sending.tries >= GIVEN_UP_AFTER:
        note_state(sending, State.REFUSED, fault=error.fault.value)
    else:
        try_again(sending, fault=error.fault.value, wait=error.wait, at=at)


def _take_down(sending: Sending, *, at: datetime) -> None:
    outlet = outlet_called(sending.outlet, os.environ)
    if outlet is None:
        try_again(sending, fault=NOT_SET_UP, wait=timedelta(minutes=5), at=at)
        return
    try:
        is_gone = outlet.take_down(sending.native_id)
    except ServiceError as error:
        try_again(sending, fault=error.fault.value, wait=error.wait, at=at)
        return
    note_state(sending, State.GONE if is_gone else State.STAYS)


def _ask_reach(sending: Sending, *, at: datetime) -> None:
    outlet = outlet_called(sending.outlet, os.environ)
    reach = _reach(outlet, sending.native_id) if outlet else None
    counts = {name: getattr(reach, name, None) for name in ("views", "likes", "comments", "shares")}
    note_reach(sending, at=at, **counts)  # asked again after a while, whatever was said


def _reach(outlet: Outlet, native_id: str) -> object:
    try:
        return outlet.reach(native_id)
    except ServiceError:
        return None
