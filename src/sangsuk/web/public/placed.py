"""The rows of the newest snapshot, read once in a process: a snapshot never changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.standings.models import Snapshot, Standing
from sangsuk.records.standings.queries import latest_snapshot
from sangsuk.web.held import held
from sangsuk.web.public.regions import Region

BEFORE_THE_FIRST: Final = ""  # the fingerprint where nothing has been counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """All districts, best first and the silent last, and the snapshot that they are of."""

    snapshot: Snapshot | None
    rows: Sequence[Standing] = field(default=())

    @property
    def fingerprint(self) -> str:
        """By which what is drawn of these rows is held."""
        return self.snapshot.fingerprint if self.snapshot else BEFORE_THE_FIRST

    @property
    def ranked(self) -> list[Standing]:
        return [row for row in self.rows if row.place is not None]

    @property
    def silent(self) -> list[Standing]:
        return [row for row in self.rows if row.place is None]

    def of(self, *, region: Region | None = None, province: str = "") -> "Placed":
        """Those of one region, of one province (a two-digit code), or of both."""
        rows = [
            row
            for row in self.rows
            if (not province or row.district.province_id == province)
            and (region is None or row.district.province.region == region.value)
        ]
        return Placed(snapshot=self.snapshot, rows=rows)


def placed_now(campaign: Campaign) -> Placed:
    """Where the districts of a campaign stand by its newest snapshot."""
    return placed_in(latest_snapshot(campaign))


def placed_in(snapshot: Snapshot | None) -> Placed:
    """Where the districts stood in one snapshot; nowhere before the first."""
    if snapshot is None:
        return Placed(snapshot=None)
    rows = held(("placed", snapshot.pk, snapshot.fingerprint), lambda: _rows(snapshot))
    return Placed(snapshot=snapshot, rows=rows)


def _rows(snapshot: Snapshot) -> tuple[Standing, ...]:
    return tuple(snapshot.standings.select_related("district__province"))
