"""Machine code is never that of another source."""

import os
import subprocess
import sys
from pathlib import Path

import numba

from sangsuk.core.thai import fold_loops, hashtag_loops
from sangsuk.core.thai.compiled import _made_of, _place_of, compiled

FOLD, TAGS = Path(fold_loops.__file__), Path(hashtag_loops.__file__)
READ = """
from sangsuk.core.thai.fold import fold
from sangsuk.core.thai.compiled import forget_old
forget_old()
print(fold("เเม่").text)
"""


def test_a_loop_is_made_of_the_loops_that_it_calls():
    assert FOLD in _made_of(TAGS)
    assert TAGS not in _made_of(FOLD)


def test_machine_code_lies_under_a_digest_of_what_it_is_made_of():
    place = _place_of(FOLD)

    assert place.name.startswith("fold_loops-")
    assert place.parent == _place_of(TAGS).parent


def test_code_of_others_is_kept_where_it_was():
    before = numba.config.CACHE_DIR
    compiled(lambda one: one)

    after = numba.config.CACHE_DIR
    assert after == before


def test_old_machine_code_is_forgotten_and_todays_is_kept(tmp_path: Path):
    old = tmp_path / "fold_loops-0123456789abcdef"
    old.mkdir()
    for _ in range(2):
        said = subprocess.run(
            [sys.executable, "-c", READ],
            env={**os.environ, "NUMBA_CACHE_DIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert said.stdout == "แม่\n"

    kept = [path.name for path in tmp_path.iterdir()]
    assert kept == [_place_of(FOLD).name]
    assert [*tmp_path.glob("fold_loops-*/**/*.nbi")] != []
