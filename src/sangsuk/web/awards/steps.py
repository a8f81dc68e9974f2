"""The buttons of one award's page; each calls one step of the flow."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from sangsuk.flow.awards.accepting import look_at_account, notice
from sangsuk.flow.awards.identity import identify
from sangsuk.flow.awards.noticing import write_to_winner
from sangsuk.flow.awards.paying import approve_payment, keep_winners_receipt, order_payment
from sangsuk.flow.awards.plaques import take_plaque_step
from sangsuk.records.accounts.models import Account
from sangsuk.records.awards.models import Award
from sangsuk.web.clock import now

LONGEST: Final = 300
Said = dict[str, Any]


def take_step(request: HttpRequest, award: Award, account: Account) -> Said:
    """What the button that was pressed does; what is told once, else nothing.

    Raises:
        CallError: the step is not for this role, or not due.
    """
    doing = STEPS.get(request.POST.get("step", ""))
    return doing(request, award, account) if doing else {}


def _notice(request: HttpRequest, award: Award, account: Account) -> Said:
    link = notice(award.pk, by=account, at=now())
    if write_to_winner(award, link, at=now()):
        return {"written": True}
    address = reverse("public:winner", kwargs={"link": link})
    return {"link": request.build_absolute_uri(address)}


def _identify(request: HttpRequest, award: Award, account: Account) -> Said:
    identify(award.pk, _typed(request, "how"), by=account, at=now())
    return {}


def _look(_request: HttpRequest, award: Award, account: Account) -> Said:
    found = look_at_account(award, settings.SANGSUK_HOME, by=account, at=now())
    return {"number": found}


def _order(_request: HttpRequest, award: Award, account: Account) -> Said:
    order_payment(award.pk, by=account, at=now())
    return {}


def _approve(_request: HttpRequest, award: Award, account: Account) -> Said:
    approve_payment(award.pk, by=account, at=now())
    return {}


def _receipt(request: HttpRequest, award: Award, account: Account) -> Said:
    keep_winners_receipt(award.pk, _typed(request, "receipt"), by=account, at=now())
    return {}


def _plaque(request: HttpRequest, award: Award, account: Account) -> Said:
    taken, why = _typed(request, "plaque"), _typed(request, "why")
    take_plaque_step(award.pk, taken, by=account, at=now(), why=why)
    return {}


def _typed(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\0", "").strip()[:LONGEST]


STEPS: Final[dict[str, Callable[[HttpRequest, Award, Account], Said]]] = {
    "notice": _notice,
    "identify": _identify,
    "look": _look,
    "order": _order,
    "approve": _approve,
    "receipt": _receipt,
    "plaque": _plaque,
}
