"""What people decided, in a chain that nobody can change unnoticed."""

from datetime import datetime
from typing import Any, ClassVar, NoReturn

from django.db import models


class NeverChanged(TypeError):  # noqa: N818 - what it says of the log
    """An act was to be changed or taken out of the log."""


class ActQuerySet(models.QuerySet["Act"]):
    """Acts can be read and added, nothing else; the database refuses it too."""

    def update(self, **_: Any) -> NoReturn:
        raise NeverChanged("an act is never changed")

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        raise NeverChanged("an act is never changed")

    def delete(self) -> NoReturn:
        raise NeverChanged("an act is never taken out")


class Act(models.Model):
    """One decision: who, when, why, before and after.

    `told` is what anybody may read; `kept` (by, why, before, after) stays in the
    house, and in public its salted digest stands for it.  `hash` is of all
    that and of `prev`, the hash of the act before.
    """

    number = models.PositiveIntegerField(primary_key=True)  # 1, 2, 3, … without a gap
    at = models.CharField(max_length=40)  # ISO 8601 in UTC, as it is hashed
    kind = models.CharField(max_length=60)
    role = models.CharField(max_length=20)
    told = models.JSONField()
    kept = models.JSONField()
    salt = models.CharField(max_length=64)
    kept_digest = models.CharField(max_length=64)
    prev = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    objects: ClassVar[models.Manager["Act"]] = ActQuerySet.as_manager()

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NeverChanged("an act is never changed")
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise NeverChanged("an act is never taken out")

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)

    @property
    def public(self) -> dict[str, Any]:
        """The act as it is published: without who, why, before and after."""
        return {
            "number": self.number,
            "at": self.at,
            "kind": self.kind,
            "role": self.role,
            "told": self.told,
            "kept": self.kept_digest,
            "prev": self.prev,
            "hash": self.hash,
        }
