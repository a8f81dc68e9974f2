"""Where programs of others are told what happens: made, found, closed."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from sangsuk.records.sources.models import Hook, Source

MOST: Final = 20  # open ones of a program
SALT_BYTES: Final = 32


def make_hook(*, source: Source, url: str, kinds: Sequence[str], at: datetime) -> Hook | None:
    """A hook of a program; None where it has as many as it may."""
    if hooks_of(source).count() >= MOST:
        return None
    return Hook.objects.create(
        source=source,
        url=url,
        kinds=sorted(set(kinds)),
        salt=secrets.token_urlsafe(SALT_BYTES),
        made_at=at,
    )


def close_hook(*, pk: int, source: Source | None, at: datetime) -> bool:
    """Tell a hook nothing more; False where there is none, or it is another program's."""
    found = Hook.objects.filter(pk=pk, closed_at__isnull=True)
    return bool((found.filter(source=source) if source else found).update(closed_at=at))


def hooks_of(source: Source) -> QuerySet[Hook]:
    """Those of a program that are told."""
    return Hook.objects.filter(source=source, closed_at__isnull=True)


def hooks_for(kind: str) -> list[Hook]:
    """Those that want to be told of this kind of thing."""
    told = Hook.objects.filter(closed_at__isnull=True, source__closed_at__isnull=True)
    return [hook for hook in told if kind in hook.kinds]


def open_hook(pk: str) -> Hook | None:
    """The hook of this number while it is told."""
    told = Hook.objects.filter(closed_at__isnull=True, source__closed_at__isnull=True)
    return told.filter(pk=int(pk)).first() if pk.isdecimal() else None


def secret_of(hook: Hook) -> bytes:
    """What the hook's calls are signed with; no table holds it."""
    return salted_hmac("sangsuk.hook", hook.salt, algorithm="sha256").digest()
