"""`GET /api/v1/films`: films of honoured stories that anybody may see at this moment."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from sangsuk.records.films.models import Captions, Film
from sangsuk.records.films.queries import cuts_shown, films_to_show
from sangsuk.web.api.asking import Listing, campaign_of
from sangsuk.web.api.cursors import part_of
from sangsuk.web.api.problems import Problem

router = Router(tags=["films"])


class FilmRow(Schema):
    """One film; it goes at once when a consent to it is taken back."""

    id: str
    title: str
    title_en: str
    story: str = Field(description="The number of the story that it tells.")
    district: str | None = Field(description="Of the office whose award it belongs to.")
    seconds: float
    page: str
    film: str = Field(description="As MP4.")
    captions: dict[str, str] = Field(description="Addresses of WebVTT by language.")


class FilmsPage(Schema):
    items: list[FilmRow]
    next: str | None


@router.get(
    "/films",
    response={200: FilmsPage, 404: Problem, 422: Problem, 429: Problem},
    summary="Films · ภาพยนตร์",
)
def films(request: HttpRequest, asked: Query[Listing]) -> dict[str, Any]:
    """Films that are out, the newest first."""
    shown = list(films_to_show(campaign_of(request, asked)))
    cuts = cuts_shown(shown)
    part, following = part_of([one for one in shown if one.pk in cuts], asked)
    return {"items": [_row(request, one, cuts[one.pk]) for one in part], "next": following}


def _row(request: HttpRequest, film: Film, cut: Captions) -> dict[str, Any]:
    def address(name: str, **more: str) -> str:
        path = reverse(f"public:{name}", kwargs={"pk": film.pk, **more})
        return request.build_absolute_uri(path)

    return {
        "id": str(film.pk),
        "title": film.title,
        "title_en": film.title_en,
        "story": str(film.story_id),
        "district": film.award.district_id if film.award else None,
        "seconds": cut.footage.seconds,
        "page": address("film"),
        "film": address("film_moving"),
        "captions": {
            language: address("film_captions", language=language, form="vtt")
            for language in ("th", "en")
        },
    }
