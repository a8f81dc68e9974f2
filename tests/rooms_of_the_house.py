"""The rooms of the house with something in each, and the pages of each: for whoever looks at all."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from a_film import brought_to, film_team
from a_room import Room
from an_award import an_occasion
from given import accepted, given, three_stories
from judged import FEBRUARY, a_leader
from kept import TENTH
from rooms_by_link import by_link
from rooms_of_a_campaign import after_it_closed, before_it_opens, not_to_be_found, nothing_told
from rooms_of_judging import (
    a_comparison,
    a_result_that_is_out,
    practice,
    the_audit,
    the_jury,
    who_leads_the_jury,
)
from rooms_of_refusals import a_fault, too_many
from signed import an_account, sign_in
from some_films import write_film
from waiting import Kind, a_dispute, an_appeal, plenty

from sangsuk.core.tell.papers.honours import letter
from sangsuk.core.terms.announcement import Occasion, OutletName
from sangsuk.core.terms.film import Stage
from sangsuk.core.terms.paper import PaperKind
from sangsuk.flow.announcements.deciding import Draft, write
from sangsuk.flow.awards.accepting import notice
from sangsuk.flow.awards.telling import won_of
from sangsuk.flow.films.copying import draw_picture
from sangsuk.flow.films.shelf import picture, playable
from sangsuk.flow.films.signing import add_person, tellers_link
from sangsuk.flow.papers.issuing import give_paper
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor
from sangsuk.records.announcements.models import Announcement
from sangsuk.records.awards.models import Award
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.films.models import Footage
from sangsuk.records.matters.models import Matter
from sangsuk.records.stories.models import Story

OPEN = ("/desk/sign-in/", "/desk/join/", "/jury/in/", "/officers/", "/follow/", "/appeal/")
OF_THE_DESK = (
    *("", "me/", "accounts/", "accounts/offices/", "acts/", "matters/", "matters/?kind=staff"),
    *("audit/taken-out/", "campaign/", "campaign/rules/", "campaign/result/", "campaign/next/"),
    *("rulings/", "rulings/story/", "doors/", "intake/", "lost/", "themes/", "seen/", "awards/"),
    *("appeals/", "disputes/", "announcements/", "jury/", "telling/"),
)


def the_desk(home: Path) -> Room:
    """Matters of every kind wait."""
    plenty(Campaign.objects.get(), 40)
    one_each = [f"matters/{one.pk}/" for one in first_of_each_kind()]
    story = Story.objects.order_by("pk")[0].pk
    others = (
        f"acts/story/{story}/",
        f"rulings/story/{story}/",
        f"appeals/{an_appeal(Campaign.objects.get(), 'asks').pk}/",
        f"disputes/{a_dispute(Campaign.objects.get(), 'not-ours').pk}/",
        f"accounts/{an_account('malai', Role.DISTRICT, scope='5007').pk}/",
        f"announcements/{an_announcement().pk}/",
    )
    pages = (*OF_THE_DESK, *one_each, *others)
    leader = sign_in(a_leader())
    return Room(TENTH.isoformat(), tuple(f"/desk/{one}" for one in pages), leader)


def an_announcement() -> Announcement:
    """Written, and let out by nobody yet."""
    words = "ขอบคุณทุกคนที่เล่าเรื่องให้เราฟัง"
    due = TENTH + timedelta(hours=2)
    outlets = [OutletName.FACEBOOK]
    draft = Draft(occasion=Occasion.THANK, text=words, outlets=outlets, due_at=due)
    return write(draft, Campaign.objects.get(), by=a_leader(), at=TENTH)


def first_of_each_kind() -> list[Matter]:
    own_pages = (Kind.APPEAL, Kind.DISPUTE)
    kinds = [kind for kind in Kind if kind not in own_pages]
    found = [Matter.objects.filter(kind=kind).order_by("pk").first() for kind in kinds]
    return [one for one in found if one]


def awards(home: Path) -> Room:
    """Awards of districts; one is accepted, and has a paper."""
    won = given(home)
    accepted(won[0], may_film=True)
    pages = ("", "withholding/", "ceremony/", "reveal/", *(f"{one.pk}/" for one in won[:2]))
    leader = sign_in(a_leader())
    return Room(FEBRUARY.isoformat(), tuple(f"/desk/awards/{one}" for one in pages), leader)


def winners(home: Path) -> Room:
    """Who won opens the page of the award; anybody the page of a paper, and the results."""
    won = given(home)
    three_stories(won[0].campaign)
    links = [notice(one.pk, by=a_leader(), at=FEBRUARY) for one in won[:2]]
    accepted(won[2])
    paper = a_paper(won[0])
    pages = (*(f"/awards/{link}/" for link in links), f"/papers/{paper}/", "/results/")
    return Room(FEBRUARY.isoformat(), (*pages, "/papers/0123456789abcdef/"))


def a_paper(award: Award) -> str:
    told = won_of(award, award.district)
    by, site = Actor("somchai", "national"), "http://localhost"
    paper = give_paper(
        award.campaign,
        PaperKind.LETTER,
        lambda mark: letter(told, an_occasion(), mark),
        site=site,
        by=by,
        at=FEBRUARY,
        award=award,
    )
    return paper.paper.code


def the_film_room(home: Path) -> Room:
    """A film that waits for its teller's yes, and one who appears in it and has not signed."""
    film = brought_to(Stage.SIGN_OFF)
    kept_on_the_shelf(Footage.objects.get(film=film))
    pages = ("", *(f"{film.pk}/{one}" for one in ("", "script/", "cuts/", "captions/")))
    sign = add_person(film.pk, name="ลุงก้ำ", by=film_team(), at=FEBRUARY)
    inside = (f"/film-room/{one}" for one in pages)
    return Room(FEBRUARY.isoformat(), (*inside, f"/films/sign/{sign}/"), sign_in(film_team()))


