"""The client is installed by itself, and the ten lines of its README print what they say."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from shown import a_shown_campaign

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "clients" / "python"


def installed(tmp_path: Path) -> Path:
    target = tmp_path / "installed"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"),
            *("--no-build-isolation", "--disable-pip-version-check"),
            *("--target", str(target), str(CLIENT)),
        ],
        check=True,
        timeout=120,
    )
    return target


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_ten_lines_print_the_first_ten_and_a_chart(live_server, tmp_path):
    a_shown_campaign()
    lines, _hook = re.findall(
        r"```python\n(.*?)```", (CLIENT / "README.md").read_text("utf-8"), re.DOTALL
    )
    program = lines.replace("http://127.0.0.1:8000", live_server.url)
    told = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(installed(tmp_path)), "PYTHONIOENCODING": "utf-8"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert len([line for line in lines.splitlines() if line.strip()]) <= 10
    assert told.stdout.splitlines()[0] == "  1  แม่ริม (เชียงใหม่)  2"
    assert told.stdout.splitlines()[10] == "█" * 40 + " 2 แม่ริม"


def test_the_documents_show_the_same_lines():
    shown = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL
    )

    told = (CLIENT / "README.md").read_text("utf-8")
    assert len(shown) == 2
    assert [lines for lines in shown if lines not in told] == []
