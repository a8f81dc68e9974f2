"""Awards: from what they are given, and who may do which step."""

import hashlib
from dataclasses import replace
from functools import partial

import pytest
from an_award import an_occasion
from django.db import IntegrityError, transaction
from given import (
    ACCOUNT,
    CITATION,
    RULE,
    SHARED,
    a_result,
    accepted,
    finance,
    given,
    ready,
    three_stories,
)
from judged import FEBRUARY, a_leader, marked, opened, some_jurors, some_stories
from kept import a_kept_campaign
from pypdfium2 import PdfDocument
from signed import an_account
from told import BETONG, MAE_RIM, PAI

from sangsuk.core.errors import CallError
from sangsuk.core.tell.papers.honours import NAMELESS, certificate
from sangsuk.core.terms.paper import PaperKind
from sangsuk.core.terms.withholding import BankNumber
from sangsuk.flow.awards.accepting import (
    Wishes,
    accept,
    account_of,
    award_by_link,
    give_account,
    notice,
)
from sangsuk.flow.awards.giving import check_budget, give_to_districts, give_to_stories
from sangsuk.flow.awards.identity import identify, show_receipt
from sangsuk.flow.awards.papers import give_sheet, sheets_of_all
from sangsuk.flow.awards.paying import (
    RuleSigned,
    approve_payment,
    keep_winners_receipt,
    order_payment,
    sign_rule,
)
from sangsuk.flow.awards.plaques import STEPS, take_plaque_step
from sangsuk.flow.awards.telling import won_of
from sangsuk.flow.films.drafting import story_to_film
from sangsuk.flow.papers.issuing import genuine, give_paper, revoke_paper
from sangsuk.flow.publishing.publishing import archive_path
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act
from sangsuk.records.acts.queries import faults_of_log
from sangsuk.records.awards.actions import keep_award
from sangsuk.records.awards.models import Award, BankAccount, Payment
from sangsuk.records.jury.actions import end_round
from sangsuk.records.jury.queries import stories_by_number
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.showing import show_stories
from sangsuk.records.tellers.new_codes import keep_new_code

pytestmark = pytest.mark.django_db
SITE = "https://sangsuk.example.go.th"


def refused(code: str):
    return pytest.raises(CallError, check=lambda error: error.code == f"awards.{code}")


def test_the_prize_places_of_a_confirmed_result_are_honoured(tmp_path):
    awards = given(tmp_path)

    assert [(one.district_id, one.place, one.satang) for one in awards] == [
        (MAE_RIM, 1, 1_000_000),
        (PAI, 2, 1_000_000),
        (BETONG, 3, 1_000_000),
    ]
    digest = hashlib.sha256(archive_path(tmp_path, CITATION).read_bytes()).hexdigest()
    assert awards[0].grounds == {"result": CITATION, "sha256": digest, "audit": "confirmed"}
    assert [act.kind for act in Act.objects.order_by("number")] == ["award.given"] * 3
    assert list(faults_of_log()) == []


def test_offices_that_share_a_place_share_its_money(tmp_path):
    awards = given(tmp_path, SHARED)

    assert [(one.place, one.sharing, one.satang) for one in awards] == [
        (1, 1, 1_000_000),
        *[(2, 3, 666_666)] * 3,
    ]
    assert sum(one.satang for one in awards) <= 3_000_000


@pytest.mark.parametrize("audit", ["", "read_on", "full_hand_count", "overturned", "tied"])
def test_nothing_is_given_of_a_result_whose_audit_is_not_confirmed(tmp_path, audit: str):
    campaign = a_kept_campaign()
    a_result(campaign, tmp_path, audit=audit)

    with refused("audit_open"):
        give_to_districts(campaign, tmp_path, by=a_leader(), at=FEBRUARY)
    assert not Award.objects.exists()


def test_nothing_is_given_by_an_archive_that_is_not_the_published_one(tmp_path):
    campaign = a_kept_campaign()
    a_result(campaign, tmp_path)
    path = archive_path(tmp_path, CITATION)
    path.write_bytes(path.read_bytes() + b"x")
    leader = a_leader()

    with refused("other_archive"):
        give_to_districts(campaign, tmp_path, by=leader, at=FEBRUARY)
    path.unlink()
    with refused("other_archive"):
        give_to_districts(campaign, tmp_path, by=leader, at=FEBRUARY)
    assert not Award.objects.exists()


def test_nothing_is_given_before_a_result_is_published(tmp_path):
    with refused("no_result"):
        give_to_districts(a_kept_campaign(), tmp_path, by=a_leader(), at=FEBRUARY)


