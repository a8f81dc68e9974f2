"""Files of films come in parts, are known by their content, and get a copy that plays."""

import hashlib
import os
import random
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from a_film import a_film, film_team
from judged import FEBRUARY, a_leader
from some_films import write_film

from sangsuk.core.errors import CallError
from sangsuk.flow.films import uploads
from sangsuk.flow.films.checking import look_into
from sangsuk.flow.films.copying import copy_footage, size_of_copy
from sangsuk.flow.films.shelf import picture, playable, sent
from sangsuk.flow.films.uploads import append, arrived, begin_upload, finish
from sangsuk.records.films.models import Footage
from sangsuk.records.films.queries import cut_of

GIGA = 1024**3


def refused(code: str):
    return pytest.raises(CallError, check=lambda error: error.code == f"films.{code}")


@pytest.fixture
def film(db, settings, tmp_path):
    settings.SANGSUK_HOME = tmp_path / "home"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return a_film()


def begun(film, size: int) -> Footage:
    return begin_upload(film.pk, "ตัดต่อ.mp4", size, by=film_team(), at=FEBRUARY)


def uploaded(film, path: Path) -> Footage:
    raw = path.read_bytes()
    kept = begun(film, len(raw))
    append(kept, 0, [raw])
    return finish(kept, by=film_team(), at=FEBRUARY)


class DeadLineError(Exception):
    """The line went dead."""


def breaking_after(parts: list[bytes]):
    yield from parts
    raise DeadLineError


def test_a_file_that_breaks_ten_times_ends_whole(film):
    draw = random.Random(7)
    raw = draw.randbytes(3_000_000)
    kept = begun(film, len(raw))
    for _ in range(10):
        at = arrived(kept)
        until = at + draw.randrange(1, 250_000)
        with pytest.raises(DeadLineError):
            append(kept, at, breaking_after([raw[at:until]]))
        assert arrived(kept) == until
    append(kept, arrived(kept), [raw[arrived(kept) :]])

    assert hashlib.sha256(sent(kept).read_bytes()).digest() == hashlib.sha256(raw).digest()


def test_three_gigabytes_that_break_ten_times_end_whole(film, monkeypatch):
    """Sparse: the bytes between are never written, but every offset is a true one."""
    size = 3 * GIGA + 17
    monkeypatch.setattr(uploads, "SPARE", 0)
    kept = begun(film, size)
    for n in range(1, 11):
        os.truncate(sent(kept), n * size // 11)  # as if so much had come
        with pytest.raises(DeadLineError):
            append(kept, arrived(kept), breaking_after([b"part %2d" % n]))
    os.truncate(sent(kept), size - 4)
    with refused("other_offset"):
        append(kept, size - 5, [b"xxxx"])
    with refused("too_long"):
        append(kept, size - 4, [b"xxxxx"])
    assert append(kept, size - 4, [b"ends"]) == size

    with sent(kept).open("rb") as file:
        seen = []
        for n in range(1, 11):
            file.seek(n * size // 11)
            seen.append(file.read(7))
        file.seek(-4, os.SEEK_END)
        assert (seen, file.read()) == ([b"part %2d" % n for n in range(1, 11)], b"ends")


def test_two_that_write_at_once_do_not_mix(film):
    kept = begun(film, 10)

    def meanwhile():
        yield b"abc"
        with refused("being_written"):
            append(kept, 3, [b"xyz"])
        yield b"def"

    append(kept, 0, meanwhile())
    assert sent(kept).read_bytes() == b"abcdef"


@pytest.mark.parametrize("size", [0, -1, 201 * GIGA])
def test_nothing_and_too_much_are_refused_before_they_come(film, size):
    with refused("bad_size"):
        begun(film, size)


def test_the_disk_is_never_filled(film, monkeypatch):
    monkeypatch.setattr(uploads, "SPARE", 10**18)
    with refused("no_room"):
        begun(film, 1)
    assert not Footage.objects.exists()


def test_one_account_sends_five_at_once_and_no_more(film):
    for _ in range(uploads.AT_ONCE):
        begun(film, 10)
    with refused("too_many"):
        begun(film, 10)


def test_nobody_but_the_film_team_sends_files(film):
    with refused("not_entitled"):
        begin_upload(film.pk, "x", 10, by=a_leader(), at=FEBRUARY)


def test_a_film_that_is_whole_gets_a_copy_that_plays_and_a_picture(film, tmp_path):
    source = write_film(tmp_path / "a.mov", size=(160, 90))
    kept = uploaded(film, source)
    assert (kept.state, kept.width, kept.height) == ("whole", 160, 90)
    copy_footage.func(kept.pk, at=FEBRUARY)

    cut = cut_of(film)
    assert (cut.pk, cut.state) == (kept.pk, "playable")
    assert cut.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert picture(cut).read_bytes().startswith(b"\xff\xd8")
    with av.open(str(playable(cut))) as copy:
        names = [one.codec_context.name for one in copy.streams]
        assert (names, copy.duration / av.time_base) == (["h264", "aac"], pytest.approx(3, abs=0.2))
        assert len(list(copy.decode(video=0))) == 30


def renamed_program(path: Path) -> Path:
    path.write_bytes(b"MZ\x90\x00" + b"\0" * 5000)
    return path


def some_text(path: Path) -> Path:
    path.write_text("#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n", "utf-8")
    return path


def cut_off_at_its_head(path: Path) -> Path:
    raw = write_film(path, faststart=False).read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    return path


def cut_off_at_its_end(path: Path) -> Path:
    raw = write_film(path, 20, rate=5).read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    return path


def noise(path: Path) -> Path:
    path.write_bytes(b"\0\0\0\x20ftypisom" + random.Random(1).randbytes(5000))
    return path


def ten_hours(path: Path) -> Path:
    return write_film(path, 1, rate=10, sound=False, last_at=36_000.0)


def a_blink(path: Path) -> Path:
    return write_film(path, 0.4)


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        (renamed_program, "program"),
        (some_text, "no_film"),
        (cut_off_at_its_head, "broken"),
        (cut_off_at_its_end, "broken"),
        (noise, "broken"),
        (ten_hours, "too_long_film"),
        (a_blink, "too_short"),
    ],
)
def test_what_is_no_film_is_refused_by_name_and_its_bytes_go(
    film, tmp_path, made, fault, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        kept = uploaded(film, made(tmp_path / "film.mp4"))

    assert (kept.state, kept.fault) == ("refused", fault)
    assert not sent(kept).exists()
    assert cut_of(film) is None


def test_sound_alone_is_no_film(tmp_path):
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w", format="mp4") as made:
        audio = made.add_stream("aac", rate=44_100, layout="mono")
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
        silence.sample_rate, silence.pts, silence.time_base = 44_100, 0, Fraction(1, 44_100)
        made.mux(audio.encode(silence))
        made.mux(audio.encode(None))

    with refused("no_picture"):
        look_into(path)


@pytest.mark.parametrize(
    ("size", "copy"),
    [((1920, 1080), (1280, 720)), ((1080, 1920), (720, 1280)), ((641, 361), (640, 360))],
)
def test_a_copy_keeps_the_shape_in_even_numbers(size, copy):
    assert size_of_copy(*size) == copy
