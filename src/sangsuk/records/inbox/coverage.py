"""The ledger of what was and was not collected, hour by hour and door by door."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sangsuk.records.inbox.models import CoverageHour

HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Hours of a door that lie together and are alike."""

    door: str
    since: datetime
    until: datetime
    state: str
    reason: str


def note_collected(*, door: str, since: datetime, until: datetime) -> None:
    """What was told in the whole hours of this time has been collected; gaps in it are closed."""
    hours = [hour for hour in _hours(since, until) if since <= hour and hour + HOUR <= until]
    _note(door, hours, CoverageHour.State.COLLECTED, "", ("state", "reason"))


def note_missed(*, door: str, since: datetime, until: datetime, reason: str) -> None:
    """What was told in these hours has not been collected; what was before stays so."""
    collected = CoverageHour.objects.filter(
        door=door, state=CoverageHour.State.COLLECTED, hour__gte=since - HOUR, hour__lte=until
    )
    known = set(collected.values_list("hour", flat=True))
    hours = [hour for hour in _hours(since, until) if hour not in known]
    _note(door, hours, CoverageHour.State.MISSED, reason, ("reason",))


def coverage(*, since: datetime, until: datetime) -> list[Stretch]:
    """The ledger of this time, by door; hours of which nothing is known are in no stretch."""
    found: list[Stretch] = []
    for row in CoverageHour.objects.filter(hour__gte=since, hour__lt=until):
        last = found[-1] if found else None
        alike = last and (last.door, last.until, last.state, last.reason) == (
            row.door,
            row.hour,
            row.state,
            row.reason,
        )
        begun = found.pop().since if last and alike else row.hour
        found.append(
            Stretch(
                door=row.door,
                since=begun,
                until=row.hour + HOUR,
                state=row.state,
                reason=row.reason,
            )
        )
    return found


def _hours(since: datetime, until: datetime) -> Iterator[datetime]:
    hour = since.replace(minute=0, second=0, microsecond=0)
    while hour < until:
        yield hour
        hour += HOUR


def _note(
    door: str, hours: list[datetime], state: str, reason: str, changed: tuple[str, ...]
) -> None:
    CoverageHour.objects.bulk_create(
        [CoverageHour(door=door, hour=hour, state=state, reason=reason) for hour in hours],
        update_conflicts=True,
        unique_fields=["door", "hour"],
        update_fields=list(changed),
    )
