"""Papers of a film: what who appears signs, and the call sheet of a shoot."""

from datetime import datetime
from typing import Final

from sangsuk.core.tell.films.sheets import call_sheet_words, release_words
from sangsuk.core.tell.papers.occasion import Occasion
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.papers.drawing import draw_pdf
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.films.models import Film, Person
from sangsuk.records.films.queries import locations_of, people_of

SHEET: Final = "sheet"


def release_form(film: Film, person: Person, *, at: datetime) -> bytes:
    """One page, PDF."""
    told = release_words(
        _occasion(film, at),
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
    told = call_sheet_words(_occasion(film, at), title=film.title, places=places, people=people)
    return draw_pdf(SHEET, told, at=at)


def _occasion(film: Film, at: datetime) -> Occasion:
    campaign = film.campaign
    day = at.astimezone(BANGKOK).date()
    return Occasion(rules=rules_of(campaign), day=day, is_demo=campaign.is_demo)
