"""`GET /api/v1/answers`: what offices answered to stories, what they promised, what came of it."""

from typing import Any, Literal

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from sangsuk.core.terms.district import PROVINCE_CODES
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.records.answers.models import Answer, Change
from sangsuk.records.answers.told import after, answers_told
from sangsuk.web.api.asking import (
    DistrictCode,
    Listing,
    ProvinceCode,
    campaign_of,
    check_code,
    check_district,
)
from sangsuk.web.api.cursors import place_in_time, read_cursor, write_cursor
from sangsuk.web.api.problems import Problem
from sangsuk.web.components.templatetags.offices import last_wording, says_done
from sangsuk.web.public.asked import cursor_of

router = Router(tags=["answers of offices"])
State = Literal["answered", "promised", "done"]
STATES: dict[str, dict[str, bool]] = {
    "answered": {"promised": False},
    "promised": {"promised": True, "done": False},
    "done": {"promised": True, "done": True},
}


class PromisedChange(Schema):
    """What an office will change because of the story."""

    what: str
    owner: str = Field(description="A position, not a person.")
    due: str
    done_at: str | None = Field(description="When the office reported it done.")
    evidence: str
    link: str
    confirmed: bool | None = Field(
        description="What the story's teller said last; null: nothing yet."
    )


class AnswerRow(Schema):
    """One office's answer to one story."""

    id: str
    story: str = Field(description="The story's number; /api/v1/stories/ID tells it.")
    district: str
    bureau: str = Field(description="Code of the central bureau that answers; empty: the office.")
    answered_at: str
    text: str = Field(description="As it stands now.")
    amended_at: str | None = Field(description="Since when it stands so, where it was amended.")
    change: PromisedChange | None
    url: str = Field(description="The page of the story on this site.")


class AnswersPage(Schema):
    items: list[AnswerRow]
    next: str | None


class AnswersAsked(Listing):
    limit: int = Field(50, ge=1, le=200, description="How many rows at most.")
    district: DistrictCode | None = Field(None, description="Answers of its office.")
    province: ProvinceCode | None = None
    state: State | None = Field(
        None, description="answered: nothing promised; promised: not done yet; done: reported."
    )


@router.get(
    "/answers",
    response={200: AnswersPage, 404: Problem, 422: Problem, 429: Problem},
    summary="Answers of offices · คำตอบของสำนักงาน",
)
def answers(request: HttpRequest, asked: Query[AnswersAsked]) -> dict[str, Any]:
    """Answers to stories that may be shown, newest first; each goes when its story goes."""
    campaign = campaign_of(request, asked)
    province = check_code(asked.province, PROVINCE_CODES, "province")
    scope = check_district(asked.district) or province
    if asked.district and not asked.district.startswith(province):
        return {"items": [], "next": None}
    told = answers_told(campaign, scope=scope, **STATES.get(asked.state or "", {}))
    if place := read_cursor(asked):
        told = after(told, place_in_time(place))
    rows = list(told[: asked.limit + 1])
    part = rows[: asked.limit]
    following = cursor_of(part[-1].at, part[-1].pk) if len(rows) > len(part) else None
    return {
        "items": [_row(request, one) for one in part],
        "next": write_cursor(asked, following) if following else None,
    }


def _row(request: HttpRequest, answer: Answer) -> dict[str, Any]:
    last, change = last_wording(answer), getattr(answer, "change", None)
    address = reverse("public:story", kwargs={"pk": answer.story_id})
    return {
        "id": str(answer.pk),
        "story": str(answer.story_id),
        "district": answer.district_id,
        "bureau": answer.bureau,
        "answered_at": answer.at.astimezone(BANGKOK).isoformat(),
        "text": last.text,
        "amended_at": last.at.astimezone(BANGKOK).isoformat() if last.is_amendment else None,
        "change": _change(change) if change else None,
        "url": request.build_absolute_uri(address),
    }


def _change(change: Change) -> dict[str, Any]:
    said = says_done(change)
    return {
        "what": change.what,
        "owner": change.owner,
        "due": change.due.isoformat(),
        "done_at": change.done_at.astimezone(BANGKOK).isoformat() if change.done_at else None,
        "evidence": change.evidence,
        "link": change.link,
        "confirmed": said == "yes" if said else None,
    }
