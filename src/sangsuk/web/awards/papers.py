"""Papers of awards at the desk: given out with a number and a code, and revoked."""

from collections.abc import Sequence
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sangsuk.core.errors import CallError
from sangsuk.flow.awards.papers import give_sheet, sheets_of, sheets_of_all
from sangsuk.flow.papers.all_papers import Sheet
from sangsuk.flow.papers.issuing import revoke_paper
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor
from sangsuk.records.awards.queries import paper_of, papers_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.web.awards.found import address_of, award_or_404, campaign_asked
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles

SHOWN: Final = 50
LONGEST: Final = 300


@require_POST
@for_roles(Role.NATIONAL, Role.FINANCE)
def award_paper(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """A paper of one award, drawn now."""
    award = award_or_404(number)
    sheets = sheets_of(award, settings.SANGSUK_HOME, by=account, at=now())
    return _given(request, award.campaign, sheets, account, before=f"award-{number}-")


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def ceremony(request: HttpRequest, account: Account) -> HttpResponse:
    """Papers of all awards together, and what the hall needs."""
    campaign = campaign_asked(request)
    sheets = sheets_of_all(campaign, by=account, at=now()) if campaign else []
    if request.method == "POST" and campaign is not None:
        return _given(request, campaign, sheets, account)
    parts = {
        "account": account,
        "campaign": campaign,
        "sheets": sheets,
        "papers": list(papers_of(campaign, None)[:SHOWN]) if campaign else [],
        "leads": True,
    }
    return render(request, "awards/ceremony.html", parts)


@require_POST
@for_roles(Role.NATIONAL)
def revoke(request: HttpRequest, account: Account, code: str) -> HttpResponse:
    """The paper holds no more; whoever scans its code reads that."""
    paper = paper_of(code)
    if paper is None:
        raise Http404
    why = request.POST.get("why", "").replace("\0", "").strip()[:LONGEST]
    if why and paper.revoked_id is None:
        revoke_paper(paper, why, by=Actor(account.name, account.role), at=now())
    if paper.award_id:
        return redirect("desk:award", number=paper.award_id)
    return redirect(address_of("ceremony", paper.campaign))


def _given(
    request: HttpRequest,
    campaign: Campaign,
    sheets: Sequence[Sheet],
    account: Account,
    *,
    before: str = "",
) -> HttpResponse:
    name = request.POST.get("paper", "")
    site = request.build_absolute_uri("/")
    try:
        given = give_sheet(campaign, sheets, name, site=site, by=account, at=now())
    except CallError:
        raise Http404 from None
    answer = HttpResponse(given.pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{before}{name}.pdf"'
    return answer
