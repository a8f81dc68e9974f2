"""Films in a browser: one is sent although the line drops, one plays with its captions."""

import pytest
from a_film import CUES, brought_to, film_team
from browsing import follow, is_within_the_screen
from judged import FEBRUARY
from kept import a_kept_campaign
from playwright.sync_api import Page, Route, expect
from sealed import empty_the_memory
from signed import sign_in
from some_films import write_film

from sangsuk.core.terms.film import Stage
from sangsuk.flow.films.copying import draw_picture
from sangsuk.flow.films.shelf import picture, playable, sent
from sangsuk.flow.films.signing import add_person, tellers_link
from sangsuk.flow.memory import remember_districts
from sangsuk.records.films.models import Film, Footage, Person, SignOff

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
# Children first: each holds on to its act.
PLAYED = """async () => {
  const film = document.querySelector("video");
  film.muted = true;
  film.textTracks[0].mode = "showing";
  await film.play();
  film.pause();
  film.currentTime = 4;
  await new Promise(done => film.addEventListener("seeked", done, {once: true}));
  const cues = list => [...list].map(cue => cue.text);
  return {cues: cues(film.textTracks[0].cues), now: cues(film.textTracks[0].activeCues)};
}"""


@pytest.fixture
def page(browser):
    """A browser of its own, that forgets everything afterwards."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def film_site(live_server, settings, tmp_path, monkeypatch):
    """A site in February; afterwards the log is opened, for the database is emptied after it."""
    monkeypatch.setenv("SANGSUK_CLOCK", FEBRUARY.isoformat())
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path / "home"
    remember_districts()  # the test before emptied the database
    a_kept_campaign()
    yield live_server.url
    empty_the_memory()


def signed_in(page: Page, site: str) -> Page:
    cookie = sign_in(film_team()).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": site}])
    return page


def test_a_file_whose_line_drops_goes_on_by_itself(page, film_site, tmp_path):
    film = brought_to(Stage.CUT)
    raw = write_film(tmp_path / "ตัดต่อ.mp4").read_bytes()
    tries = []

    def drop_the_first(route: Route) -> None:
        tries.append(route.request.method)
        if tries.count("PATCH") == 1 and tries[-1] == "PATCH":
            route.abort()
        else:
            route.continue_()

    page.route("**/film-room/uploads/*", drop_the_first)
    signed_in(page, film_site).goto(f"{film_site}/film-room/{film.pk}/cuts/")
    page.get_by_label("ไฟล์ภาพยนตร์").set_input_files(tmp_path / "ตัดต่อ.mp4")
    page.get_by_role("button", name="ส่ง", exact=True).click()

    expect(page.get_by_role("status")).to_have_text("ครบแล้ว กำลังทำฉบับสำหรับเปิดดู", timeout=60_000)
    kept = Footage.objects.get()
    assert (kept.state, sent(kept).read_bytes()) == ("whole", raw)
    assert tries.count("PATCH") == 2


def out(film: Film) -> Film:
    cut = Footage.objects.get(film=film)
    playable(cut).parent.mkdir(parents=True)
    write_film(playable(cut), seconds=8.0)
    draw_picture(playable(cut), picture(cut), 2.0)
    return film


def test_a_film_that_is_out_plays_from_where_one_wishes_with_its_captions(page, film_site, axe):
    film = out(brought_to(Stage.PUBLISHED))
    page.goto(f"{film_site}/films/{film.pk}/")
    page.wait_for_function("document.querySelector('video').readyState >= 1")
    told = page.evaluate(PLAYED)

    assert told == {"cues": [cue.th for cue in CUES], "now": [CUES[1].th]}
    assert [one["id"] for one in axe.run(page).response["violations"]] == []


def test_who_appears_signs_on_a_phone_and_the_storyteller_says_yes(page, film_site):
    film = brought_to(Stage.SIGN_OFF)
    page.set_viewport_size({"width": 360, "height": 760})
    link = add_person(film.pk, name="อุ๊ย คำดี", by=film_team(), at=FEBRUARY)
    page.goto(f"{film_site}/films/sign/{link}/")
    assert is_within_the_screen(page)
    page.locator("input[name=name]").fill("อุ๊ย คำดี")
    page.locator("input[name=agrees]").check()
    follow(page, page.locator("button[name=sign]"))
    expect(page.get_by_text("ลงชื่อแล้ว")).to_be_visible()

    asked = tellers_link(film.pk, by=film_team(), at=FEBRUARY)
    page.goto(f"{film_site}/films/watch/{asked}/")
    assert is_within_the_screen(page)
    page.locator("input[type=radio][value=yes]").check()
    follow(page, page.locator("form.told-form button"))

    assert Person.objects.get(name="อุ๊ย คำดี").way == "phone"
    assert SignOff.objects.get().is_yes
