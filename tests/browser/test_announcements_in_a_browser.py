"""What the campaign says outside, at the desk on a phone of 360 px: two hands, and it is out."""

import pytest
from a_film import brought_to, film_team
from announced import A_LITTLE, EVERYWHERE, WORDS, a_film_file, outside, released, work
from browsing import is_clean, press
from judged import FEBRUARY, a_leader
from playwright.sync_api import expect
from sealed import empty_the_memory

from sangsuk.core.terms.film import Stage
from sangsuk.flow.memory import remember_districts

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server, monkeypatch, settings, tmp_path):
    """A campaign with a film that is published."""
    monkeypatch.setenv("SANGSUK_CLOCK", FEBRUARY.isoformat())
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path
    remember_districts()  # the test before emptied the database
    yield live_server.url
    empty_the_memory()


def test_two_people_let_a_film_out_on_their_phones_and_see_where_it_stands(site, a_phone, axe):
    film = brought_to(Stage.PUBLISHED)
    a_film_file(film)
    with outside() as world:
        released(film.campaign, *EVERYWHERE, film=film)
        work(FEBRUARY, times=7)
        team = a_phone(film_team())
        team.goto(f"{site}/desk/announcements/?occasion=thank#new")
        assert is_clean(team, axe)
        team.get_by_label("ข้อความ").fill(WORDS)
        press(team, "เก็บไว้ แล้วลองส่งดูก่อน")
        expect(team.get_by_role("heading", name="ขอบคุณ", level=1)).to_be_visible()
        press(team, "อ่านแล้ว ปล่อยในชื่อฉัน")
        expect(team.get_by_text("คุณปล่อยแล้ว รออีกคนหนึ่ง")).to_be_visible()
        leader = a_phone(a_leader())
        leader.goto(team.url)
        press(leader, "อ่านแล้ว ปล่อยในชื่อฉัน")
        expect(leader.get_by_role("listitem").filter(has_text="somchai")).to_be_visible()
        work(FEBRUARY + A_LITTLE)
        assert world.standing()["facebook"] == 2
        leader.reload()
        expect(leader.get_by_text("ออกแล้ว", exact=True).first).to_be_visible()
        assert is_clean(leader, axe)
