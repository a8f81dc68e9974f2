"""Who is not heard: districts, services and doors of which nothing came."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sangsuk.core.tell.answers.heard import Heard
from sangsuk.core.terms.campaign import CatalogueService
from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.terms.district import District


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A region, how many of its districts nobody spoke of, and the most populous of them."""

    region: str
    districts: int
    silent: int
    largest: tuple[District, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What is missing before anybody may say what the country thinks."""

    districts: int
    silent: int
    people: int  # who live in silent districts
    regions: tuple[Silent, ...]  # where most are silent first
    services: tuple[str, ...]  # codes without a story
    doors: tuple[str, ...]  # that the campaign has, by which none came


def find_silence(
    stories: Sequence[Heard],
    districts: Sequence[District],
    services: Sequence[CatalogueService],
    doors: Collection[str],
    *,
    named: int = 5,
) -> Silence:
    """What no story is about; a silent district is no bad one: nobody has been asked there yet."""
    heard = {code for story in stories for code in story.mentioned}
    silent = [one for one in districts if one.code not in heard]
    told = Counter(code for story in stories for code in story.services)
    offered = dict.fromkeys(one.code for one in services if one.code in SERVICES)
    came = {story.platform for story in stories}
    return Silence(
        districts=len(districts),
        silent=len(silent),
        people=sum(one.population for one in silent),
        regions=_by_region(districts, silent, named),
        services=tuple(code for code in offered if not told[code] and code != "other"),
        doors=tuple(sorted(set(doors) - came)),
    )


def _by_region(
    districts: Sequence[District], silent: Sequence[District], named: int
) -> tuple[Silent, ...]:
    many = Counter(one.region for one in districts)
    parts = [
        Silent(
            region=region,
            districts=many[region],
            silent=sum(one.region == region for one in silent),
            largest=tuple(
                sorted(
                    (one for one in silent if one.region == region),
                    key=lambda one: (-one.population, one.code),
                )[:named]
            ),
        )
        for region in many
    ]
    return tuple(sorted(parts, key=lambda part: (-part.silent / part.districts, part.region)))
