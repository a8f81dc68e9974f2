"""The film room: its board, a folder, captions, files in parts, and pages by private links."""

import base64
import io
import zipfile

import pytest
from a_film import CUES, SCRIPT, WORDS, a_film, brought_to, film_team
from django.test import Client
from judged import FEBRUARY, a_leader
from shown import words_of
from signed import an_account, sign_in
from some_films import write_film

from sangsuk.core.terms.film import Stage
from sangsuk.flow.films.captioning import keep_cues
from sangsuk.flow.films.copying import copy_footage
from sangsuk.flow.films.shelf import playable, sent
from sangsuk.flow.films.signing import add_person, tellers_link
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.models import Act
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
from sangsuk.records.films.queries import films_to_show
from sangsuk.records.stories.models import Shown
from sangsuk.records.tellers.models import Contact

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_february(monkeypatch, settings, tmp_path):
    monkeypatch.setenv("SANGSUK_CLOCK", FEBRUARY.isoformat())
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path / "home"


@pytest.fixture
def team():
    return sign_in(film_team())


def at(film: Film, part: str = "") -> str:
    return f"/film-room/{film.pk}/{part}"


def test_the_board_shows_each_film_at_its_stage_with_its_day(team):
    brought_to(Stage.CUT)

    said = words_of(team.get("/film-room/").content)
    assert "ตัดต่อ 1 เรื่องเล่าจากอำเภอแม่ริม ภายใน 22 กุมภาพันธ์ 2564" in said


def test_what_is_late_says_so(team):
    film = brought_to(Stage.CUT)
    Film.objects.update(due="2021-01-31")

    assert "เลยกำหนด 31 มกราคม 2564" in words_of(team.get("/film-room/").content)
    assert "late" in team.get(at(film)).content.decode()


def test_films_are_begun_by_a_press_and_once(team):
    film = a_film()
    Act.objects.filter(kind="x")
    Film.objects.filter(pk=film.pk).delete()
    assert "1 เรื่อง" in words_of(team.get("/film-room/").content)
    for _ in range(2):
        assert team.post("/film-room/").status_code == 302

    assert Film.objects.count() == 1


def test_a_treatment_is_drafted_from_the_tellers_own_sentences_and_kept_in_versions(team):
    film = a_film()
    drafted = team.get(at(film, "script/")).content.decode()
    assert all(sentence in drafted for sentence in WORDS.split("\n"))
    for text in ("ฉาก 1 ฝนตก", "ฉาก 1 ฝนตกหนัก"):
        assert team.post(at(film, "script/"), {"treatment": "1", "text": text}).status_code == 302

    assert [one.text for one in Writing.objects.all()] == ["ฉาก 1 ฝนตกหนัก", "ฉาก 1 ฝนตก"]


def test_a_script_is_held_to_the_story_on_its_page(team):
    film = a_film()
    there = at(film, "script/")
    team.post(there, {"script": "1", "text": "ปลัดเดินลุยน้ำ\nตำรวจขับเรือมาช่วย"})
    page = team.get(there).content.decode()
    assert "<mark>ตำรวจขับเรือมาช่วย</mark>" in page
    assert ("<mark>ปลัด" in page, "คนที่เรื่องเล่าไม่ได้พูดถึง" in page) == (False, True)
    key = page.split('name="explain" value="')[1][:64]
    assert team.post(there, {"explain": key, "why": ""}).status_code == 400
    team.post(there, {"explain": key, "why": "ผู้เล่าเล่าเพิ่ม"})

    assert "คงไว้เพราะ ผู้เล่าเล่าเพิ่ม" in words_of(team.get(there).content)


def test_the_folder_says_what_is_missing_and_a_closed_gate_stays_closed(team):
    film = a_film()
    assert "โครงเรื่องที่เขียนแล้ว" in words_of(team.get(at(film)).content)
    refused = team.post(at(film), {"move": "1"})

    assert refused.status_code == 400
    assert "ยังไปขั้นต่อไปไม่ได้" in words_of(refused.content)
    assert Film.objects.get().stage == "treatment"


