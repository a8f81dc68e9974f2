"""The machine's error on cards as it was measured."""

import json
from importlib.resources import files
from typing import Final

from sangsuk.core.audit.made_up import CardError

SHIPPED: Final = files("sangsuk") / "assets" / "audit" / "reader_error.json"


def load_card_error() -> CardError:
    """What ships; tools/card_error.py measures it again."""
    return CardError(**json.loads(SHIPPED.read_text("utf-8")))
