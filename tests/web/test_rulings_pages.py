"""Rulings and appeals on pages: who may decide, what is shown before, and what anybody may read."""

from datetime import UTC, datetime

import pytest
from kept import TENTH, a_kept_campaign, keep_stories
from shown import words_of
from signed import SCOPES, an_account, sign_in
from told import MAE_RIM, PAI, PRAISED

from sangsuk.core.terms.ruling import Verdict
from sangsuk.flow.rulings.ruling import Proposal, rule
from sangsuk.records.accounts.attempts import OF_APPEALS, note_attempts
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
from sangsuk.records.rulings.models import Appeal, Ruling
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.standings.rebuilding import counted_tallies
from sangsuk.records.stories.models import Story

pytestmark = pytest.mark.django_db
TOLD = {
    "1": ((MAE_RIM, PRAISED),),
    "2": ((MAE_RIM, PRAISED), (PAI, PRAISED)),
    "3": ((PAI, PRAISED),),
}
FORM = {"verdict": "exclude", "rule": "E7", "reason": "arranged", "district": "", "text": ""}
WORDS = "เรื่องนี้ฉันเขียนเองก่อนใคร มีหลักฐาน"
PAGES = ("/desk/rulings/", "/desk/appeals/", "/desk/audit/taken-out/")


@pytest.fixture
def campaign(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path
    made = a_kept_campaign()
    keep_stories(made, TOLD)
    count_stories(campaign=made, stories=list(Story.objects.values_list("pk", flat=True)))
    return made


@pytest.fixture
def story(campaign):
    return Story.objects.get(native_id="2")


def address(story):
    return f"/desk/rulings/story/{story.pk}/"


def voices(campaign):
    return {code: tally.positive_voices for code, tally in counted_tallies(campaign).items()}


def excluded(story, by):
    told = {"verdict": Verdict.EXCLUDE, "rule": "E7", "reason": "arranged"}
    return rule(Proposal(story=story, **told), by=by, at=TENTH)


def appealed(client, told_by, **more):
    told = {"story": told_by.pk, "who": "teller", "words": WORDS}
    return client.post("/appeal/", told | more)


def test_before_it_is_kept_the_desk_shows_what_a_ruling_does_to_the_places(campaign, story):
    client = sign_in(an_account("somchai"))

    shown = client.post(address(story), FORM)
    assert "2 → 1" in words_of(shown.content)
    assert not Act.objects.exists()
    kept = client.post(address(story), FORM | {"sure": "1"})

    assert kept["Location"] == "/desk/rulings/"
    assert voices(campaign) == {MAE_RIM: 1, PAI: 1}
    listed = words_of(client.get("/desk/rulings/").content)
    assert "E7 ชมตามการนัดหมาย" in listed
    assert "somchai" in listed
    assert "อำเภอแม่ริม: 2 → 1 เสียง" in listed


def test_going_back_keeps_what_was_filled_in(story):
    client = sign_in(an_account("somchai"))

    page = client.post(address(story), FORM | {"change": "1", "text": "ดูแล้ว"}).content.decode()

    assert 'value="exclude" checked' in page
    assert ">ดูแล้ว</textarea>" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"verdict": ""}, "เลือกก่อนว่าจะไม่นับ หรือจะนับ"),
        ({"reason": ""}, "เลือกกติกาและเหตุผลให้ครบ"),
        ({"rule": "E99"}, "เลือกกติกาและเหตุผลให้ครบ"),
        ({"district": "อำเภอที่ไม่มี"}, "ไม่พบอำเภอที่พิมพ์"),
    ],
)
def test_what_is_no_ruling_is_told_kindly_and_nothing_is_kept(story, wrong, said):
    client = sign_in(an_account("somchai"))

    refused = client.post(address(story), FORM | wrong | {"sure": "1"})

    assert refused.status_code == 400
    assert said in words_of(refused.content)
    assert not Ruling.objects.exists()


@pytest.mark.parametrize("role", list(Role))
def test_each_role_enters_what_is_its_own_and_nothing_else(campaign, story, role):
    scope = SCOPES.get(role, "")
    client = sign_in(an_account("somebody", role, scope=scope))
    appealed(client, story)
    decides = f"/desk/appeals/{Appeal.objects.get().pk}/"

    told = {page: client.get(page).status_code for page in (*PAGES, address(story), decides)}

    watches = 200 if role in (Role.NATIONAL, Role.AUDITOR) else 403
    rules = 200 if role is Role.NATIONAL else 403
    assert told == {**dict.fromkeys(PAGES, watches), address(story): rules, decides: rules}
    assert client.get("/desk/").status_code == 200


