"""A mapping profile: which column of somebody's export is which field of a post."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sangsuk.connectors.files.rows import COLUMNS
from sangsuk.core.errors import CallError
from sangsuk.core.terms.codes import Words

ORDERS: Final = ("day-first", "month-first")
ERAS: Final = ("be", "ce")  # of years that are written with two digits
_PARTS: Final = frozenset(
    {"slug", "version", "name", "about", "needs", "columns", "platforms", "fixed", "id_of", "dates"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How rows of one kind of export become posts.

    A file fits where one of its first rows holds all of `needs`.  Of a field's columns
    the first that is filled counts.
    """

    slug: str
    version: int
    name: Words
    needs: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]  # by field of a post
    platforms: Mapping[str, str]  # what the export calls a platform, folded, and what we do
    fixed: Mapping[str, str]  # fields that are the same in every row
    id_of: tuple[str, ...]  # columns whose digest is the id where the export has none
    zone: str = "+07:00"
    order: str = ORDERS[0]
    short_years: str = ""  # "": two digits are refused

    @property
    def title(self) -> str:
        return f"{self.slug} v{self.version}"


def folded(column: object) -> str:
    """A column's name as it is compared: without case, blanks and the mark of UTF-8."""
    return "".join(str(column if column is not None else "").split()).strip("\ufeff").casefold()


def profile_digest(text: str) -> str:
    """By which two texts of a profile are the same version."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_profile(toml: Mapping[str, Any], *, where: str, version: int | None = None) -> Profile:
    """The profile that a file writes down.

    Args:
        toml: what the file holds.
        where: the file, as an error calls it.
        version: which one it is; the file's own where left out.

    Raises:
        CallError: it contradicts itself or leaves something out.
    """
    if faults := list(_faults(toml)):
        raise CallError(
            "profile.faulty",
            what=f"The mapping profile cannot be used: {'; '.join(faults)}.",
            where=where,
            remedy="mend the file; docs/doors.md shows a whole one.",
        )
    dates = toml.get("dates", {})
    columns = {field: _listed(names) for field, names in toml["columns"].items()}
    return Profile(
        slug=toml["slug"],
        version=version or int(toml.get("version", 1)),
        name=Words(**toml["name"]),
        needs=tuple(toml["needs"]),
        columns=columns,
        platforms={folded(theirs): ours for theirs, ours in toml.get("platforms", {}).items()},
        fixed=toml.get("fixed", {}),
        id_of=_listed(toml.get("id_of", [])),
        zone=dates.get("zone", "+07:00"),
        order=dates.get("order", ORDERS[0]),
        short_years=dates.get("short_years", ""),
    )


def fits(profile: Profile, header: Sequence[object]) -> bool:
    """Whether a row names all columns that the profile needs."""
    return {folded(name) for name in profile.needs} <= {folded(cell) for cell in header}


def missing_of(profile: Profile, header: Sequence[object]) -> list[str]:
    """Which of the needed columns a row does not name."""
    there = {folded(cell) for cell in header}
    return [name for name in profile.needs if folded(name) not in there]


def _faults(toml: Mapping[str, Any]) -> list[str]:
    found = [f"'{name}' is not known" for name in toml if name not in _PARTS]
    found += [
        f"'{name}' is missing" for name in ("slug", "name", "needs", "columns") if name not in toml
    ]
    if found:
        return found
    columns, fixed = toml["columns"], toml.get("fixed", {})
    found += [
        f"'{field}' is no field of a post" for field in (*columns, *fixed) if field not in COLUMNS
    ]
    given = {*columns, *fixed, *(["id"] if toml.get("id_of") else [])}
    found += [f"nothing gives '{field}'" for field in COLUMNS[:4] if field not in given]
    if not toml["needs"]:
        found.append("'needs' names no column")
    dates = toml.get("dates", {})
    if dates.get("order", ORDERS[0]) not in ORDERS:
        found.append(f"dates.order is none of {', '.join(ORDERS)}")
    if dates.get("short_years", "") not in ("", *ERAS):
        found.append(f"dates.short_years is none of {', '.join(ERAS)}")
    return found


def _listed(names: str | Sequence[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)
