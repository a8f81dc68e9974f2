"""The lists of a campaign file: its activities, services, flagships, consent and so on."""

import re
from typing import Final

from sangsuk.core.terms.campaign import (
    Activity,
    Amendment,
    CatalogueService,
    ConsentLayer,
    Flagship,
    FlagshipYear,
    Prize,
)
from sangsuk.core.terms.campaign_faults import repeated
from sangsuk.core.terms.campaign_table import Table
from sangsuk.core.terms.codes import SERVICES, Words

HONOURS: Final = ("stories", "districts")
GROUPS: Final = ("agenda", "function", "area")
CONSENTS: Final = ("count", "quote", "publish", "film")

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SDG_TARGET: Final = re.compile(r"([1-9]|1[0-7])\.([1-9][0-9]?|[a-d])")


def read_slug(table: Table) -> str:
    slug = table.text("slug")
    if slug and not _SLUG.fullmatch(slug):
        table.note(
            "bad_slug",
            "slug",
            what=f"'{slug}' cannot stand in an address.",
            remedy="use small Latin letters, digits and single hyphens.",
        )
    return slug


def read_activities(table: Table) -> tuple[Activity, ...]:
    activities = tuple(_read_activity(part) for part in table.tables("activities"))
    _note_repeats(table, "activities", "slug", [a.slug for a in activities])
    if sum(a.honours == "districts" for a in activities) > 1:
        table.note(
            "two_district_prizes",
            "activities",
            what="More than one activity honours districts.",
            remedy="keep one: there is one table of standings, so one set of prize places.",
        )
    return activities


def _read_activity(table: Table) -> Activity:
    return Activity(
        slug=read_slug(table),
        name=table.words("name"),
        honours=table.choice("honours", HONOURS),
        about=table.words("about"),
        prize=_read_prize(table.table("prize")),
    )


def _read_prize(table: Table) -> Prize:
    return Prize(
        count=table.number("count"),
        baht=table.number("baht"),
        plaque=table.flag("plaque"),
        film=table.flag("film"),
    )


def read_services(table: Table) -> tuple[CatalogueService, ...]:
    services = tuple(
        CatalogueService(
            slug=read_slug(part),
            name=part.words("name"),
            said=part.texts("said"),
            code=part.choice("code", SERVICES),
            group=part.choice("group", GROUPS),
        )
        for part in table.tables("services")
    )
    _note_repeats(table, "services", "slug", [service.slug for service in services])
    return services


def read_flagship_years(table: Table) -> tuple[FlagshipYear, ...]:
    """The flagships of each year; none where the file has none."""
    if not table.has("flagship_years"):
        return ()
    years = tuple(_read_flagship_year(part) for part in table.tables("flagship_years"))
    _note_repeats(table, "flagship_years", "year_be", [str(year.year_be) for year in years])
    return years


def _read_flagship_year(table: Table) -> FlagshipYear:
    flagships = tuple(
        Flagship(
            number=part.number("number"),
            name=part.words("name"),
            part=part.words("part"),
        )
        for part in table.tables("flagships")
    )
    _note_repeats(table, "flagships", "number", [str(one.number) for one in flagships])
    return FlagshipYear(
        year_be=table.number("year_be"),
        title=table.words("title"),
        complete=table.flag("complete"),
        source=table.text("source"),
        flagships=flagships,
    )


def read_sdg_targets(table: Table) -> tuple[tuple[str, Words], ...]:
    """The SDG targets that the campaign serves; none where the file has none."""
    if not table.has("sdg_targets"):
        return ()
    targets = []
    for part in table.tables("sdg_targets"):
        target = part.text("target")
        if target and not _SDG_TARGET.fullmatch(target):
            part.note(
                "bad_sdg_target",
                "target",
                what=f"'{target}' is no SDG target.",
                remedy="write goal and target, like 16.6.",
            )
        targets.append((target, part.words("name")))
    _note_repeats(table, "sdg_targets", "target", [target for target, _ in targets])
    return tuple(targets)


def read_consent(table: Table) -> tuple[ConsentLayer, ...]:
    layers = tuple(
        ConsentLayer(
            slug=part.choice("slug", CONSENTS),
            name=part.words("name"),
            asks=part.words("asks"),
        )
        for part in table.tables("consent")
    )
    _note_repeats(table, "consent", "slug", [layer.slug for layer in layers])
    return layers


def read_amendments(table: Table) -> tuple[Amendment, ...]:
    """The rules changed after opening; none where the file has none."""
    if not table.has("amendments"):
        return ()
    return tuple(
        Amendment(on=part.day("on"), what=part.words("what"), why=part.words("why"))
        for part in table.tables("amendments")
    )


def _note_repeats(table: Table, part: str, key: str, values: list[str]) -> None:
    for value in repeated([value for value in values if value]):
        table.note(
            "twice",
            f"[[{part}]]",
            what=f"{key} '{value}' stands twice.",
            remedy=f"give each its own {key}.",
        )
