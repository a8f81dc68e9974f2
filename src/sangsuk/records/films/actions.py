"""Keeping films and what belongs to them; each with its act, in the transaction at hand."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sangsuk.core.terms.film import Stage
from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.pulse import beat
from sangsuk.records.films.models import (
    Allowance,
    Captions,
    Film,
    Footage,
    Location,
    Person,
    Release,
    Remark,
    SignOff,
    Writing,
)


def hold_film(*, pk: int) -> Film:
    """The film, held until the transaction is over: two at once wait for each other."""
    held = Film.objects.select_for_update(of=("self",)).select_related("campaign", "story")
    return held.get(pk=pk)


def keep_film(*, act: Act, **told: Any) -> Film:
    return Film.objects.create(begun=act, **told)


def keep_titles(*, film: Film, title: str, title_en: str) -> None:
    Film.objects.filter(pk=film.pk).update(title=title, title_en=title_en)
    beat()


def keep_stage(*, film: Film, stage: Stage, due: date | None, published: Act | None = None) -> None:
    Film.objects.filter(pk=film.pk).update(stage=stage.value, due=due, published=published)
    beat()


def keep_due(*, film: Film, due: date) -> None:
    Film.objects.filter(pk=film.pk).update(due=due)


def keep_taken_down(*, film: Film, act: Act | None) -> None:
    Film.objects.filter(pk=film.pk).update(taken_down=act)
    beat()


def keep_tellers_link(*, film: Film, link_digest: str) -> None:
    Film.objects.filter(pk=film.pk).update(link_digest=link_digest)


def keep_writing(*, film: Film, kind: str, text: str, act: Act) -> Writing:
    return Writing.objects.create(film=film, kind=kind, text=text, act=act)


def keep_allowance(*, script: Writing, sentence: str, why: str, act: Act) -> Allowance:
    kept, _ = Allowance.objects.update_or_create(
        script=script, sentence=sentence, defaults={"why": why, "act": act}
    )
    return kept


def keep_person(*, film: Film, link_digest: str, **told: str) -> Person:
    return Person.objects.create(film=film, link_digest=link_digest, **told)


def keep_persons_link(*, person: Person, link_digest: str) -> None:
    Person.objects.filter(pk=person.pk).update(link_digest=link_digest)


def keep_signature(*, person: Person, signed_as: str, way: str, act: Act) -> None:
    Person.objects.filter(pk=person.pk).update(
        signed_as=signed_as, way=way, signed=act, withdrawn=None
    )
    beat()


def keep_withdrawal(*, person: Person, act: Act) -> None:
    Person.objects.filter(pk=person.pk).update(withdrawn=act)
    beat()


def drop_person(*, person: Person) -> None:
    """Somebody who appears no more, and never signed."""
    Person.objects.filter(pk=person.pk, signed__isnull=True).delete()


def keep_location(*, film: Film, act: Act, **told: Any) -> Location:
    return Location.objects.create(film=film, act=act, **told)


def keep_permit(*, location: Location, permit: str) -> None:
    Location.objects.filter(pk=location.pk).update(permit=permit)


def drop_location(*, location: Location) -> None:
    Location.objects.filter(pk=location.pk).delete()


def keep_footage(*, film: Film, name: str, size: int, by: str, act: Act) -> Footage:
    return Footage.objects.create(film=film, name=name, size=size, by=by, begun=act)


def keep_state(*, footage: Footage, **told: Any) -> None:
    Footage.objects.filter(pk=footage.pk).update(**told)


def keep_captions(*, footage: Footage, cues: Sequence[Any], act: Act) -> Captions:
    kept = Captions.objects.create(footage=footage, cues=list(cues), act=act)
    beat()
    return kept


def keep_remark(*, footage: Footage, second: float, text: str, act: Act) -> Remark:
    return Remark.objects.create(footage=footage, second=second, text=text, act=act)


def keep_sign_off(*, captions: Captions, is_yes: bool, words: str, act: Act) -> SignOff:
    kept = SignOff.objects.create(captions=captions, is_yes=is_yes, words=words, act=act)
    beat()
    return kept


def keep_release(*, captions: Captions, by: str, act: Act) -> Release:
    return Release.objects.create(captions=captions, by=by, act=act)
