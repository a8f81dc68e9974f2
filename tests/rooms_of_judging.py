"""The rooms of the jury, of who leads it, of a published result and of its audit."""

from pathlib import Path

from a_published_result import a_published_result
from a_room import Room
from django.test import Client
from judged import (
    FEBRUARY,
    a_judged_campaign,
    a_leader,
    a_pass,
    a_round,
    opened,
    some_jurors,
    some_stories,
)
from kept import TENTH, a_kept_campaign
from signed import an_account, sign_in

from sangsuk.flow.judging.ballots import Filled, cast, next_entry
from sangsuk.flow.judging.closing import close_round
from sangsuk.flow.judging.panel import Pass
from sangsuk.flow.memory import remember_districts
from sangsuk.records.accounts.roles import Role
from sangsuk.web.jury.juror import SESSION


def a_closed_final(shown_name: str = "มาลี") -> Pass:
    """A final that malee and two others have judged, and its juror's way in."""
    remember_districts()
    campaign = a_judged_campaign(a_round("r", "mark", week=1, goes_on=3))
    some_stories(campaign, 9)
    others, way_in = some_jurors(campaign, 2), a_pass(campaign, "malee", shown_name=shown_name)
    opened(campaign, "r")
    for juror in [*others, way_in.juror]:
        while entry := next_entry(juror, "r", at=FEBRUARY):
            filled = Filled(
                number=entry.number,
                marks={"scene": 1 + entry.number % 3},
                reason="เห็นภาพชัดว่าเจ้าหน้าที่ช่วยอย่างไร",
                key=f"{juror.pk}-{entry.pk}",
            )
            cast(juror, "r", filled, at=FEBRUARY)
    close_round(campaign, "r", by=a_leader(), at=FEBRUARY)
    return way_in


def at_the_jurors_door(way_in: Pass) -> Client:
    client = Client()
    session = client.session
    session[SESSION] = [way_in.juror.pk, way_in.juror.links]
    session.save()
    return client


def the_jury(home: Path) -> Room:
    """A juror after the final is closed."""
    pages = ("/jury/", "/jury/rounds/r/mine/", "/jury/rounds/r/mirror/")
    return Room(FEBRUARY.isoformat(), pages, at_the_jurors_door(a_closed_final("Malee")))


def a_comparison(home: Path) -> Room:
    """A juror who has two stories before them."""
    campaign = a_judged_campaign(a_round("r", "compare", week=1, goes_on=3), encourages=True)
    some_stories(campaign, 8)
    some_jurors(campaign, 2)
    way_in = a_pass(campaign, "malee", shown_name="Malee")
    opened(campaign, "r")
    return Room(FEBRUARY.isoformat(), ("/jury/", "/jury/rounds/r/"), at_the_jurors_door(way_in))


def practice(home: Path) -> Room:
    """A juror before the final begins."""
    way_in = a_pass(a_kept_campaign(), "malee", shown_name="มาลี")
    return Room(FEBRUARY.isoformat(), ("/jury/rounds/final/practice/",), at_the_jurors_door(way_in))


def who_leads_the_jury(home: Path) -> Room:
    """The desk after the final is closed."""
    juror = a_closed_final("Malee").juror
    parts = ("", "r/", "r/mirror/", "r/override/", "jurors/new/", f"jurors/{juror.pk}/")
    pages = tuple(f"/desk/jury/{one}" for one in parts)
    return Room(FEBRUARY.isoformat(), pages, sign_in(a_leader()))


def a_result_that_is_out(home: Path) -> Room:
    """Everybody looks at a result, and checks it."""
    made = a_published_result(home)
    own = f"/results/{made.citation}/"
    pages = ("/results/", own, "/results/verify/", f"/results/verify/?result={made.citation}")
    return Room(TENTH.isoformat(), (*pages, "/rules/"))


def the_audit(home: Path) -> Room:
    """An auditor has a card before them."""
    a_published_result(home)
    nid = sign_in(an_account("nid", Role.AUDITOR))
    return Room(TENTH.isoformat(), ("/desk/audit/", "/desk/audit/taken-out/"), nid)