def test_people_places_names_and_days_are_kept_by_the_folder(team):
    film, there = a_film(), None
    there = at(film)
    added = team.post(there, {"person": "1", "name": "แม่อุ๊ย", "part": "แม่", "guardian": ""})
    link = added.content.decode().split("<code>")[1].split("</code>")[0]
    assert link.startswith("http://testserver/films/sign/")
    for form in (
        {"add_place": "1", "place": "ลานหน้าอำเภอ", "day": "20 ก.พ. 2564", "call": "08:00"},
        {"name_film": "1", "title": "สายฝนที่แม่ริม", "title_en": "Rain in Mae Rim"},
        {"set_due": "1", "due": "1 มี.ค. 2564"},
        {"write": "1", "kind": "music", "text": "ดนตรีสังเคราะห์ CC0"},
    ):
        assert team.post(there, form).status_code == 302
    place = Location.objects.get()
    team.post(there, {"give_permit": str(place.pk), "permit": "นายอำเภอแม่ริม"})

    kept = Film.objects.get()
    assert (kept.title, kept.due.isoformat()) == ("สายฝนที่แม่ริม", "2021-03-01")
    said = words_of(team.get(there).content)
    assert "20 กุมภาพันธ์ 2564 นัด 08:00 น." in said
    assert "นายอำเภอแม่ริม" in said


@pytest.mark.parametrize(
    "form",
    [
        {"person": "1", "name": " "},
        {"add_place": "1", "place": "x", "day": "วันนี้", "call": "08:00"},
        {"add_place": "1", "place": "x", "day": "20 ก.พ. 2564", "call": "แปดโมง"},
        {"write": "1", "kind": "secret", "text": "x"},
        {"write": "1", "kind": "music", "text": ""},
        {"name_film": "1", "title": "ก", "title_en": ""},
        {"set_due": "1", "due": ""},
        {"send_back": "1", "to": "nowhere", "why": "x"},
        {"new_link": "9" * 30},
        {"paper": "๑"},
        {"contact": "1", "why": "โทรนัด"},
        {"ask_teller": "1"},
        {"take_down": "1", "why": "x"},
        {"let_out": "1"},
    ],
)
def test_what_cannot_be_done_is_said_kindly_and_keeps_nothing(team, form):
    film = a_film()
    before = Act.objects.count()

    answer = team.post(at(film), form)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert Act.objects.count() == before


def test_the_national_team_reads_the_folder_and_writes_nothing_into_it():
    film = a_film()
    leader = sign_in(a_leader())
    assert leader.get(at(film)).status_code == 200
    for form in ({"person": "1", "name": "ก"}, {"write": "1", "kind": "script", "text": "ก"}):
        assert leader.post(at(film), form).status_code == 400

    assert not Person.objects.exists()


def test_a_contact_is_seen_with_a_reason_and_each_look_is_an_act(team):
    film = a_film()
    story = film.story
    Contact.objects.create(
        campaign=film.campaign,
        platform=story.platform,
        native_id=story.native_id,
        words="089-000-0000",
        at=FEBRUARY,
    )
    assert team.post(at(film), {"contact": "1", "why": ""}).status_code == 400
    seen = team.post(at(film), {"contact": "1", "why": "โทรนัดถ่าย"})

    assert "089-000-0000" in seen.content.decode()
    act = Act.objects.last()
    assert (act.kind, act.kept["why"], act.kept["by"]) == ("film.contact_seen", "โทรนัดถ่าย", "kla")
    assert "089-000-0000" not in team.get(at(film)).content.decode()


