"""Rulings and appeals: named people decide, every decision is an act, and the count follows."""

import json

import pytest
from kept import TENTH, a_kept_campaign, keep_reading, keep_stories
from signed import SCOPES
from told import BETONG, MAE_RIM, PAI, PRAISED, a_reading

from sangsuk.core.errors import CallError
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.ruling import Verdict
from sangsuk.flow.counting.site import rank_site
from sangsuk.flow.rulings.appeals import dismiss, lodge, uphold
from sangsuk.flow.rulings.files import export_rulings, import_rulings
from sangsuk.flow.rulings.ruling import Proposal, effect_of, rule
from sangsuk.records.accounts.actions import make_account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.acts.queries import faults_of_log, public_log
from sangsuk.records.rulings.models import Appeal, Ruling
from sangsuk.records.rulings.queries import faults_of_rulings
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.standings.models import Standing
from sangsuk.records.standings.rebuilding import counted_tallies, rebuild_counters
from sangsuk.records.stories.praising import praising_stories
from sangsuk.records.stories.queries import stories_to_show, story_counts
from sangsuk.records.stories.wall import WallCounts, count_wall

pytestmark = pytest.mark.django_db
SECRET = "ดอกบัวตองบานปลายฝน"
TOLD = {
    "1": ((MAE_RIM, PRAISED),),
    "2": ((MAE_RIM, PRAISED), (PAI, PRAISED)),
    "3": ((PAI, PRAISED),),
    "4": ((BETONG, PRAISED),),
}
WORDS = "เรื่องนี้ฉันเขียนเองก่อนใคร มีหลักฐาน"


@pytest.fixture
def campaign():
    return a_kept_campaign()


@pytest.fixture
def stories(campaign):
    told = keep_stories(campaign, TOLD)
    count_stories(campaign=campaign, stories=[story.pk for story in told.values()])
    return told


def account(name, role=Role.NATIONAL, **more):
    return make_account(name=name, role=role, password=SECRET, at=TENTH, **more)


def out(story, **more):
    told = {"verdict": Verdict.EXCLUDE, "rule": "E7", "reason": "arranged"}
    return Proposal(story=story, **(told | more))


def back(story, **more):
    told = {"verdict": Verdict.RESTORE, "rule": "E7", "reason": "ruling_mistaken"}
    return Proposal(story=story, **(told | more))


def voices(campaign):
    return {code: tally.positive_voices for code, tally in counted_tallies(campaign).items()}


def refused(act, *given, **more):
    with pytest.raises(CallError) as told:
        act(*given, **more)
    assert told.value.remedy
    return told.value.code


def test_a_ruling_is_an_act_by_a_named_account_with_its_effect_before_and_after(campaign, stories):
    somchai = account("somchai")
    foreseen = effect_of(out(stories["2"]))

    made = rule(out(stories["2"]), by=somchai, at=TENTH)

    assert voices(campaign) == {MAE_RIM: 1, PAI: 1, BETONG: 1}
    assert (made.act.kind, made.act.role, made.act.kept["by"]) == (
        "story.exclude",
        "national",
        "somchai",
    )
    assert made.act.told["effect"] == foreseen.told
    changed = {
        one["code"]: (one["voices"], one["voices_after"])
        for one in made.act.told["effect"]["districts"]
    }
    assert changed == {MAE_RIM: (2, 1), PAI: (2, 1)}
    assert (foreseen.counted, foreseen.counts) == ((MAE_RIM, PAI), ())
    assert (list(faults_of_log()), list(faults_of_rulings())) == ([], [])


def test_one_district_is_brought_back_after_the_whole_story_was_taken_out(campaign, stories):
    somchai = account("somchai")
    rule(out(stories["2"]), by=somchai, at=TENTH)

    rule(back(stories["2"], district=PAI), by=somchai, at=TENTH)

    assert voices(campaign) == {MAE_RIM: 1, PAI: 2, BETONG: 1}
    assert rebuild_counters(campaign=campaign) == {}
    snapshot, _ = rank_site(campaign, at=TENTH)  # the whole count says the same
    rows = Standing.objects.filter(snapshot=snapshot, mentions__gt=0)
    assert {row.district_id: row.positive_voices for row in rows} == voices(campaign)


