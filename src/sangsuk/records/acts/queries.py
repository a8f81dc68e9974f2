"""Reading the log, and whether it is whole."""

import json
from collections.abc import Iterator

from django.db.models import Q, QuerySet

from sangsuk.core.check.acts import check_acts, digest_of_kept
from sangsuk.core.check.archive import Fault
from sangsuk.records.acts.models import Act

LOG = "the log of acts"


def faults_of_log() -> Iterator[Fault]:
    """What does not fit in the chain, or in what is kept beside it; nothing where all is whole."""
    acts = Act.objects.order_by("number").iterator(chunk_size=2000)
    yield from check_acts(((act.number, act.public) for act in acts), file=LOG)
    for act in Act.objects.order_by("number").iterator(chunk_size=2000):
        if act.kept_digest != digest_of_kept(act.kept, act.salt):
            yield Fault(LOG, act.number, f"who or why of act {act.number} was changed")


def public_log() -> Iterator[str]:
    """The log as JSON lines that anybody may have."""
    for act in Act.objects.order_by("number").iterator(chunk_size=2000):
        yield json.dumps(act.public, ensure_ascii=False) + "\n"


def acts_of(kind: str, **told: str) -> QuerySet[Act]:
    """Acts of one kind, or of all that begin with `kind` and a dot, whose public part says this."""
    chosen = Act.objects.filter(kind__startswith=kind)
    for name, value in told.items():
        chosen = chosen.filter(**{f"told__{name}": value})
    return chosen.order_by("number")


def act_numbered(number: int) -> Act | None:
    return Act.objects.filter(number=number).first()


def newest_acts(kind: str = "") -> QuerySet[Act]:
    """All acts, or those of kinds that begin so, the newest first."""
    chosen = Act.objects.filter(kind__startswith=kind) if kind else Act.objects.all()
    return chosen.order_by("-number")


def acts_about_story(number: int) -> QuerySet[Act]:
    """Acts whose kept part names this story, in their order."""
    named = Q(kept__after__story=number) | Q(kept__before__story=number)
    return Act.objects.filter(named).order_by("number")
