"""The import contracts of pyproject.toml."""

import subprocess
import sys
from pathlib import Path

from the_house import ROOT


def test_the_import_contracts_hold():
    lint = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, check=False, capture_output=True, text=True
    )

    assert told.returncode == 0, told.stdout + told.stderr