def test_what_the_reader_left_out_stands_on_the_wall_once_people_brought_it_back(campaign):
    staff = keep_reading(campaign, a_reading("5", "u-5", (PAI, PRAISED), reason=Reason.STAFF))
    somchai = account("somchai")
    assert (list(stories_to_show(campaign)), count_wall(campaign).shown) == ([], 0)

    rule(back(staff, rule="E3", reason="own_account"), by=somchai, at=TENTH)

    assert [story.pk for story in stories_to_show(campaign)] == [staff.pk]
    assert (count_wall(campaign), praising_stories(campaign)) == (WallCounts(shown=1, held=0), 1)
    told = story_counts(campaign)
    assert (told.eligible, told.ineligible, told.unread) == (1, {}, 0)
    assert voices(campaign) == {PAI: 1}

    rule(out(staff), by=somchai, at=TENTH)

    assert (list(stories_to_show(campaign)), count_wall(campaign).shown) == ([], 0)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.NATIONAL])
def test_no_other_role_rules(stories, role):
    scope = SCOPES.get(role, "")
    somebody = account("somebody", role, scope=scope)

    assert refused(rule, out(stories["1"]), by=somebody, at=TENTH) == "rulings.not_entitled"
    assert not Act.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"rule": "E99"}, "rulings.no_ruling"),
        ({"reason": "เพราะฉันว่าอย่างนั้น"}, "rulings.no_ruling"),
        ({"district": "9999"}, "rulings.unknown_district"),
        ({"text": "", "shown": True}, "rulings.no_ruling"),
    ],
)
def test_what_is_no_ruling_is_refused_and_nothing_is_kept(stories, wrong, code):
    somchai = account("somchai")

    assert refused(rule, out(stories["1"], **wrong), by=somchai, at=TENTH) == code
    assert not Act.objects.exists()


def test_who_presses_twice_rules_once(stories):
    somchai = account("somchai")
    rule(out(stories["1"]), by=somchai, at=TENTH)

    assert refused(rule, out(stories["1"]), by=somchai, at=TENTH) == "rulings.stands_already"
    assert Ruling.objects.count() == 1


def test_words_are_masked_before_they_are_kept_and_published_only_by_choice(stories):
    somchai = account("somchai")
    words = "นัดกันทางเบอร์ 081-234-5678"

    hidden = rule(out(stories["1"], text=words), by=somchai, at=TENTH)
    shown = rule(out(stories["3"], text=words, shown=True), by=somchai, at=TENTH)

    assert "081-234" not in hidden.text + hidden.act.kept["why"]
    assert "text" not in hidden.act.told
    assert shown.act.told["text"] == shown.text
    log = "".join(public_log())
    assert "081-234" not in log
    assert "somchai" not in log


def test_a_changed_ruling_is_told_by_its_act(stories):
    made = rule(out(stories["1"]), by=account("somchai"), at=TENTH)
    Ruling.objects.update(rule="E4")

    assert [str(one) for one in faults_of_rulings()] == [
        f"the log of acts, row {made.pk}: ruling {made.pk} counts as something else"
    ]
    Ruling.objects.all().delete()
    assert len(list(faults_of_rulings())) == 1


# Files.