@pytest.mark.parametrize("role", [Role.FINANCE, Role.FILM, Role.AUDITOR, Role.READ_ONLY])
def test_nobody_but_the_team_gives_awards(tmp_path, role: Role):
    campaign = a_kept_campaign()
    a_result(campaign, tmp_path)

    with refused("not_entitled"):
        give_to_districts(campaign, tmp_path, by=an_account("x", role), at=FEBRUARY)


def test_awards_are_given_once(tmp_path):
    award = given(tmp_path)[0]

    with refused("given_already"):
        give_to_districts(award.campaign, tmp_path, by=a_leader(), at=FEBRUARY)


def test_awards_above_the_budget_are_refused(tmp_path):
    award = given(tmp_path)[0]
    Award.objects.filter(pk=award.pk).update(satang=1_000_001)

    with refused("over_budget"):
        check_budget(award.campaign)


def test_no_story_is_honoured_before_the_final_is_closed():
    campaign = marked()
    some_stories(campaign, 4)
    some_jurors(campaign)
    opened(campaign, "final")

    with refused("no_verdict"):
        give_to_stories(campaign, by=a_leader(), at=FEBRUARY)


def closed_final(goes_on: list[int]):
    """A final that is closed, whose verdicts place its stories against their numbers."""
    campaign = marked()
    show_stories([one.pk for one in some_stories(campaign, 4)])
    some_jurors(campaign)
    kept = opened(campaign, "final")
    measured = {"points": 8, "error": 0.5, "median": 8, "lowest": 7, "highest": 9, "ballots": 4}
    rows = [{"number": number, "place": 5 - number} | measured for number in (4, 3, 2, 1)]
    act = keep_act(kind="jury.closed", by=Actor("x", "national"), why="x", at=FEBRUARY)
    end_round(
        kept=kept,
        act=act,
        outcome={"goes_on": goes_on, "verdicts": rows, "took_part": 4, "short": []},
    )
    return campaign, kept


def test_stories_of_a_closed_final_are_honoured_as_the_verdicts_place_them():
    campaign, kept = closed_final([1, 2, 4])
    awards = give_to_stories(campaign, by=a_leader(), at=FEBRUARY)

    stories = stories_by_number(kept)
    assert [(one.story_id, one.place, one.satang) for one in awards] == [
        (stories[4], 1, 500_000),
        (stories[2], 2, 500_000),
        (stories[1], 3, 500_000),
    ]
    assert awards[0].grounds["round"] == "final"


def test_the_minutes_of_the_final_are_given_with_a_code_and_are_copied_as_they_stand():
    campaign, _ = closed_final([1, 2, 4])
    leader = a_leader()
    give_to_stories(campaign, by=leader, at=FEBRUARY)
    sheets = sheets_of_all(campaign, by=leader, at=FEBRUARY)

    drawn = give_sheet(campaign, sheets, "minutes", site=SITE, by=leader, at=FEBRUARY)

    pages = [page.get_textpage().get_text_range() for page in PdfDocument(drawn.pdf)]
    said = "".join("".join(pages).split())
    assert "บันทึกการตัดสินรอบfinal" in said
    assert "แล้วเทียบลายนิ้วมือนี้" in said
    assert f"{drawn.paper.code}" in said
    assert genuine(drawn.paper.code).paper.kind == "minutes"


def test_more_stories_than_prizes_wait_for_the_panel():
    campaign, _ = closed_final([1, 2, 3, 4])

    with refused("shared_verdict"):
        give_to_stories(campaign, by=a_leader(), at=FEBRUARY)


def test_a_payment_is_in_two_peoples_hands(tmp_path):
    award = ready(tmp_path)
    order_payment(award.pk, by=finance("malee"), at=FEBRUARY)

    with refused("one_person"):
        approve_payment(award.pk, by=finance("malee"), at=FEBRUARY)
    approve_payment(award.pk, by=finance("somsri"), at=FEBRUARY)
    paid = Payment.objects.get(award=award)
    assert (paid.ordered_by, paid.approved_by) == ("malee", "somsri")
    with refused("approved_already"):
        approve_payment(award.pk, by=finance("somsri"), at=FEBRUARY)


def test_an_account_does_not_change_between_order_and_approval(tmp_path):
    award = ready(tmp_path)
    order_payment(award.pk, by=finance("malee"), at=FEBRUARY)
    other = BankNumber(bank="ธนาคารอื่น", holder="ผู้อื่น", digits="9999999999")

    with refused("account_stays"):
        give_account(award, other, tmp_path, at=FEBRUARY)
    assert account_of(award, tmp_path, by=finance("malee")).digits == "1234567890"


def test_the_database_itself_refuses_one_person(tmp_path):
    award = ready(tmp_path)
    paid = order_payment(award.pk, by=finance("malee"), at=FEBRUARY)

    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.filter(pk=paid.pk).update(approved_by="malee", approved=award.given)


