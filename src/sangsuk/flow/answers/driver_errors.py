"""How the shipped reader errs in what made people happy, as it was counted."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sangsuk.core.tell.answers.corrected import DriverError

_FILE: Final = files("sangsuk") / "assets" / "answers" / "driver_error.json"


def load_driver_errors() -> dict[str, DriverError]:
    """By driver, as `tools/driver_errors.py` counted it."""
    return {code: DriverError(**counts) for code, counts in _counted()["drivers"].items()}


def stories_read_by_people() -> int:
    """On how many stories that was counted."""
    return int(_counted()["stories"])


@cache
def _counted() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return told