def test_a_file_of_rulings_becomes_acts_and_the_same_file_again_makes_none(
    campaign, stories, tmp_path
):
    path = tmp_path / "rulings.csv"
    path.write_text(
        "verdict,rule,platform,story,district,by,reason\n"
        f"exclude,E7,facebook,2,{PAI},คณะทำงาน,ลุงคนหนึ่งนัดกันมา\n"
        "exclude,E3,facebook,4,,คณะทำงาน,told_by_staff\n",
        "utf-8",
    )
    somchai = account("somchai")

    assert import_rulings(path, campaign, by=somchai, at=TENTH) == (2, 0)
    assert import_rulings(path, campaign, by=somchai, at=TENTH) == (0, 2)

    assert voices(campaign) == {MAE_RIM: 2, PAI: 1}
    assert [act.kept["after"]["decided_by"] for act in Act.objects.all()] == ["คณะทำงาน"] * 2
    assert [one.reason for one in Ruling.objects.all()] == ["other", "told_by_staff"]
    export_rulings(campaign, tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert [(json.loads(line)["story"], json.loads(line)["act"]) for line in lines] == [
        ("2", 1),
        ("4", 2),
    ]


def test_a_file_with_one_unknown_story_makes_no_act(campaign, stories, tmp_path):
    path = tmp_path / "rulings.jsonl"
    row = {"verdict": "exclude", "rule": "E7", "platform": "facebook", "by": "ก", "reason": "other"}
    path.write_text("".join(json.dumps(row | {"story": name}) + "\n" for name in ("1", "99")))

    code = refused(import_rulings, path, campaign, by=account("somchai"), at=TENTH)

    assert code == "rulings.unknown_story"
    assert not Act.objects.exists()


# Appeals.


def appealed(campaign, number, **more):
    told = {"story": number, "who": Appeal.Who.TELLER, "words": WORDS, "at": TENTH}
    return lodge(campaign, **(told | more))


def test_an_appeal_that_is_upheld_is_a_ruling_and_an_outcome_in_the_log(campaign, stories):
    somchai, malai = account("somchai"), account("malai")
    rule(out(stories["1"]), by=somchai, at=TENTH)
    appeal = appealed(campaign, stories["1"].pk)

    settled = uphold(appeal, back(stories["1"]), by=malai, at=TENTH)

    assert (settled.outcome, voices(campaign)[MAE_RIM]) == ("upheld", 2)
    acts = list(Act.objects.all())
    assert [act.kind for act in acts] == [
        "story.exclude",
        "appeal.lodged",
        "story.restore",
        "appeal.upheld",
    ]
    assert (acts[2].told["appeal"], acts[3].told["ruling"]) == (appeal.pk, acts[2].number)
    assert WORDS not in "".join(public_log()) + "".join(str(act.kept) for act in acts)


def test_who_made_the_ruling_does_not_decide_the_appeal_against_it(campaign, stories):
    somchai = account("somchai")
    rule(out(stories["1"]), by=somchai, at=TENTH)
    appeal = appealed(campaign, stories["1"].pk)

    given = {"reason": "arranged", "by": somchai, "at": TENTH}
    assert refused(dismiss, appeal, **given) == "appeals.own_ruling"
    auditor = account("nid", Role.AUDITOR)
    assert refused(dismiss, appeal, **(given | {"by": auditor})) == "rulings.not_entitled"
    assert dismiss(appeal, **(given | {"by": account("malai")})).outcome == "dismissed"
    assert refused(dismiss, appeal, **(given | {"by": account("manee")})) == "appeals.settled"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"number": 987654}, "rulings.unknown_story"),
        ({"words": "ไม่"}, "appeals.refused"),
        ({"words": "ก" * 2001}, "appeals.refused"),
        ({"district": "9999"}, "rulings.unknown_district"),
    ],
)
def test_an_appeal_that_says_too_little_or_of_nothing_is_refused(campaign, stories, wrong, code):
    assert refused(appealed, campaign, **({"number": stories["1"].pk} | wrong)) == code
    assert not Act.objects.exists()


def test_more_than_three_appeals_about_one_story_do_not_wait(campaign, stories):
    for _ in range(3):
        appealed(campaign, stories["1"].pk)

    assert refused(appealed, campaign, stories["1"].pk) == "appeals.refused"