def films(home: Path) -> Room:
    """A film is out; who appears in it and who told its story have links."""
    film = brought_to(Stage.PUBLISHED)
    kept_on_the_shelf(Footage.objects.get(film=film))
    watch = tellers_link(film.pk, by=film_team(), at=FEBRUARY)
    pages = ("/films/", f"/films/{film.pk}/", f"/films/{film.pk}/embed/")
    links = (f"/films/watch/{watch}/", f"/stories/{film.story_id}/")
    return Room(FEBRUARY.isoformat(), (*pages, *links))


def kept_on_the_shelf(cut: Footage) -> None:
    playable(cut).parent.mkdir(parents=True)
    write_film(playable(cut), seconds=3.0)
    draw_picture(playable(cut), picture(cut), 2.0)


def an_office(home: Path) -> Room:
    """An office with praise and concerns."""
    plenty(Campaign.objects.get(), 12)
    story = Story.objects.filter(reading__mentions__district="5007").order_by("pk")[0].pk
    pages = ("", "?show=all", f"stories/{story}/", "news/", "words/", "print/")
    officer = sign_in(an_account("officer", Role.DISTRICT, scope="5007"))
    return Room(TENTH.isoformat(), tuple(f"/office/{one}" for one in pages), officer)


def everybody(home: Path) -> Room:
    """What nobody needs an account for, beside the pages of the campaign."""
    story = Story.objects.order_by("pk")[0].pk
    own = (f"/follow/?story={story}", "/claim/abcd-abcd-abcd-abcd/", "/nowhere/")
    return Room(TENTH.isoformat(), (*OPEN, *own))


def of_builders(home: Path) -> Room:
    """The parts of the site side by side, where it is built."""
    return Room(TENTH.isoformat(), ("/styleguide/",), is_debug=True)


ROOMS: dict[str, Callable[[Path], Room]] = {
    "everybody": everybody,
    "desk": the_desk,
    "awards": awards,
    "winners": winners,
    "film-room": the_film_room,
    "films": films,
    "office": an_office,
    "builders": of_builders,
    "by-link": by_link,
    "jury": the_jury,
    "jury-compares": a_comparison,
    "jury-practice": practice,
    "desk-of-the-jury": who_leads_the_jury,
    "result": a_result_that_is_out,
    "audit": the_audit,
    "not-open-yet": before_it_opens,
    "closed": after_it_closed,
    "empty": nothing_told,
    "not-found": not_to_be_found,
    "too-many": too_many,
    "own-fault": a_fault,
}