def test_who_has_not_signed_in_sees_none_of_it(client, story):
    assert {client.get(page).status_code for page in (*PAGES, address(story))} == {302}


@pytest.mark.parametrize("number", ["0", "99999999", "ก", "1" * 30])
def test_a_number_of_no_story_is_told(campaign, number):
    client = sign_in(an_account("somchai"))

    told = client.get("/desk/rulings/story/", {"number": number}, follow=True)

    assert "ไม่พบเรื่องเลขนี้" in words_of(told.content)


def test_anybody_may_read_what_was_ruled_and_why_and_nobody_learns_who(client, campaign, story):
    excluded(story, an_account("somchai"))

    for page in ("/rulings/", f"/stories/{story.pk}/"):
        said = words_of(client.get(page).content)
        assert "ชมตามการนัดหมาย" in said
        assert "somchai" not in said
    assert f"/appeal/?story={story.pk}" in client.get(f"/stories/{story.pk}/").content.decode()


def test_an_appeal_is_taken_in_and_somebody_else_upholds_it(client, campaign, story):
    somchai, malai = an_account("somchai"), an_account("malai")
    excluded(story, somchai)

    taken = appealed(client, story, contact="02 123 4567")
    appeal = Appeal.objects.get()
    decides = f"/desk/appeals/{appeal.pk}/"
    own = sign_in(somchai).post(decides, {"reason": "arranged", "outcome": "dismissed"})
    other = sign_in(malai)
    back = FORM | {"verdict": "restore", "reason": "ruling_mistaken"}
    shown = other.post(decides, back)
    kept = other.post(decides, back | {"sure": "1"})

    assert "รับไว้แล้ว" in words_of(taken.content)
    assert (own.status_code, "คุณเป็นผู้วินิจฉัยเรื่องนี้เอง" in words_of(own.content)) == (400, True)
    assert WORDS in words_of(shown.content)
    assert kept["Location"] == "/desk/appeals/"
    assert voices(campaign) == {MAE_RIM: 2, PAI: 2}
    assert "อุทธรณ์ฟังขึ้น" in words_of(other.get("/desk/appeals/").content)


def test_an_appeal_that_is_dismissed_changes_nothing(client, campaign, story):
    excluded(story, an_account("somchai"))
    appealed(client, story)
    malai = sign_in(an_account("malai"))

    malai.post(f"/desk/appeals/{Appeal.objects.get().pk}/", FORM | {"outcome": "dismissed"})

    assert Appeal.objects.get().outcome == "dismissed"
    assert voices(campaign) == {MAE_RIM: 1, PAI: 1}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"story": "99999"}, "ไม่พบเรื่องเลขนี้"),
        ({"story": "ก"}, "ไม่พบเรื่องเลขนี้"),
        ({"words": "ไม่"}, "ยังรับไม่ได้"),
        ({"district": "อำเภอที่ไม่มี"}, "ไม่พบอำเภอที่พิมพ์"),
    ],
)
def test_an_appeal_that_cannot_be_taken_in_is_told_and_stays_filled_in(client, story, wrong, said):
    refused = appealed(client, story, **wrong)

    assert refused.status_code == 400
    assert said in words_of(refused.content)
    assert (wrong.get("words") or WORDS) in refused.content.decode()


def test_after_ten_appeals_from_one_network_more_wait_a_quarter_of_an_hour(client, campaign, story):
    note_attempts([(OF_APPEALS, "203.0.113.0/24")] * 10, at=datetime.now(UTC))

    elsewhere = client.post(
        "/appeal/", {"story": story.pk, "who": "other", "words": WORDS}, REMOTE_ADDR="198.51.100.7"
    )

    assert elsewhere.status_code == 200
    told = client.post(
        "/appeal/", {"story": story.pk, "who": "other", "words": WORDS}, REMOTE_ADDR="203.0.113.9"
    )
    assert told.status_code == 429
    assert "พักสักสิบห้านาที" in words_of(told.content)
