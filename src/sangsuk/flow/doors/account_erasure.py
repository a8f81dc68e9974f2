"""Everything of one account is erased where its owner asks the service for it."""

from datetime import datetime

from django.db import transaction
from django_tasks import task

from sangsuk.connectors.contract import Gone
from sangsuk.connectors.facebook import PLATFORM
from sangsuk.connectors.facebook.signed_request import read_signed_request
from sangsuk.flow.doors.erasure import erase_all
from sangsuk.flow.doors.settings import FacebookDoor
from sangsuk.flow.work.jobs import enqueue_once
from sangsuk.records.campaigns.queries import all_campaigns
from sangsuk.records.inbox.erasure_requests import (
    erasure_request,
    keep_erasure_request,
    note_erasure_done,
)
from sangsuk.records.stories.erasing import keys_of_account


@transaction.atomic
def ask_erasure(signed_request: str, door: FacebookDoor, *, at: datetime) -> str | None:
    """Have all erased that a user of Facebook told; the code by which that can be followed.

    None where Facebook did not sign it.
    """
    account = read_signed_request(signed_request, door.secrets)
    if account is None:
        return None
    request = keep_erasure_request(platform=PLATFORM, account=account, at=at)
    enqueue_once(erase_account, request.code)
    return request.code


@task(priority=10)
def erase_account(code: str, *, at: datetime) -> None:
    """Erase every post of the account of a request, of all campaigns; then forget the account."""
    request = erasure_request(code)
    if request is None or not request.account:
        return
    with transaction.atomic():
        posts = 0
        for campaign in all_campaigns():
            keys = keys_of_account(campaign, request.platform, request.account)
            gone = [Gone(platform=platform, id=native_id) for platform, native_id in keys]
            posts += erase_all(gone, campaign, at=at)
        note_erasure_done(request=request, posts=posts, at=at)
