"""How much memory it takes to find copies, as the benchmark measures it for ten million posts."""

import json
import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).parents[2] / "tools"
FEW, MANY = 50_000, 350_000
BYTES_A_POST = 200  # a signature alone has 268


def found(count: int, folder: Path) -> dict[str, int]:
    """What a process of its own finds among so many readings, half of them copies."""
    make = (
        "import sys; from pathlib import Path; from bench.alike import keep_alike;"
        "from sangsuk.engines.parts import Parts;"
        "keep_alike(int(sys.argv[1]), Parts(Path(sys.argv[2])))"
    )
    for command in (["-c", make, str(count), str(folder)], ["-m", "bench.alike", str(folder)]):
        ran = subprocess.run(
            [sys.executable, *command],
            env={"PYTHONPATH": str(TOOLS)},
            check=True,
            capture_output=True,
        )
    told: dict[str, int] = json.loads(ran.stdout)
    return told


def test_finding_copies_holds_less_than_a_signature_for_each_post(tmp_path: Path):
    for size in (FEW, MANY):
        (tmp_path / f"{size}").mkdir()
    found(FEW, tmp_path / f"{FEW}")  # loops are compiled by whoever comes first
    few, many = (found(size, tmp_path / f"{size}") for size in (FEW, MANY))
    assert 0.49 * MANY < many["copies"] < 0.5 * MANY
    grown = (many["peak_mb"] - few["peak_mb"]) * 1024 * 1024
    assert grown / (MANY - FEW) < BYTES_A_POST
