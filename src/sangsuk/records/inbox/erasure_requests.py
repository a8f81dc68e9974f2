"""Keeping who asked that all of an account be erased, until it is done."""

import secrets
from datetime import datetime

from django.db import transaction

from sangsuk.records.inbox.models import ErasureRequest


@transaction.atomic
def keep_erasure_request(*, platform: str, account: str, at: datetime) -> ErasureRequest:
    """The request; asked again before it is done, it is the same one."""
    standing = ErasureRequest.objects.filter(platform=platform, account=account).first()
    return standing or ErasureRequest.objects.create(
        code=secrets.token_hex(16), platform=platform, account=account, asked_at=at
    )


def note_erasure_done(*, request: ErasureRequest, posts: int, at: datetime) -> None:
    """It is done: how much there was, and no longer whose it was."""
    request.account, request.done_at, request.posts = "", at, posts
    request.save(update_fields=["account", "done_at", "posts"])


def erasure_request(code: str) -> ErasureRequest | None:
    return ErasureRequest.objects.filter(pk=code).first()