def test_who_appears_signs_on_a_phone_and_may_take_it_back(client):
    film = a_film()
    link = add_person(film.pk, name="แม่อุ๊ย", by=film_team(), at=FEBRUARY)
    there = f"/films/sign/{link}/"
    assert "สวัสดี แม่อุ๊ย" in words_of(client.get(there).content)
    assert client.post(there, {"sign": "1", "name": "อุ๊ย คำดี"}).status_code == 400
    assert client.post(there, {"sign": "1", "agrees": "yes", "name": ""}).status_code == 400
    assert not Person.objects.filter(signed__isnull=False).exists()
    client.post(there, {"sign": "1", "agrees": "yes", "name": "อุ๊ย คำดี"})
    assert "อุ๊ย คำดี ลงชื่อแล้ว" in words_of(client.get(there).content)
    client.post(there, {"take_back": "1"})

    assert Person.objects.get().withdrawn is not None
    assert client.get(f"/films/sign/{'0' * 32}/").status_code == 404


def test_a_form_on_paper_is_printed_and_noted(team):
    film = a_film()
    add_person(film.pk, name="น้องญู", guardian="ลุงก้ำ", by=film_team(), at=FEBRUARY)
    person = Person.objects.get()
    printed = team.get(at(film, f"release-{person.pk}.pdf"))
    assert printed.content.startswith(b"%PDF-")
    team.post(at(film), {"paper": str(person.pk)})

    person.refresh_from_db()
    assert (person.way, person.signed_as) == ("paper", "ลุงก้ำ")
    assert team.get(at(film, "call-sheet.pdf")).status_code == 404


def test_the_storyteller_sees_the_cut_first_and_what_they_say_reaches_the_folder(client, team):
    film = brought_to(Stage.SIGN_OFF)
    link = tellers_link(film.pk, by=film_team(), at=FEBRUARY)
    there = f"/films/watch/{link}/"
    assert client.get(f"{there}th.vtt").content.decode().startswith("WEBVTT")
    assert client.get(f"/films/{film.pk}/").status_code == 404
    client.post(there, {"answer": "no", "words": "ขอเบลอหน้าแม่"})
    assert "ยังไม่ตกลง ขอเบลอหน้าแม่" in words_of(team.get(at(film)).content)
    client.post(there, {"answer": "maybe"})
    assert SignOff.objects.count() == 1
    client.post(there, {"answer": "yes"})

    assert SignOff.objects.first().is_yes
    assert client.get(f"/films/watch/{'0' * 32}/").status_code == 404


ROWS = {
    "start": ["0:00.50", "0:03.00"],
    "end": ["0:03.00", "0:06.00"],
    "th": ["ฝนตกหนัก", "ปลัดลุยน้ำ"],
    "en": ["Rain", "He waded"],
}


def test_captions_are_drafted_from_the_script_and_kept_by_row(team):
    film = brought_to(Stage.CAPTIONS)
    there = at(film, "captions/")
    assert "ปลัดเดินลุยน้ำมารับแม่ถึงรถ" in team.get(there).content.decode()
    assert team.post(there, ROWS).status_code == 302

    assert Captions.objects.get().cues == [
        [0.5, 3.0, "ฝนตกหนัก", "Rain"],
        [3.0, 6.0, "ปลัดลุยน้ำ", "He waded"],
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"start": ["0:00.50", "0:02.00"]}, "สองข้อความจะซ้อนกัน"),
        ({"start": ["0:00.50", "สาม"]}, "อ่านเวลาไม่ออก"),
        ({"end": ["0:03.00", "0:59.00"]}, "เลยตอนจบ"),
        ({"end": ["0:03.00", "0:03.00"]}, "จบก่อนเริ่ม"),
        ({"th": ["ฝนตกหนัก", ""]}, "ภาษาไทยว่างอยู่"),
        ({"th": ["", ""], "en": ["", ""]}, "ยังไม่มีคำบรรยาย"),
    ],
)
def test_captions_that_cannot_be_shown_are_refused_and_what_was_typed_stays(team, wrong, said):
    film = brought_to(Stage.CAPTIONS)
    answer = team.post(at(film, "captions/"), ROWS | wrong)

    assert answer.status_code == 400
    assert said in words_of(answer.content)
    assert not Captions.objects.exists()


