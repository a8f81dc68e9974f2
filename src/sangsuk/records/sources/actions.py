"""Making sources, knowing them by their token, and remembering what they were answered."""

import hashlib
import re
import secrets
from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from sangsuk.core.errors import CallError
from sangsuk.records.sources.models import Answered, Scope, Source

NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


@transaction.atomic
def create_source(*, name: str, at: datetime, scopes: Collection[Scope] = (Scope.POSTS,)) -> str:
    """Make a source, or a new token for one, after which its former token opens nothing.

    Args:
        name: what it is called.
        at: when.
        scopes: what its token lets it do.

    Returns:
        The token, which nobody can be told a second time.

    Raises:
        CallError: the name cannot be used.
    """
    if not NAME.fullmatch(name):
        raise CallError(
            "source.name",
            what="A source is called by small letters, digits, - and _, at most 40.",
            where=name[:60],
            remedy="choose a name like listening-vendor.",
        )
    token = f"sangsuk_{secrets.token_urlsafe(32)}"
    Source.objects.update_or_create(
        name=name,
        defaults={
            "token_digest": _digest(token),
            "scopes": sorted(one.value for one in scopes),
            "made_at": at,
            "closed_at": None,
        },
    )
    return token


def source_of(token: str) -> Source | None:
    """The source that this token is of."""
    return Source.objects.filter(token_digest=_digest(token), closed_at__isnull=True).first()


def answered(*, source: Source, key: str) -> Answered | None:
    """What was answered to a batch under this key."""
    return Answered.objects.filter(source=source, key=key).first()


def keep_answer(
    *, source: Source, key: str, sha256: str, answer: dict[str, Any], at: datetime
) -> None:
    Answered.objects.create(source=source, key=key, sha256=sha256, answer=answer, at=at)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
