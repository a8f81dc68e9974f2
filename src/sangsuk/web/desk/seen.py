"""A public post that a person found: its address, its words, a picture of how it looked."""

import logging
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import SangsukError
from sangsuk.flow.telling.photos import Drawn
from sangsuk.flow.telling.seen import Seen, keep_seen
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.web.clock import now
from sangsuk.web.desk.helped import why_refused
from sangsuk.web.desk.papers import typed_by
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.public.tell_photo import photo_sent

FIELDS: Final = {"address": 2000, "posted_at": 60, "author": 200, "text": 10_001}
REFUSED: Final = 400

log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def copy_post(request: HttpRequest, account: Account) -> HttpResponse:
    """Copy a public post with its picture; nobody opens the address."""
    campaign = current_campaign(now())
    parts: dict[str, Any] = {"account": account, "campaign": campaign, "given": {}}
    status = 200
    if request.method == "POST" and campaign:
        given = {
            name: request.POST.get(name, "")[:most].replace("\0", "")
            for name, most in FIELDS.items()
        }
        try:
            by = Actor(account.name, account.role)
            picture = _picture(request)
            parts["story"] = keep_seen(Seen(**given), picture, campaign, by=by, at=now())
        except SangsukError as error:
            log.warning("desk/seen refused a post: %s", error.code)
            parts |= {"fault": why_refused(error.code), "given": given}
            status = REFUSED
    parts["typed"] = typed_by(campaign, account.name) if campaign else []
    return render(request, "desk/seen.html", parts, status=status)


def _picture(request: HttpRequest) -> Drawn:
    picture = photo_sent(request)
    if picture is None:
        raise SangsukError("seen.no_picture", what="No picture.", where="form", remedy="add one.")
    return picture