def test_what_is_read_too_fast_is_kept_and_marked_and_closes_the_gate(team):
    film = brought_to(Stage.CAPTIONS)
    team.post(at(film, "captions/"), ROWS | {"th": ["ฝนตกหนักมาก " * 5, "ปลัดลุยน้ำ"]})

    assert "เกิน 17 ตัวอักษรต่อวินาที" in words_of(team.get(at(film, "captions/")).content)
    assert team.post(at(film), {"move": "1"}).status_code == 400


TUS = {"HTTP_TUS_RESUMABLE": "1.0.0"}
BODY = "application/offset+octet-stream"


def created(team: Client, film: Film, size: int, name: str = "ตัดต่อ.mp4") -> str:
    told = base64.b64encode(name.encode()).decode()
    answer = team.post(
        at(film, "uploads/"),
        **TUS,
        HTTP_UPLOAD_LENGTH=str(size),
        HTTP_UPLOAD_METADATA=f"filename {told},kind Y3V0",
    )
    assert (answer.status_code, answer["Tus-Resumable"]) == (201, "1.0.0")
    return answer["Location"]


def patched(team: Client, there: str, offset: int, raw: bytes, kind: str = BODY):
    return team.patch(there, raw, content_type=kind, **TUS, HTTP_UPLOAD_OFFSET=str(offset))


def test_a_film_comes_in_parts_and_plays(team, tmp_path):
    film = brought_to(Stage.CUT)
    raw = write_film(tmp_path / "a.mp4").read_bytes()
    there = created(team, film, len(raw))
    half = len(raw) // 2
    first = patched(team, there, 0, raw[:half])
    assert (first.status_code, first["Upload-Offset"]) == (204, str(half))
    assert patched(team, there, 0, raw).status_code == 409
    head = team.head(there, **TUS)
    assert (head["Upload-Offset"], head["Upload-Length"]) == (str(half), str(len(raw)))
    assert patched(team, there, half, raw[half:])["Upload-Offset"] == str(len(raw))

    kept = Footage.objects.get()
    assert (kept.state, kept.name, sent(kept).read_bytes()) == ("whole", "ตัดต่อ.mp4", raw)
    copy_footage.func(kept.pk, at=FEBRUARY)
    page = team.get(at(film, "cuts/")).content.decode()
    assert f'src="/film-room/footage/{kept.pk}.mp4"' in page
    part = team.get(f"/film-room/footage/{kept.pk}.mp4", HTTP_RANGE="bytes=0-99")
    size = playable(kept).stat().st_size
    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 0-99/{size}")


def test_a_renamed_program_is_refused_in_words(team):
    film = a_film()
    there = created(team, film, 5000, "หนัง.mp4")
    patched(team, there, 0, b"MZ" + b"\0" * 4998)

    assert "เป็นโปรแกรม ไม่ใช่ภาพยนตร์" in team.get(there).content.decode()
    assert "เป็นโปรแกรม ไม่ใช่ภาพยนตร์" in words_of(team.get(at(film, "cuts/")).content)
    assert patched(team, there, 5000, b"x").status_code == 410


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_UPLOAD_LENGTH": "10"}, 412),
        (TUS | {"HTTP_UPLOAD_LENGTH": "0"}, 413),
        (TUS | {"HTTP_UPLOAD_LENGTH": "many"}, 413),
        (TUS | {"HTTP_UPLOAD_LENGTH": "9" * 14}, 413),
        (TUS, 413),
        (TUS | {"HTTP_UPLOAD_LENGTH": "10", "HTTP_UPLOAD_METADATA": "filename ///"}, 201),
    ],
)
def test_uploads_begin_as_the_protocol_says(team, headers, status):
    assert team.post(at(a_film(), "uploads/"), **headers).status_code == status


