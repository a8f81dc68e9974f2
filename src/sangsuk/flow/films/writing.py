"""What is written for a film: a treatment from the story's own sentences, a script held to it."""

import hashlib
from datetime import datetime

from django.db import transaction
from pythainlp.tokenize import word_tokenize

from sangsuk.core.tell.films.fidelity import Fidelity, Line, compare
from sangsuk.core.tell.films.scenes import sentences_of
from sangsuk.core.tell.films.treatment import treatment_of, treatment_words
from sangsuk.flow.films import faults
from sangsuk.flow.films.acting import act_on, check_team
from sangsuk.records.accounts.models import Account
from sangsuk.records.films.actions import hold_film, keep_allowance, keep_titles, keep_writing
from sangsuk.records.films.models import Film, Writing
from sangsuk.records.films.queries import may_be_filmed, newest_writing, reasons_of

LONGEST = 100_000
LONGEST_TITLE = 150


@transaction.atomic
def write(number: int, kind: str, text: str, *, by: Account, at: datetime) -> Writing:
    """A new version of a treatment, a script, credits, the music sheet or the description.

    Raises:
        CallError: it is not for this role, or there are no words.
    """
    check_team(by, "write for films")
    film, text = hold_film(pk=number), text.replace("\r\n", "\n").strip()[:LONGEST]
    if not text or kind not in Writing.Kind.values:
        raise faults.no_words(number)
    newest = newest_writing(film, kind)
    if newest and newest.text == text:
        return newest
    act = act_on(film, "written", by=by, at=at, what=kind)
    return keep_writing(film=film, kind=kind, text=text, act=act)


@transaction.atomic
def name_film(number: int, title: str, title_en: str, *, by: Account, at: datetime) -> None:
    """What the film is called.

    Raises:
        CallError: it is not for this role, or a name is missing.
    """
    check_team(by, "name films")
    film = hold_film(pk=number)
    named = title.strip()[:LONGEST_TITLE], title_en.strip()[:LONGEST_TITLE]
    if not all(named):
        raise faults.no_words(number)
    act_on(film, "named", by=by, at=at)
    keep_titles(film=film, title=named[0], title_en=named[1])


def draft_treatment(film: Film, words: str) -> str:
    """A treatment to begin with: the story's own sentences, who and where, the turn, the ending.

    Raises:
        CallError: the story has no sentence.
    """
    sentences = sentences_of(words)
    if not sentences:
        raise faults.no_words(film.pk)
    office = f"ที่ว่าการอำเภอ{film.award.district.name_th}" if film.award else "ที่ว่าการอำเภอ"
    return treatment_words(treatment_of(sentences, office))


def story_words(film: Film) -> str:
    """The story as anybody may read it.

    Raises:
        CallError: it may not be shown or filmed.
    """
    if not may_be_filmed(film):
        raise faults.taken_back(film.pk)
    return film.story.reading.masked


def fidelity_of(words: str, script: Writing) -> Fidelity:
    """The script beside the words of its story."""
    return compare(words, script.text, _words)


def unexplained(film: Film, script: Writing) -> list[Line]:
    """What the script of a story that may be read invents without a reason."""
    found, reasons = fidelity_of(film.story.reading.masked, script), reasons_of(script)
    return [one for one in found.invented if digest_of(one.text) not in reasons]


@transaction.atomic
def explain(number: int, sentence: str, why: str, *, by: Account, at: datetime) -> None:
    """Why something that the story does not tell stays in the script as it stands.

    Args:
        number: the film's.
        sentence: the digest of what was marked.
        why: the reason.
        by: who says so.
        at: when.

    Raises:
        CallError: it is not for this role, no reason, or nothing so marked.
    """
    check_team(by, "explain scripts")
    film = hold_film(pk=number)
    script = newest_writing(film, Writing.Kind.SCRIPT)
    if not why.strip():
        raise faults.no_reason(number)
    marked = fidelity_of(story_words(film), script).invented if script else ()
    if script is None or sentence not in {digest_of(one.text) for one in marked}:
        raise faults.no_words(number)
    act = act_on(film, "invention_explained", by=by, at=at, why=why)
    keep_allowance(script=script, sentence=sentence, why=why.strip(), act=act)


def digest_of(sentence: str) -> str:
    return hashlib.sha256(sentence.encode()).hexdigest()


def _words(text: str) -> list[str]:
    return list(word_tokenize(text, keep_whitespace=False))
