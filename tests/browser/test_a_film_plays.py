"""A draft of a film plays in a browser, with its captions."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sangsuk.core.tell.films.scenes import scenes_of
from sangsuk.flow.films.animatic import Draft
from sangsuk.flow.films.drafting import write_animatic

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORDS = ["ปลัดเดินลุยน้ำมารับแม่ถึงรถ", "ทำบัตรให้เสร็จในสิบนาที"]
PAGE = """<!doctype html><video muted playsinline src="a.mp4">
<track default kind="captions" srclang="th" src="a.vtt"></video>"""
STATE = """async () => {
  const film = document.querySelector("video");
  film.textTracks[0].mode = "showing";
  film.playbackRate = 4;
  await film.play();
  while (film.currentTime < 4) await new Promise(done => setTimeout(done, 50));
  film.pause();
  const cues = list => [...list].map(cue => cue.text);
  const track = film.textTracks[0];
  return {wide: film.videoWidth, high: film.videoHeight, lasts: Math.round(film.duration),
    at: film.currentTime, cues: cues(track.cues), now: cues(track.activeCues)};
}"""


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def shelf(tmp_path: Path):
    """The address of a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_draft_plays_with_its_captions(browser: Browser, shelf: str, tmp_path: Path):
    draft = Draft(
        over="สุขนี้ที่อำเภอ", title="เรื่องเล่าจากอำเภอแม่ริม", under="จังหวัดเชียงใหม่", thanks="ขอบคุณ",
        credits="-", demo="", scenes=scenes_of(WORDS), seed=1,
    )  # fmt: skip
    write_animatic(draft, tmp_path / "a.mp4", shapes=("vertical",), scale=0.25)
    (tmp_path / "index.html").write_text(PAGE, "utf-8")

    page = browser.new_page()
    page.goto(f"{shelf}/index.html")
    page.wait_for_function("document.querySelector('video').readyState >= 2")
    state = page.evaluate(STATE)

    assert (state["wide"], state["high"], state["lasts"]) == (270, 480, 30)
    assert state["at"] >= 4
    assert (state["cues"], state["now"]) == (WORDS, WORDS[:1])