def test_uploads_go_on_as_the_protocol_says(team):
    there = created(team, a_film(), 10)
    assert patched(team, there, 0, b"x", "text/plain").status_code == 415
    assert team.patch(there, b"x", content_type=BODY, **TUS).status_code == 409
    assert team.patch(there, b"x", content_type=BODY).status_code == 412
    assert patched(team, there, 0, b"x" * 11).status_code == 413
    assert sign_in(film_team("other")).head(there, **TUS).status_code == 404
    assert team.options(there.replace("uploads", "x")).status_code == 404

    options = team.options(at(Film.objects.get(), "uploads/"))
    assert (options.status_code, options["Tus-Extension"]) == (204, "creation")


def test_what_is_said_of_a_moment_stands_beside_the_cut(team):
    film = brought_to(Stage.CAPTIONS)
    cut = Footage.objects.get()
    form = {"footage": str(cut.pk), "second": "0:04", "text": "ขอช้าลงตรงนี้"}
    assert team.post(at(film, "cuts/"), form).status_code == 302
    assert team.post(at(film, "cuts/"), form | {"text": ""}).status_code == 400

    assert Remark.objects.get().second == 4.0
    assert "0:04.00 ขอช้าลงตรงนี้" in words_of(team.get(at(film, "cuts/")).content)


def test_the_whole_folder_is_taken_away_in_one_archive(team):
    film = brought_to(Stage.APPROVAL)
    cut = Footage.objects.get()
    playable(cut).parent.mkdir(parents=True)
    playable(cut).write_bytes(b"a film")
    packed = b"".join(team.get(at(film, "folder.zip")).streaming_content)

    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert sorted(archive.namelist()) == [
            *("call-sheet.pdf", "captions-en.srt", "captions-en.vtt", "captions-th.srt"),
            *("captions-th.vtt", "film.mp4", f"release-{Person.objects.get().pk}.pdf"),
            *("script.txt", "shot-list.pdf", "storyboard.pdf", "treatment.txt"),
        ]
        assert archive.read("script.txt").decode() == SCRIPT
        assert archive.read("film.mp4") == b"a film"


def test_a_storyboard_is_drawn_from_what_is_written_while_the_story_may_be_filmed(team):
    film = a_film()
    drafted = team.get(at(film, "storyboard.pdf"))
    team.post(at(film, "script/"), {"script": "1", "text": SCRIPT})
    written, listed = (team.get(at(film, name)) for name in ("storyboard.pdf", "shot-list.pdf"))

    assert all(one.content.startswith(b"%PDF-") for one in (drafted, written, listed))
    assert drafted.content != written.content
    Shown.objects.all().delete()
    assert team.get(at(film, "storyboard.pdf")).status_code == 404
    assert team.get(at(film, "shot-list.pdf")).status_code == 404
    with zipfile.ZipFile(io.BytesIO(b"".join(team.get(at(film, "folder.zip"))))) as archive:
        assert archive.namelist() == ["script.txt"]


def test_two_people_let_a_film_out_by_their_pages(team):
    film = brought_to(Stage.APPROVAL)
    leader = sign_in(a_leader())
    assert team.post(at(film), {"let_out": "1"}).status_code == 302
    assert leader.post(at(film), {"move": "1"}).status_code == 400
    leader.post(at(film), {"let_out": "1"})
    assert team.post(at(film), {"move": "1"}).status_code == 400
    assert leader.post(at(film), {"move": "1"}).status_code == 302

    assert (Release.objects.count(), films_to_show(film.campaign).count()) == (2, 1)


def test_a_film_of_another_campaign_is_not_there(team):
    assert team.get("/film-room/999/").status_code == 404


def test_the_room_asks_little_of_the_database(team, django_assert_max_num_queries):
    film = brought_to(Stage.APPROVAL)
    keep_cues(film.pk, CUES[:1], by=film_team(), at=FEBRUARY)
    an_account("x", Role.AUDITOR)
    for part in ("", "script/", "cuts/", "captions/"):
        with django_assert_max_num_queries(15):
            assert team.get(at(film, part)).status_code == 200
