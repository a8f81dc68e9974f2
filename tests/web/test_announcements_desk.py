"""The campaign's announcements at the desk: a draft, the dry run, two hands, taking down."""

import pytest
from a_film import brought_to, film_team
from announced import A_LITTLE, outside, work
from django.utils import translation
from judged import FEBRUARY, a_leader
from kept import a_kept_campaign, keep_stories
from shown import THREE, words_of
from signed import an_account, sign_in

from sangsuk.core.terms.film import Stage
from sangsuk.records.accounts.roles import Role
from sangsuk.records.announcements.models import Announcement, Sending

pytestmark = pytest.mark.django_db
LIST = "/desk/announcements/"


@pytest.fixture(autouse=True)
def in_february(monkeypatch, settings, tmp_path):
    monkeypatch.setenv("SANGSUK_CLOCK", FEBRUARY.isoformat())
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path / "home"


@pytest.fixture
def campaign():
    made = a_kept_campaign()
    keep_stories(made, THREE)
    return made


def one_of(made: Announcement) -> str:
    return f"{LIST}{made.pk}/"


def kept(client, **told: object) -> Announcement:
    said = {"occasion": "thank", "text": "ขอบคุณทุกเรื่อง", "outlets": ["facebook"]}
    client.post(LIST, said | {"day": "1 ก.พ. 2564", "hour": "09:00"} | told)
    return Announcement.objects.get()


def test_a_draft_holds_the_figures_of_the_day_in_both_languages(campaign):
    page = sign_in(a_leader()).get(f"{LIST}?occasion=thank").content.decode()

    assert "ถึงวันนี้มีคนเล่าแล้ว 3 เรื่อง ถึง 3 อำเภอ" in page
    assert "So far 3 stories about 3 districts." in page


def test_it_goes_out_when_two_people_let_it_out_and_the_page_says_whom_it_reached(campaign):
    leader, team = sign_in(a_leader()), sign_in(film_team())
    with outside() as out:
        made = kept(leader)
        leader.post(one_of(made), {"let_out": "1"})
        work(FEBRUARY)
        assert out.standing() == {}

        again = leader.post(one_of(made), {"let_out": "1"})
        assert (again.status_code, "ต้องมีอีกคนหนึ่ง" in again.content.decode()) == (400, True)

        team.post(one_of(made), {"let_out": "1"})
        work(FEBRUARY, times=3)
        assert out.standing() == {"facebook": 1}

        page = words_of(team.get(one_of(made)).content)
        assert "Facebook ออกแล้ว" in page
        assert "ถูกใจ 20 ความเห็นที่ได้ 5 แชร์ต่อ 3" in page

        leader.post(one_of(made), {"take_down": "1", "why": "เขียนผิด"})
        work(FEBRUARY + 4 * A_LITTLE)
        assert (out.standing(), "Facebook ถอนแล้ว" in words_of(team.get(one_of(made)).content)) == (
            {},
            True,
        )


def test_the_dry_run_says_what_is_missing_and_nothing_is_let_out_that_cannot_arrive(campaign):
    leader = sign_in(a_leader())
    made = kept(leader, outlets=["line", "youtube"])

    page = words_of(leader.get(one_of(made)).content)
    assert "ยังไม่ได้เชื่อมช่องทางนี้ ผู้ดูแลระบบต้องตั้ง SANGSUK_LINE_CHANNEL_SECRET" in page
    assert "ไม่รับข้อความอย่างเดียว" in page
    assert leader.post(one_of(made), {"let_out": "1"}).status_code == 400
    assert made.releases.count() == 0


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"text": "  "}, "เขียนข้อความก่อน"),
        ({"text": "ก" * 5001}, "ข้อความยาวเกินไป"),
        ({"outlets": ["elsewhere"]}, "เลือกช่องทางอย่างน้อยหนึ่งช่องทาง"),
        ({"occasion": "results"}, "ยังไม่ได้ประกาศผลบนเว็บไซต์"),
    ],
)
def test_what_cannot_be_kept_is_said_and_its_words_stay_in_the_form(campaign, told, said):
    typed = {"occasion": "thank", "text": "คำของเรา", "outlets": ["facebook"]} | told
    typed |= {"day": "1 ก.พ. 2564", "hour": "09:00"}
    answer = sign_in(a_leader()).post(LIST, typed)
    page = answer.content.decode()

    assert (answer.status_code, said in page, str(typed["text"]) in page) == (400, True, True)
    assert not Announcement.objects.exists()


def test_a_film_is_offered_when_anybody_may_see_it_and_an_unknown_one_is_none():
    film = brought_to(Stage.PUBLISHED)
    team = sign_in(film_team())

    page = team.get(f"{LIST}?film={film.pk}").content.decode()
    assert f"ภาพยนตร์สั้นจากเรื่องจริงของประชาชน: {film.title}" in page
    assert team.get(f"{LIST}?film=99999999").status_code == 200
    made = kept(team, film=str(film.pk), outlets=["youtube"])
    assert (made.film, made.occasion) == (film, "film")


def test_it_is_put_off_while_nothing_has_gone(campaign):
    leader = sign_in(a_leader())
    made = kept(leader)
    leader.post(one_of(made), {"put_off": "1", "day": "3 ก.พ. 2564", "hour": "18:30"})

    assert "ออก 3 ก.พ. 2564 เวลา 18.30 น." in words_of(leader.get(one_of(made)).content)
    assert [one.due_at for one in Sending.objects.all()] == [
        FEBRUARY.replace(day=3, hour=18, minute=30)
    ]


def test_an_auditor_reads_and_can_do_nothing(campaign):
    made = kept(sign_in(a_leader()))
    auditor = sign_in(an_account("nok", Role.AUDITOR))
    page = auditor.get(one_of(made)).content.decode()

    assert auditor.post(one_of(made), {"take_down": "1", "why": "x"}).status_code == 200
    made.refresh_from_db()
    assert (made.taken_down, 'name="let_out"' in page) == (None, False)


def test_the_pages_speak_english(campaign):
    made = kept(sign_in(a_leader()))
    leader = sign_in(a_leader())
    with translation.override("en"):
        pages = [leader.get(one, headers={"accept-language": "en"}) for one in (LIST, one_of(made))]

    assert [one.status_code for one in pages] == [200, 200]
