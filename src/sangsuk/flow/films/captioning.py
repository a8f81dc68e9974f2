"""Captions of a cut: drafted from the script, kept when each can be read on its own."""

from collections.abc import Sequence
from dataclasses import astuple
from datetime import datetime

from django.db import transaction

from sangsuk.core.tell.films.captions import (
    REFUSED,
    THAI,
    Cue,
    draft_cues,
    faults_of,
    track,
)
from sangsuk.core.tell.films.scenes import sentences_of, srt, webvtt
from sangsuk.flow.films import faults
from sangsuk.flow.films.acting import act_on, check_team
from sangsuk.records.accounts.models import Account
from sangsuk.records.films.actions import hold_film, keep_captions
from sangsuk.records.films.models import Captions, Film, Writing
from sangsuk.records.films.queries import captions_of, cut_of, newest_writing

FORMS = {"vtt": webvtt, "srt": srt}
MOST_CUES = 1000


def cues_of(captions: Captions) -> list[Cue]:
    return [Cue(start=start, end=end, th=th, en=en) for start, end, th, en in captions.cues]


def cues_to_edit(film: Film) -> list[Cue]:
    """The newest captions of the newest cut; else a draft of the script's sentences over it."""
    cut = cut_of(film)
    if cut is None:
        return []
    if captions := captions_of(cut):
        return cues_of(captions)
    script = newest_writing(film, Writing.Kind.SCRIPT)
    return draft_cues(sentences_of(script.text), cut.seconds) if script else []


@transaction.atomic
def keep_cues(number: int, cues: Sequence[Cue], *, by: Account, at: datetime) -> Captions:
    """New captions of the newest cut; what was said of older ones counts no more.

    Raises:
        CallError: it is not for this role, there is no cut, or a cue is empty, backwards,
            after the film's end or over another one.
    """
    check_team(by, "write captions")
    film = hold_film(pk=number)
    cut = cut_of(film)
    if cut is None:
        raise faults.no_cut(number)
    if not 0 < len(cues) <= MOST_CUES:
        raise faults.no_captions(number)
    for fault in faults_of(cues, cut.seconds):
        if fault.kind in REFUSED:
            raise faults.bad_captions(number, fault.cue, fault.kind)
    rows = [list(astuple(one)) for one in cues]
    newest = captions_of(cut)
    if newest and newest.cues == rows:
        return newest
    return keep_captions(footage=cut, cues=rows, act=act_on(film, "captioned", by=by, at=at))


def caption_file(captions: Captions, form: str, language: str = THAI) -> str:
    """Captions as WebVTT for pages, or as SRT for services."""
    return FORMS[form](track(cues_of(captions), language))
