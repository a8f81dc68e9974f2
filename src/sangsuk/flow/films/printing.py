"""Papers of a film: what who appears signs, the call sheet, the storyboard and its shot list."""

from datetime import datetime
from typing import Final

from sangsuk.core.tell.films.boards import shot_list_words, storyboard_words
from sangsuk.core.tell.films.scenes import sentences_of
from sangsuk.core.tell.films.sheets import call_sheet_words, release_words
from sangsuk.core.tell.films.shots import Shot, shots_of
from sangsuk.core.tell.films.treatment import treatment_of, treatment_words
from sangsuk.core.tell.papers.occasion import Occasion
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.films.writing import draft_treatment, story_words
from sangsuk.flow.papers.drawing import draw_pdf
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.films.models import Film, Person, Writing
from sangsuk.records.films.queries import locations_of, people_of, writings_of
from sangsuk.records.stories.models import Story

SHEET: Final = "sheet"
TABLE: Final = "programme"
OFFICE: Final = "ที่ว่าการอำเภอ"


def release_form(film: Film, person: Person, *, at: datetime) -> bytes:
    """One page, PDF."""
    told = release_words(
        _occasion(film.campaign, at),
        title=film.title,
        name=person.name,
        part=person.part,
        guardian=person.guardian,
    )
    return draw_pdf(SHEET, told, at=at)


def call_sheet(film: Film, *, at: datetime) -> bytes:
    """All places of the shoot in their order, and who appears."""
    places = [
        (one.day, f"{one.call:%H:%M}", one.place, one.permit, one.note)
        for one in locations_of(film)
    ]
    people = [(one.name, one.part) for one in people_of(film)]
    told = call_sheet_words(
        _occasion(film.campaign, at), title=film.title, places=places, people=people
    )
    return draw_pdf(SHEET, told, at=at)


def storyboard(film: Film, *, at: datetime) -> bytes:
    """A frame for each shot of the script, else of the treatment, else of its draft.

    Raises:
        CallError: the story may not be shown or filmed.
    """
    told = storyboard_words(_occasion(film.campaign, at), title=film.title, shots=_shots(film))
    return draw_pdf("storyboard", told, at=at)


def shot_list(film: Film, *, at: datetime) -> bytes:
    """The same shots as rows.

    Raises:
        CallError: the story may not be shown or filmed.
    """
    told = shot_list_words(_occasion(film.campaign, at), title=film.title, shots=_shots(film))
    return draw_pdf(TABLE, told, at=at)


def first_sheets(campaign: Campaign, story: Story, title: str, *, at: datetime) -> dict[str, bytes]:
    """Storyboard and shot list of a story that has no film yet, by name; as they first come."""
    words, occasion = story.reading.masked, _occasion(campaign, at)
    shots = shots_of(treatment_words(treatment_of(sentences_of(words), OFFICE)))
    board = storyboard_words(occasion, title=title, shots=shots)
    rows = shot_list_words(occasion, title=title, shots=shots)
    return {
        "storyboard": draw_pdf("storyboard", board, at=at),
        "shot-list": draw_pdf(TABLE, rows, at=at),
    }


def _shots(film: Film) -> list[Shot]:
    """None where there is nothing to draw from; the paper says so."""
    words, written = story_words(film), writings_of(film)
    kept = written.get(Writing.Kind.SCRIPT) or written.get(Writing.Kind.TREATMENT)
    if kept:
        return shots_of(kept.text)
    return shots_of(draft_treatment(film, words)) if sentences_of(words) else []


def _occasion(campaign: Campaign, at: datetime) -> Occasion:
    day = at.astimezone(BANGKOK).date()
    return Occasion(rules=rules_of(campaign), day=day, is_demo=campaign.is_demo)
