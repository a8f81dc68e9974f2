"""Reading films, what lies in their folders, and which may be shown to anybody now."""

from collections.abc import Sequence

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from sangsuk.core.terms.award import Honours
from sangsuk.core.terms.film import HANDS, Stage
from sangsuk.records.awards.models import Acceptance, Award
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.films.models import (
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
from sangsuk.records.tellers.queries import FILM, refused


def films_of(campaign: Campaign) -> QuerySet[Film]:
    """All films of a campaign, what is due first before."""
    found = Film.objects.filter(campaign=campaign).select_related("award__district__province")
    return found.order_by("due", "pk")


def film_called(campaign: Campaign, pk: int) -> Film | None:
    joined = ("campaign", "story__reading", "award__district__province")
    return Film.objects.filter(campaign=campaign, pk=pk).select_related(*joined).first()


def film_of_link(digest: str) -> Film | None:
    """Whose storyteller's link has this digest."""
    found = Film.objects.filter(link_digest=digest) if digest else Film.objects.none()
    return found.select_related("campaign", "story").first()


def awards_to_film(campaign: Campaign) -> list[Award]:
    """Awards of stories that have no film yet."""
    chosen = Award.objects.filter(campaign=campaign, honours=Honours.STORIES.value)
    return list(chosen.filter(story__film__isnull=True).select_related("story", "district"))


def newest_writing(film: Film, kind: str) -> Writing | None:
    return Writing.objects.filter(film=film, kind=kind).select_related("act").first()


def writings_of(film: Film) -> dict[str, Writing]:
    """The newest of each kind."""
    newest: dict[str, Writing] = {}
    for one in Writing.objects.filter(film=film).select_related("act"):
        newest.setdefault(one.kind, one)
    return newest


def reasons_of(script: Writing) -> dict[str, str]:
    """Why what the story does not tell stays in a script, by the sentence's digest."""
    return dict(script.allowances.values_list("sentence", "why"))


def people_of(film: Film) -> list[Person]:
    return list(Person.objects.filter(film=film).select_related("signed", "withdrawn"))


def person_of_link(digest: str) -> Person | None:
    found = Person.objects.filter(link_digest=digest) if digest else Person.objects.none()
    return found.select_related("film__campaign", "film__story").first()


def person_called(film: Film, pk: int) -> Person | None:
    return Person.objects.filter(film=film, pk=pk).first()


def locations_of(film: Film) -> list[Location]:
    return list(Location.objects.filter(film=film))


def location_called(film: Film, pk: int) -> Location | None:
    return Location.objects.filter(film=film, pk=pk).first()


def footage_of(film: Film) -> list[Footage]:
    """The newest first."""
    return list(Footage.objects.filter(film=film).select_related("begun"))


def footage_called(campaign: Campaign, pk: int) -> Footage | None:
    found = Footage.objects.filter(film__campaign=campaign, pk=pk)
    return found.select_related("film__campaign", "film__story").first()


def footage_being_sent(name: str) -> int:
    """How many files this account is sending."""
    return Footage.objects.filter(by=name, state=Footage.State.COMING).count()


def whole_footage(pk: int) -> Footage | None:
    """A file that is whole and known to be a film, whether its copy is there or not."""
    return Footage.objects.filter(pk=pk, state__in=["whole", "playable"]).first()


def cut_of(film: Film) -> Footage | None:
    """The newest cut that plays."""
    playable = Footage.objects.filter(film=film, state=Footage.State.PLAYABLE)
    return playable.order_by("-pk").first()


def remarks_of(film: Film) -> list[Remark]:
    """What was said of all its cuts, the newest cut first."""
    found = Remark.objects.filter(footage__film=film).select_related("act", "footage")
    return list(found.order_by("-footage", "second", "pk"))


def captions_of(footage: Footage) -> Captions | None:
    return Captions.objects.filter(footage=footage).order_by("-pk").first()


def captions_of_newest_cut(film: Film) -> Captions | None:
    """The newest captions of the newest cut that plays, with that cut."""
    cuts = Footage.objects.filter(film=film, state=Footage.State.PLAYABLE).order_by("-pk")
    found = Captions.objects.filter(footage=Subquery(cuts.values("pk")[:1]))
    return found.select_related("footage").order_by("-pk").first()


def sign_off_of(captions: Captions) -> SignOff | None:
    """What the storyteller said last of just this cut with these captions."""
    return SignOff.objects.filter(captions=captions).select_related("act").order_by("-pk").first()


def releases_of(captions: Captions) -> list[Release]:
    return list(Release.objects.filter(captions=captions).select_related("act"))


def may_be_filmed(film: Film) -> bool:
    """Whether the story may be shown now, and neither teller nor winner wants no film of it."""
    return _allowed(Film.objects.filter(pk=film.pk)).exists()


def films_to_show(campaign: Campaign | None = None) -> QuerySet[Film]:
    """Films that anybody may see now, the newest first; asked anew for every page and part.

    Args:
        campaign: whose; None: of all.
    """
    films = Film.objects.filter(campaign=campaign) if campaign else Film.objects.all()
    out = films.filter(
        stage=Stage.PUBLISHED.value,
        published__isnull=False,
        taken_down__isnull=True,
    )
    unsigned = Person.objects.filter(film=OuterRef("pk"), signed__isnull=True)
    withdrawn = Person.objects.filter(film=OuterRef("pk"), withdrawn__isnull=False)
    free = _allowed(out).exclude(Exists(unsigned)).exclude(Exists(withdrawn))
    joined = ("campaign", "story", "published", "award__district__province")
    return free.select_related(*joined).order_by("-published", "-pk")


def _allowed(films: QuerySet[Film]) -> QuerySet[Film]:
    refusing = Acceptance.objects.filter(award__story=OuterRef("story"), may_film=False)
    return (
        films.filter(story__shown__isnull=False)
        .exclude(refused(FILM, story="story__"))
        .exclude(Exists(refusing))
    )


def was_out(campaign: Campaign, pk: int) -> bool:
    """Whether there was such a film for anybody to see."""
    return Film.objects.filter(campaign=campaign, pk=pk, published__isnull=False).exists()


def shown_cut(film: Film) -> Captions | None:
    """The captions, with their cut, that two people let out; nothing that came later."""
    return cuts_shown([film]).get(film.pk)


def cuts_shown(films: Sequence[Film]) -> dict[int, Captions]:
    """The same of many, by film."""
    asked = Captions.objects.filter(footage__film__in=films).annotate(hands=Count("releases"))
    found = asked.filter(hands__gte=HANDS).select_related("footage").order_by("pk")
    return {one.footage.film_id: one for one in found}
