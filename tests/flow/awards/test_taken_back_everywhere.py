"""What a winner or teller takes back is in no paper, card, page, letter or film from then on."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from an_award import MARK
from django.db import transaction
from django.test import Client
from given import accepted, three_stories
from hypothesis import given as each
from hypothesis import settings, strategies
from judged import FEBRUARY, a_leader
from kept import a_kept_campaign
from signed import sign_in
from told import MAE_RIM

from sangsuk.core.errors import CallError
from sangsuk.core.tell.papers import results
from sangsuk.flow.awards.accepting import Wishes, accept, notice
from sangsuk.flow.awards.papers import give_sheet, occasion_of, sheets_of, sheets_of_all
from sangsuk.flow.awards.telling import won_of
from sangsuk.flow.films.drafting import draft_of
from sangsuk.flow.outbox.queueing import To, Words, queue_message
from sangsuk.flow.outbox.sending import send_messages
from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.awards.actions import keep_award
from sangsuk.records.awards.models import Award, Paper
from sangsuk.records.outbox.models import Message, State
from sangsuk.records.tellers.actions import keep_consents

pytestmark = pytest.mark.django_db
NAMES = ("ลุงก้ำ บ้านปี่", "ป้าญู บ้านฐาน", "น้าตั๋ว บ้านน้ำ")
SITE = "https://sangsuk.example.go.th"


def some_story_awards() -> list[Award]:
    """Three stories that won; each winner lets their name be told and the story be filmed."""
    campaign = a_kept_campaign()
    made = []
    for n, story in enumerate(three_stories(campaign)):
        act = keep_act(kind="award.given", by=Actor("x", "national"), why="x", at=FEBRUARY)
        award = keep_award(
            act=act, campaign=campaign, honours="stories", place=n + 1, satang=500_000,
            district_id=MAE_RIM, story=story, grounds={"round": "final", "act": 1},
        )  # fmt: skip
        made.append(accepted(award, name=NAMES[n], may_publish=True, may_film=True))
    return made


def words_of_papers(award: Award) -> Iterator[str]:
    """All that papers of one and of all awards would say now, and cards."""
    campaign, leader = award.campaign, a_leader()
    sheets = [
        *sheets_of(award, Path(), by=leader, at=FEBRUARY),
        *sheets_of_all(campaign, by=leader, at=FEBRUARY),
    ]
    won, occasion = won_of(award, award.district), occasion_of(campaign, FEBRUARY)
    cards = [results.story_card(won, occasion, shape) for shape in results.CARD_SHAPES]
    for told in [*(sheet.write(MARK) for sheet in sheets), *cards]:
        yield json.dumps(told, ensure_ascii=False)


def words_of_pages(award: Award, link: str) -> Iterator[str]:
    """What the desk, the hall, the winner and whoever scans a paper see now."""
    desk = sign_in(a_leader())
    papers = [f"/papers/{code}/" for code in Paper.objects.values_list("code", flat=True)]
    inside = (f"/desk/awards/{award.pk}/", "/desk/awards/reveal/", "/desk/awards/ceremony/")
    for client, addresses in ((desk, inside), (Client(), [f"/awards/{link}/", *papers])):
        for address in addresses:
            yield client.get(address).content.decode()


def words_of_film(award: Award) -> str:
    try:
        draft = draft_of(award.campaign, award.story_id)
    except CallError:
        return ""
    return " ".join(one.text for one in draft.scenes)


def taken_back(award: Award) -> None:
    withdraw(award.story, by="the teller, by receipt", at=FEBRUARY)


def named_no_more(award: Award) -> None:
    accept(award, Wishes(name="", may_publish=False, may_film=True), at=FEBRUARY)


def quoted_no_more(award: Award) -> None:
    _refuse(award, "quote")


def filmed_no_more(award: Award) -> None:
    _refuse(award, "film")


def _refuse(award: Award, layer: str) -> None:
    story = award.story
    key = (story.platform, story.native_id)
    keep_consents(
        campaign=award.campaign, key=key, given={layer: False}, asked={layer: "?"}, at=FEBRUARY
    )


# What is gone of name, line on papers, words on pages, and film, by what was said.
WAYS: dict[Callable[[Award], None], tuple[str, ...]] = {
    taken_back: ("name", "line", "film"),
    named_no_more: ("name",),
    quoted_no_more: ("line",),
    filmed_no_more: ("film",),
}


def found(award: Award, name: str, line: str, link: str) -> set[str]:
    """Which of a winner's things anybody can still read anywhere."""
    told = [*words_of_papers(award), *words_of_pages(award, link)]
    there = {"name"} if any(name in one for one in told) else set()
    there |= {"line"} if any(line in one for one in told) else set()
    return there | ({"film"} if line in words_of_film(award) else set())


def test_what_is_taken_back_of_an_award_is_told_nowhere():
    awards = some_story_awards()
    for award in awards:
        sheets = sheets_of(award, Path(), by=a_leader(), at=FEBRUARY)
        give_sheet(award.campaign, sheets, "certificate", site=SITE, by=a_leader(), at=FEBRUARY)

    @settings(max_examples=6, deadline=None, derandomize=True)
    @each(n=strategies.integers(0, 2), way=strategies.sampled_from(list(WAYS)))
    def nowhere(n: int, way: Callable[[Award], None]) -> None:
        with transaction.atomic():
            award, name, line = awards[n], NAMES[n], f"เรื่องที่{n} แม่ได้บัตร"
            link = notice(award.pk, by=a_leader(), at=FEBRUARY)
            before = found(award, name, line, link)
            way(award)
            fresh = Award.objects.select_related("campaign", "district__province", "story")
            after = found(fresh.get(pk=award.pk), name, line, link)
            transaction.set_rollback(True)
        assert before == {"name", "line", "film"}
        assert after == before - set(WAYS[way])

    nowhere()


@pytest.mark.parametrize("is_newer", [True, False])
def test_a_letter_to_a_winner_goes_not_out_once_its_link_or_story_is_void(is_newer, monkeypatch):
    award = some_story_awards()[0]
    link = notice(award.pk, by=a_leader(), at=FEBRUARY)
    award.refresh_from_db()
    queue_message(
        key="award_notice:1", to=To("email", "malee@example.com"), kind="award_notice",
        about=f"{award.pk}:{award.link_digest}", words=Words(text=f"{SITE}/awards/{link}/"),
        at=FEBRUARY,
    )  # fmt: skip
    if is_newer:
        notice(award.pk, by=a_leader(), at=FEBRUARY)
    else:
        taken_back(award)

    monkeypatch.setenv("SANGSUK_SMTP_URL", "smtp://127.0.0.1:9")
    monkeypatch.setenv("SANGSUK_MAIL_FROM", "sangsuk@example.go.th")
    send_messages.func("email", at=FEBRUARY)

    assert Message.objects.get().state == State.UNWANTED
