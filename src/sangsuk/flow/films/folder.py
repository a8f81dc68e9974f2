"""What lies in a film's folder now, as its gates see it."""

from sangsuk.core.tell.films.captions import faults_of
from sangsuk.core.terms.film import HANDS, Need
from sangsuk.flow.films.captioning import cues_of
from sangsuk.flow.films.writing import unexplained
from sangsuk.records.films.models import Captions, Film, Writing
from sangsuk.records.films.queries import (
    captions_of,
    cut_of,
    locations_of,
    may_be_filmed,
    people_of,
    releases_of,
    sign_off_of,
    writings_of,
)


def have_of(film: Film) -> frozenset[Need]:
    """All that is there and holds today; what was taken back is not."""
    written = writings_of(film)
    script = written.get(Writing.Kind.SCRIPT)
    people, locations, cut = people_of(film), locations_of(film), cut_of(film)
    captions = captions_of(cut) if cut else None
    seconds = cut.seconds if cut else 0.0
    have = {
        Need.TELLER: may_be_filmed(film),
        Need.TREATMENT: Writing.Kind.TREATMENT in written,
        Need.SCRIPT: script is not None,
        Need.FIDELITY: script is not None and not unexplained(film, script),
        Need.SIGNATURES: bool(people) and all(one.signed and not one.withdrawn for one in people),
        Need.PLAN: bool(locations) and all(one.permit for one in locations),
        Need.CUT: cut is not None,
        Need.CAPTIONS: captions is not None and not faults_of(cues_of(captions), seconds),
    }
    return frozenset(one for one, is_there in have.items() if is_there) | _agreed(captions)


def _agreed(captions: Captions | None) -> frozenset[Need]:
    """Whether the storyteller and two people agreed on this very cut with these captions."""
    if captions is None:
        return frozenset()
    said = sign_off_of(captions)
    agreed = {
        Need.SIGN_OFF: said is not None and said.is_yes,
        Need.RELEASED: len({one.by for one in releases_of(captions)}) >= HANDS,
    }
    return frozenset(one for one, is_so in agreed.items() if is_so)
