"""What lies in a film's folder now, as its page and its gates see it."""

from collections.abc import Collection
from dataclasses import dataclass

from sangsuk.core.tell.films.captions import faults_of
from sangsuk.core.terms.film import GATES, HANDS, Need, Stage, missing
from sangsuk.flow.films.captioning import cues_of
from sangsuk.flow.films.writing import unexplained
from sangsuk.records.films.models import (
    Captions,
    Film,
    Footage,
    Location,
    Person,
    Release,
    SignOff,
    Writing,
)
from sangsuk.records.films.queries import (
    captions_of_newest_cut,
    cut_of,
    locations_of,
    may_be_filmed,
    people_of,
    releases_of,
    sign_off_of,
    writings_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The papers of a film, each read once; `said` and `releases` are of this very cut."""

    film: Film
    may_be_filmed: bool
    writings: dict[str, Writing]
    people: list[Person]
    locations: list[Location]
    cut: Footage | None
    captions: Captions | None
    said: SignOff | None
    releases: list[Release]


def folder_of(film: Film) -> Folder:
    captions = captions_of_newest_cut(film)
    cut = captions.footage if captions else cut_of(film)
    return Folder(
        film=film,
        may_be_filmed=may_be_filmed(film),
        writings=writings_of(film),
        people=people_of(film),
        locations=locations_of(film),
        cut=cut,
        captions=captions,
        said=sign_off_of(captions) if captions else None,
        releases=releases_of(captions) if captions else [],
    )


def lacks_of(folder: Folder) -> tuple[Need, ...]:
    """What must still come before the film can leave its stage."""
    stage = Stage(folder.film.stage)
    gate = GATES.get(stage)
    return missing(stage, have_of(folder, gate.needs)) if gate else ()


def have_of(folder: Folder, asked: Collection[Need] = tuple(Need)) -> frozenset[Need]:
    """All that is there and holds today; what was taken back is not.

    Args:
        folder: which.
        asked: of these alone; to hold a script to its story takes a while.
    """
    people, locations = folder.people, folder.locations
    have = {
        Need.TELLER: folder.may_be_filmed,
        Need.TREATMENT: Writing.Kind.TREATMENT in folder.writings,
        Need.SCRIPT: Writing.Kind.SCRIPT in folder.writings,
        Need.FIDELITY: Need.FIDELITY in asked and _is_true(folder),
        Need.SIGNATURES: bool(people) and all(one.signed and not one.withdrawn for one in people),
        Need.PLAN: bool(locations) and all(one.permit for one in locations),
        Need.CUT: folder.cut is not None,
        Need.CAPTIONS: _is_captioned(folder),
        Need.SIGN_OFF: folder.said is not None and folder.said.is_yes,
        Need.RELEASED: len({one.by for one in folder.releases}) >= HANDS,
    }
    return frozenset(one for one, is_there in have.items() if is_there and one in asked)


def _is_true(folder: Folder) -> bool:
    """Whether the story may be read, and each invention of the script has a reason."""
    script = folder.writings.get(Writing.Kind.SCRIPT)
    return script is not None and folder.may_be_filmed and not unexplained(folder.film, script)


def _is_captioned(folder: Folder) -> bool:
    if folder.cut is None or folder.captions is None:
        return False
    return not faults_of(cues_of(folder.captions), folder.cut.seconds)
