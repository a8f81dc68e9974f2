"""What is read of a closed round at the desk: its minutes, and the mirror of its panel."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sangsuk.core.errors import SangsukError
from sangsuk.flow.judging.minutes import write_minutes
from sangsuk.flow.judging.mirror import mirror_of_panel
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.web.desk.jury_found import campaign_or_404, round_or_404
from sangsuk.web.desk.roles import for_roles


@require_safe
@for_roles(Role.NATIONAL, Role.AUDITOR)
def jury_minutes(request: HttpRequest, account: Account, slug: str) -> HttpResponse:  # noqa: ARG001
    """The minutes as a PDF; there are none of a round that is not closed."""
    try:
        paper = write_minutes(campaign_or_404(), slug)
    except SangsukError:
        raise Http404 from None
    answer = HttpResponse(paper, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="minutes-{slug}.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_safe
@for_roles(Role.NATIONAL, Role.AUDITOR)
def jury_mirror(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    """What each juror's judgements follow; told of a closed round alone, for it is of marks."""
    campaign, terms, kept = round_or_404(slug)
    if not kept.closed_id:
        raise Http404
    parts = {"account": account, "campaign": campaign, "terms": terms}
    return render(request, "desk/jury_mirror.html", parts | {"panel": mirror_of_panel(terms, kept)})