@pytest.mark.parametrize("role", [Role.NATIONAL, Role.FILM, Role.AUDITOR, Role.DISTRICT])
def test_nobody_but_finance_touches_money(tmp_path, role: Role):
    award = ready(tmp_path)
    scope = {"scope": MAE_RIM} if role == Role.DISTRICT else {}
    other = an_account("x", role, **scope)

    with refused("not_entitled"):
        account_of(award, tmp_path, by=other)
    with refused("not_entitled"):
        order_payment(award.pk, by=other, at=FEBRUARY)
    with refused("not_entitled"):
        sign_rule(award.campaign, RULE, by=other, at=FEBRUARY)
    order_payment(award.pk, by=finance("malee"), at=FEBRUARY)
    with refused("not_entitled"):
        approve_payment(award.pk, by=other, at=FEBRUARY)


def test_nothing_is_paid_before_winner_account_and_rule_are_there(tmp_path):
    first = given(tmp_path)[0]
    with refused("not_accepted"):
        order_payment(first.pk, by=finance("malee"), at=FEBRUARY)
    award = accepted(first)
    with refused("not_identified"):
        order_payment(award.pk, by=finance("malee"), at=FEBRUARY)
    identify(award.pk, "หนังสือตอบรับของอำเภอ", by=a_leader(), at=FEBRUARY)
    with refused("no_account"):
        order_payment(award.pk, by=finance("malee"), at=FEBRUARY)
    give_account(award, ACCOUNT, tmp_path, at=FEBRUARY)
    with refused("no_rule"):
        order_payment(award.pk, by=finance("malee"), at=FEBRUARY)
    with refused("not_ordered"):
        approve_payment(award.pk, by=finance("somsri"), at=FEBRUARY)


def test_what_is_withheld_is_what_was_signed_last(tmp_path):
    award = ready(tmp_path)
    told = RuleSigned(payee=RULE.payee, rate=100, from_satang=1_000_000, source="ตัวอย่างใหม่")
    sign_rule(award.campaign, told, by=finance("somsri"), at=FEBRUARY)

    paid = order_payment(award.pk, by=finance("malee"), at=FEBRUARY)
    assert (paid.satang, paid.withheld, paid.rule.signed_by) == (1_000_000, 10_000, "somsri")


@pytest.mark.parametrize(("rate", "least", "source"), [(10_001, 0, "x"), (5, -1, "x"), (5, 0, " ")])
def test_a_rule_without_sense_or_source_is_refused(rate: int, least: int, source: str):
    told = RuleSigned(payee=RULE.payee, rate=rate, from_satang=least, source=source)

    with refused("bad_rule"):
        sign_rule(a_kept_campaign(), told, by=finance("malee"), at=FEBRUARY)


def test_an_account_lies_sealed_and_its_key_beside_the_database(tmp_path):
    award = ready(tmp_path)
    kept = BankAccount.objects.get(award=award)

    assert "1234567890" not in kept.sealed
    assert (tmp_path / "bank_key").stat().st_mode & 0o077 == 0
    told = account_of(award, tmp_path, by=finance("malee"))
    assert (told.digits, told.last_digits) == ("1234567890", "7890")
    assert "1234567890" not in str([(act.told, act.kept) for act in Act.objects.all()])


def test_an_older_link_of_a_winner_is_void(tmp_path):
    award = given(tmp_path)[0]
    old = notice(award.pk, by=a_leader(), at=FEBRUARY)
    new = notice(award.pk, by=a_leader(), at=FEBRUARY)

    assert (award_by_link(old), award_by_link(""), award_by_link(new)) == (None, None, award)


def test_a_plaque_goes_step_by_step(tmp_path):
    award = given(tmp_path)[0]
    with refused("plaque_order"):
        take_plaque_step(award.pk, "delivered", by=a_leader(), at=FEBRUARY)
    for step in STEPS:
        take_plaque_step(award.pk, step, by=a_leader(), at=FEBRUARY)
    with refused("plaque_order"):
        take_plaque_step(award.pk, "received", by=a_leader(), at=FEBRUARY)


def test_a_receipt_follows_what_was_paid(tmp_path):
    award = ready(tmp_path)
    with refused("not_ordered"):
        keep_winners_receipt(award.pk, "บง. 1/2564", by=finance("malee"), at=FEBRUARY)
    order_payment(award.pk, by=finance("malee"), at=FEBRUARY)
    approve_payment(award.pk, by=finance("somsri"), at=FEBRUARY)
    keep_winners_receipt(award.pk, "บง. 1/2564", by=finance("malee"), at=FEBRUARY)

    assert Payment.objects.get(award=award).receipt == "บง. 1/2564"


