import errno
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sangsuk.core.errors import CallError
from sangsuk.flow.files.outputs import staged

# Says where it stands, and waits there to be killed.
WRITER = """
import sys
from pathlib import Path
from sangsuk.flow.files.outputs import staged

folder, moment = Path(sys.argv[1]), sys.argv[2]

def stand(here):
    if here == moment:
        print(here, flush=True)
        sys.stdin.read()

with staged(folder / "a", folder / "b") as (a, b):
    stand("begun")
    a.write_text("new")
    stand("half")
    b.write_text("new")
    stand("written")
stand("done")
"""


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_both_files_appear_when_both_are_written(tmp_path: Path):
    with staged(tmp_path / "x" / "a", tmp_path / "x" / "b") as (a, b):
        a.write_text("1")
        b.write_text("2")
        assert not (tmp_path / "x" / "a").exists()
    assert names(tmp_path / "x") == {"a", "b"}
    assert (tmp_path / "x" / "b").read_text() == "2"


def test_a_fault_leaves_the_old_files_and_nothing_else(tmp_path: Path):
    (tmp_path / "a").write_text("old")
    with pytest.raises(ZeroDivisionError), staged(tmp_path / "a", tmp_path / "b") as (a, _):
        a.write_text(str(1 / 0))
    assert names(tmp_path) == {"a"}
    assert (tmp_path / "a").read_text() == "old"


@pytest.mark.parametrize(
    ("moment", "left"), [("begun", "old"), ("half", "old"), ("written", "old"), ("done", "new")]
)
def test_killed_at_any_moment_all_is_old_or_all_is_new(tmp_path: Path, moment: str, left: str):
    for name in "ab":
        (tmp_path / name).write_text("old")
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path), moment],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as writer:
        assert writer.stdout.readline().decode().strip() == moment
        writer.kill()
        assert writer.wait() == -signal.SIGKILL
    assert [(tmp_path / name).read_text() for name in "ab"] == [left, left]

    with staged(tmp_path / "a", tmp_path / "b") as partials:
        for partial in partials:
            assert partial.read_bytes() == b""
            partial.write_text("next")
    assert names(tmp_path) == {"a", "b"}
    assert (tmp_path / "a").read_text() == "next"


def test_two_runs_never_write_one_result_at_once(tmp_path: Path):
    with staged(tmp_path / "a"), pytest.raises(CallError) as fault, staged(tmp_path / "a"):
        pass
    assert fault.value.code == "output.taken"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    for final in [tmp_path / "file" / "a", tmp_path / "folder"]:
        with pytest.raises(CallError) as fault, staged(final):
            pass
        assert (fault.value.code, fault.value.where) == ("output.unwritable", str(final))


def test_a_full_disk_is_told_and_any_other_fault_is_ours(tmp_path: Path):
    with pytest.raises(CallError), staged(tmp_path / "a"):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(FileNotFoundError), staged(tmp_path / "a"):
        (tmp_path / "nowhere").read_text()
    assert names(tmp_path) == set()
