"""What every public page needs: the campaign that is looked at, and the frame around the page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sangsuk.core.terms.campaign import Campaign as Rules
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import campaign_by_slug, current_campaign, rules_of
from sangsuk.web.clock import now
from sangsuk.web.held import pulse_of

NOT_YET: Final = 503  # the site stands, but no campaign has been kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The campaign of a page, its rules, and when the page is looked at.

    `asked` is the slug of `?campaign=`; "" where the campaign is the current one.
    """

    campaign: Campaign
    rules: Rules
    at: datetime
    asked: str
    pulse: int  # of all that pages show

    def render(
        self,
        request: HttpRequest,
        name: str,
        /,
        *,
        section: str = "",
        status: int = 200,
        **parts: Any,
    ) -> HttpResponse:
        """Render `public/NAME.html` with `parts`; `section` is where the menu says one is."""
        frame = {
            "campaign": self.campaign,
            "campaign_asked": self.asked,
            "rules": self.rules,
            "now": self.at,
            "section": section or name,
            "pulse": self.pulse,
        }
        return render(request, f"public/{name}.html", frame | parts, status=status)


def framed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view its frame: of the campaign that `?campaign=` names, else of the current one."""
    return require_safe(_with_frame(view))


def framed_kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same for a page whose every word comes from what beats the pulse: it may be kept."""
    framed_view = framed(view)

    @wraps(view)
    def answer(request: HttpRequest, **parts: Any) -> HttpResponse:
        response = framed_view(request, **parts)
        response.may_be_kept = True  # type: ignore[attr-defined]
        return response

    return answer


def framed_form(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same for a view that takes what was filled in; nothing of it is kept by a browser."""
    return never_cache(_with_frame(view))


def _with_frame(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answer(request: HttpRequest, **parts: Any) -> HttpResponse:
        if any("\0" in value for value in request.GET.values()):
            raise Http404  # nothing is called so, and PostgreSQL cannot even be asked
        at, asked = now(), request.GET.get("campaign", "")
        campaign = campaign_by_slug(asked) if asked else current_campaign(at)
        if campaign is None and asked:
            raise Http404
        if campaign is None:
            return render(request, "public/no_campaign.html", status=NOT_YET)
        frame = Frame(
            campaign=campaign,
            rules=rules_of(campaign),
            at=at,
            asked=asked,
            pulse=pulse_of(request),
        )
        return view(request, frame, **parts)

    return answer