def a_story_award() -> Award:
    campaign = a_kept_campaign()
    story = three_stories(campaign)[0]
    act = Act.objects.create(
        number=1, at=FEBRUARY.isoformat(), kind="award.given", role="national", told={}, kept={},
        salt="s", kept_digest="k", prev="p", hash="h",
    )  # fmt: skip
    return keep_award(
        act=act, campaign=campaign, honours="stories", place=1, satang=500_000,
        district_id=MAE_RIM, story=story, grounds={"round": "final"},
    )  # fmt: skip


def test_a_story_that_is_taken_back_is_told_nowhere_and_nothing_is_paid(tmp_path):
    award = accepted(a_story_award(), name="ลุงก้ำ", may_publish=True)
    won = won_of(award, award.district)
    assert (won.to, won.line) == ("ลุงก้ำ", "เรื่องที่0 แม่ได้บัตรในสิบนาที")
    given_paper = give_paper(
        award.campaign, PaperKind.CERTIFICATE, lambda mark: certificate(won, an_occasion(), mark),
        site=SITE, by=Actor("somchai", "national"), at=FEBRUARY, award=award,
    )  # fmt: skip
    assert genuine(given_paper.paper.code).facts["to"] == "ลุงก้ำ"

    Story.objects.filter(pk=award.story_id).update(withdrawn_at=FEBRUARY, withdrawn_by="teller")
    show_stories([award.story_id])

    won = won_of(Award.objects.get(pk=award.pk), award.district)
    assert (won.to, won.line) == ("", "")
    assert genuine(given_paper.paper.code).facts == {}
    with refused("withdrawn"):
        notice(award.pk, by=a_leader(), at=FEBRUARY)
    with refused("withdrawn"):
        order_payment(award.pk, by=finance("malee"), at=FEBRUARY)


def test_a_name_that_may_be_published_no_more_leaves_the_page_of_its_paper():
    award = accepted(a_story_award(), name="ลุงก้ำ", may_publish=True)
    won = won_of(award, award.district)
    first, second = (
        give_paper(
            award.campaign, PaperKind.CERTIFICATE, partial(certificate, one, an_occasion()),
            site=SITE, by=Actor("somchai", "national"), at=FEBRUARY, award=award,
        ).paper.code
        for one in (won, replace(won, to=""))
    )  # fmt: skip
    accept(award, Wishes(name="ลุงก้ำ", may_publish=False), at=FEBRUARY)

    assert (genuine(first).facts, genuine(second).facts["to"]) == ({}, NAMELESS)


def test_the_receipt_of_the_very_story_says_who_its_winner_is():
    award, code = accepted(a_story_award()), "abcdefgh23456789"
    other = Story.objects.exclude(pk=award.story_id).first()
    for story, receipt in ((award.story, code), (other, code[::-1])):
        key = (story.platform, story.native_id)
        keep_new_code(code=receipt, campaign=award.campaign, key=key, asked=receipt, at=FEBRUARY)

    wrong = [show_receipt(award, one, at=FEBRUARY) for one in (code[::-1], "0" * 16, "")]

    assert (wrong, Award.objects.get(pk=award.pk).identified) == ([False] * 3, None)
    assert show_receipt(award, code, at=FEBRUARY)
    assert Award.objects.get(pk=award.pk).identified.role == "winner"


@pytest.mark.parametrize("how", ["", "  "])
def test_who_a_winner_is_needs_grounds(how: str):
    award = a_story_award()

    with refused("no_grounds"):
        identify(award.pk, how, by=a_leader(), at=FEBRUARY)


def test_a_winner_who_does_not_want_it_is_not_filmed():
    award = accepted(a_story_award(), may_film=True)
    assert story_to_film(award.campaign, award.story_id).pk == award.story_id

    accept(award, Wishes(may_film=False), at=FEBRUARY)
    with pytest.raises(CallError, check=lambda error: error.code == "film.no_consent"):
        story_to_film(award.campaign, award.story_id)


def test_a_name_that_may_not_be_published_is_on_no_paper():
    award = accepted(a_story_award(), name="ลุงก้ำ", may_publish=False)

    assert won_of(award, award.district).to == ""


def test_papers_are_numbered_and_can_be_revoked(tmp_path):
    award = given(tmp_path)[0]
    won, somchai = won_of(award, award.district), Actor("somchai", "national")

    def another():
        return give_paper(
            award.campaign, PaperKind.CERTIFICATE, lambda mark: certificate(won, an_occasion(), mark),
            site=SITE, by=somchai, at=FEBRUARY, award=award,
        )  # fmt: skip

    first, second = another(), another()
    assert [genuine(one.paper.code).number for one in (first, second)] == [
        "สส 0001/2564",
        "สส 0002/2564",
    ]
    assert first.pdf != second.pdf
    revoke_paper(first.paper, "พิมพ์ชื่อผิด", by=somchai, at=FEBRUARY)
    assert genuine(first.paper.code).paper.revoked.kind == "paper.revoked"
    assert genuine("0" * 16) is None
