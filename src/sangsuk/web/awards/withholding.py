"""What is withheld of awards: signed by finance, with its source."""

from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sangsuk.core.award.budget import SATANG
from sangsuk.core.errors import CallError
from sangsuk.core.terms.withholding import PARTS, PayeeKind
from sangsuk.flow.awards import faults
from sangsuk.flow.awards.paying import RuleSigned, sign_rule
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.awards.queries import signed_rules
from sangsuk.web.awards.desk import ENTITLED
from sangsuk.web.awards.found import address_of, campaign_asked
from sangsuk.web.awards.refusals import why_refused
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles

FIELDS: Final = ("payee", "rate", "from_baht", "source")
A_HUNDREDTH: Final = PARTS // 100  # of a percent
MOST_BAHT: Final = 20_000_000  # what a column of the database holds in satang
LONGEST: Final = 500


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*ENTITLED)
def withholding(request: HttpRequest, account: Account) -> HttpResponse:
    """The rules that were signed, the newest first, and signing another one."""
    campaign, fault = campaign_asked(request), ""
    typed = {name: request.POST.get(name, "").replace("\0", "")[:LONGEST] for name in FIELDS}
    if request.method == "POST" and campaign is not None:
        try:
            sign_rule(campaign, _rule(typed), by=account, at=now())
            return redirect(address_of("withholding", campaign))
        except CallError as error:
            fault = why_refused(error)
    parts: dict[str, Any] = {
        "account": account,
        "campaign": campaign,
        "rules": signed_rules(campaign) if campaign else [],
        "payees": list(PayeeKind),
        "signs": account.role == Role.FINANCE,
        "typed": typed,
        "fault": fault,
    }
    return render(request, "awards/withholding.html", parts, status=400 if fault else 200)


def _rule(typed: dict[str, str]) -> RuleSigned:
    """The rule as it was filled in: percent and baht, with or without decimals.

    Raises:
        CallError: it is none.
    """
    if typed["payee"] not in list(PayeeKind):
        raise faults.bad_rule("payee")
    return RuleSigned(
        payee=PayeeKind(typed["payee"]),
        rate=_hundredths(typed["rate"], most=100, of=A_HUNDREDTH),
        from_satang=_hundredths(typed["from_baht"], most=MOST_BAHT, of=SATANG),
        source=typed["source"],
    )


def _hundredths(words: str, *, most: int, of: int) -> int:
    try:
        number = Decimal(words.replace(",", "").strip())
    except InvalidOperation:
        raise faults.bad_rule("figure") from None
    if not number.is_finite() or not 0 <= number <= most or number * of % 1:
        raise faults.bad_rule("figure")
    return int(number * of)
