"""`sangsuk demo awards`: all papers and three drafts of films with their sheets.

Where its result was published and confirmed and its final closed, those are what it honours.
Where they were not, it takes the newest standings and the stories that were praised at length,
gives nobody an award, and every paper says that it is an example.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from sangsuk.core.award.budget import SATANG, promised
from sangsuk.core.errors import CallError
from sangsuk.core.tell.papers import results
from sangsuk.core.tell.papers.occasion import Occasion
from sangsuk.core.terms.award import Honours, Won
from sangsuk.core.terms.campaign import Activity
from sangsuk.flow.awards.giving import rows_of_places, story_rows
from sangsuk.flow.awards.papers import (
    CERTIFIED,
    EXAMPLE,
    minutes_sheets,
    occasion_of,
    shown_honoured,
)
from sangsuk.flow.awards.telling import won_of
from sangsuk.flow.films.drafting import draft_of, partial_of, story_to_film, write_animatic
from sangsuk.flow.films.printing import first_sheets
from sangsuk.flow.papers.all_papers import Sheet, all_papers
from sangsuk.flow.papers.drawing import draw_pictures
from sangsuk.flow.papers.issuing import give_paper
from sangsuk.records.acts.actions import Actor
from sangsuk.records.awards.models import Award
from sangsuk.records.awards.queries import awards_of, candidates_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.districts.queries import all_districts
from sangsuk.records.standings.queries import latest_standings

BY: Final = Actor("demonstration", "read_only")
PAPERS_SHARE: Final = 0.15  # of the work; the rest is films
SITE: Final = "http://127.0.0.1:8000"


class Film(NamedTuple):
    """In which shapes films are drawn, and how large."""

    shapes: tuple[str, ...] = ("vertical", "wide")
    scale: float = 1.0


WHOLE: Final = Film()


@dataclass(frozen=True, slots=True)
class Shown:
    """What `sangsuk demo awards` wrote."""

    papers: int
    cards: int
    films: int
    baht: int  # of all awards together
    is_certified: bool


def write_demo(
    campaign: Campaign,
    out: Path,
    *,
    site: str = SITE,
    at: datetime,
    on_progress: Callable[[float], None] = lambda _: None,
    film: Film = WHOLE,
) -> Shown:
    """Write all papers, cards and drafts of films into a folder.

    Raises:
        CallError: the campaign is no demonstration, or nobody is to be honoured.
    """
    if not campaign.is_demo:
        raise _refused("only_demo", "This is for the demonstration alone.", campaign.slug)
    awards, is_certified = _awards(campaign)
    districts = {one.code: one for one in all_districts()}
    won = [won_of(one, districts[one.district_id]) for one in awards]
    occasion = occasion_of(campaign, at, is_audited=is_certified)
    told = [shown_honoured(*both, occasion) for both in zip(awards, won, strict=True)]
    sure = CERTIFIED if is_certified else EXAMPLE
    sheets = [*all_papers(told, occasion, sure), *minutes_sheets(campaign, occasion)]
    _write_papers(campaign, sheets, out, site=site, at=at)
    cards = _write_cards(won, occasion, out)
    on_progress(PAPERS_SHARE)
    stories = [one.story_id for one in awards if one.story_id]
    _write_films(campaign, stories, out / "films", film, on_progress, at=at)
    return Shown(len(sheets), cards, len(stories), _baht(won), is_certified)


def _write_papers(
    campaign: Campaign, sheets: Sequence[Sheet], out: Path, *, site: str, at: datetime
) -> None:
    for name, kind, write, award in sheets:
        given = give_paper(campaign, kind, write, site=site, by=BY, at=at, award=award)
        _keep(out / f"{name}.pdf", given.pdf)


def _baht(won: Sequence[Won]) -> int:
    return sum(one.satang for one in won) // SATANG


def _write_films(
    campaign: Campaign,
    stories: Sequence[int],
    out: Path,
    how: Film,
    on_progress: Callable[[float], None],
    *,
    at: datetime,
) -> None:
    """A moving draft, the storyboard and the shot list of each."""
    for n, number in enumerate(stories):
        tell = partial_of(_rest(on_progress), n, len(stories))
        film = out / f"story-{n + 1}.mp4"
        draft, story = draft_of(campaign, number), story_to_film(campaign, number)
        write_animatic(draft, film, scale=how.scale, shapes=how.shapes, on_progress=tell)
        for name, pdf in first_sheets(campaign, story, draft.title, at=at).items():
            _keep(out / f"story-{n + 1}-{name}.pdf", pdf)


def _awards(campaign: Campaign) -> tuple[list[Award], bool]:
    """The awards that were given, else examples that are kept nowhere."""
    given = list(awards_of(campaign))
    if {one.honours for one in given} == set(Honours):
        return given, True
    rules = rules_of(campaign)
    rows: list[dict[str, Any]] = []
    for activity in rules.activities:
        made = _example(campaign, activity)
        rows += [row | {"honours": activity.honours} for row in made]
    if not rows:
        raise _refused("nobody", "Nobody is praised yet.", campaign.slug)
    awards = [Award(campaign=campaign, grounds={"example": True}, **row) for row in rows]
    if sum(one.satang for one in awards) > promised(rules):
        raise _refused("over_budget", "The examples are above the budget.", campaign.slug)
    return awards, False


def _example(campaign: Campaign, activity: Activity) -> list[dict[str, Any]]:
    if activity.honours == Honours.DISTRICTS:
        placed = latest_standings(campaign).filter(place__lte=activity.prize.count)
        columns = ("place", "positive_voices", "district_id")
        rows = [dict(zip(columns, row, strict=True)) for row in placed.values_list(*columns)]
        return rows_of_places([row | {"code": row["district_id"]} for row in rows], activity)
    return story_rows(campaign, candidates_of(campaign, activity.prize.count), activity)


def _write_cards(won: Sequence[Won], occasion: Occasion, out: Path) -> int:
    stories = [one for one in won if one.honours is Honours.STORIES]
    written = 0
    for shape in results.CARD_SHAPES:
        told = {
            "result": results.result_card(won, occasion, shape),
            "invitation": results.invitation_card(occasion, shape),
        }
        told |= {
            f"story-{n}": results.story_card(one, occasion, shape)
            for n, one in enumerate(stories, 1)
        }
        for name, words in told.items():
            _keep(out / "cards" / f"{name}-{shape}.png", draw_pictures("card", words)[0])
            written += 1
    return written


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _rest(on_progress: Callable[[float], None]) -> Callable[[float], None]:
    return lambda part: on_progress(PAPERS_SHARE + (1 - PAPERS_SHARE) * part)


def _refused(code: str, what: str, where: str) -> CallError:
    remedy = "load the demonstration first: sangsuk demo load."
    return CallError(f"awards.{code}", what=what, where=where, remedy=remedy)
