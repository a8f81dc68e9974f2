"""Accounts at the desk: inviting, moving and closing them, each in one's own part."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import CallError
from sangsuk.core.terms.bureaux import BUREAUX
from sangsuk.flow.accounts.managing import (
    Place,
    close_or_open,
    end_sessions,
    invite_person,
    move,
    take_lost_phone,
)
from sangsuk.flow.accounts.offices import Offices, invite_offices, links_as_csv, read_offices
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.queries import accounts_under, invitations_under
from sangsuk.records.accounts.roles import MAKES, Role
from sangsuk.records.acts.actions import Actor
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.web.clock import now, true_now
from sangsuk.web.desk.roles import for_roles

SHOWN: Final = 200
MOST_LETTERS: Final = 1_000_000
ENTITLED: Final = tuple(MAKES)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*ENTITLED)
def accounts(request: HttpRequest, account: Account) -> HttpResponse:
    """Whose accounts lie in one's own part, and a link for one more, told once."""
    said: dict[str, Any] = {}
    if request.method == "POST":
        try:
            place, email = _place(request), request.POST.get("email", "")[:254].strip()
            token, _made = invite_person(
                place, email=email, by=account, moment=true_now(), at=now()
            )
            said = {"link": f"{request.build_absolute_uri(reverse('desk:join'))}?key={token}"}
        except (CallError, ValueError) as error:
            said = {"fault": _why(error)}
    found = accounts_under(account)
    parts = {
        "account": account,
        "campaign": current_campaign(now()),
        "found": list(found[:SHOWN]),
        "more": max(0, found.count() - SHOWN),
        "invited": list(invitations_under(account)[:SHOWN]),
        "moment": true_now(),
        **_choices(account),
        "is_national": account.role == Role.NATIONAL,
    }
    status = 400 if "fault" in said else 200
    return render(request, "desk/accounts.html", parts | said, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*ENTITLED)
def one_account(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """One account of one's own part: its role, its phone, its sessions, whether it is open."""
    other = get_object_or_404(accounts_under(account), pk=number)
    parts: dict[str, Any] = {
        "account": account,
        "campaign": current_campaign(now()),
        "other": other,
        **_choices(account),
    }
    if request.method != "POST":
        return render(request, "desk/account.html", parts)
    try:
        _change(request, account, other)
    except (CallError, ValueError) as error:
        return render(request, "desk/account.html", parts | {"fault": _why(error)}, status=400)
    return redirect("desk:accounts")


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def offices(request: HttpRequest, account: Account) -> HttpResponse:
    """Links for all offices from one list: looked at first, then made and told once, as a file."""
    parts: dict[str, Any] = {"account": account, "campaign": current_campaign(now())}
    if request.method != "POST":
        return render(request, "desk/offices.html", parts)
    text = _list_given(request)
    try:
        found = read_offices(text, moment=true_now())
    except CallError:
        fault = _("ไฟล์ต้องเป็น CSV แบบ UTF-8 บรรทัดแรกมีคำว่า code กับ email")
        return render(request, "desk/offices.html", parts | {"fault": fault}, status=400)
    if "sure" in request.POST and found.new and not found.faults:
        return _links(request, account, text)
    return _looked_at(request, parts, found, text)


def _links(request: HttpRequest, account: Account, text: str) -> HttpResponse:
    by = Actor(account.name, account.role)
    links = invite_offices(text, by=by, moment=true_now(), at=now())
    address = request.build_absolute_uri(reverse("desk:join"))
    response = HttpResponse(links_as_csv(links, address=address), content_type="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="office-links.csv"'
    return response


def _looked_at(
    request: HttpRequest, parts: dict[str, Any], found: Offices, text: str
) -> HttpResponse:
    told = {"found": found, "faults": found.faults[:SHOWN], "text": text}
    return render(request, "desk/offices.html", parts | told, status=400 if found.faults else 200)


def _list_given(request: HttpRequest) -> str:
    sent = request.FILES.get("file")
    if sent is None or not sent.size or sent.size > MOST_LETTERS:
        return request.POST.get("text", "")[:MOST_LETTERS]
    text: str = sent.read().decode("utf-8-sig", errors="replace")
    return text


def _change(request: HttpRequest, account: Account, other: Account) -> None:
    """What the button that was pressed does.

    Raises:
        CallError: it is not for this account, or the place is none.
        ValueError: there is no such role.
    """
    why = request.POST.get("why", "").strip()[:300].replace("\0", "")
    if "move" in request.POST:
        move(other, _place(request), why=why, by=account, at=now())
    for name, done in (
        ("active", close_or_open),
        ("phone", take_lost_phone),
        ("sessions", end_sessions),
    ):
        if name in request.POST:
            done(other, why=why, by=account, at=now())


def _choices(account: Account) -> dict[str, Any]:
    """The roles that an account may give, and the bureaux where that role is among them."""
    makes = MAKES[Role(account.role)]
    roles = [role for role in Role if role in makes]
    return {"roles": roles, "bureaux": BUREAUX if Role.BUREAU in makes else {}}


def _place(request: HttpRequest) -> Place:
    role = Role(request.POST.get("role", ""))
    field = "bureau" if role == Role.BUREAU else "scope"
    scope = request.POST.get(field, "").strip()[:20]
    home = request.POST.get("home", "")[:200].split()
    return Place(role=role, scope=scope, home=home)


def _why(error: Exception) -> str:
    said = {
        "accounts.not_entitled": _("บัญชีของคุณทำได้เฉพาะในพื้นที่ของตนเอง ขอให้จังหวัดหรือส่วนกลางทำให้"),
        "accounts.scope": _(
            "จังหวัดใส่รหัสสองหลัก อำเภอและอาสาสมัครใส่รหัสสี่หลัก สำนักหรือกองเลือกจากรายการ บทบาทอื่นเว้นว่าง"
        ),
        "accounts.home": _("อำเภอของตนเองใส่เป็นรหัสสี่หลัก หรือสองหลักทั้งจังหวัด เว้นวรรคระหว่างรหัส"),
    }
    return said.get(getattr(error, "code", "")) or _("เลือกบทบาทก่อน")
