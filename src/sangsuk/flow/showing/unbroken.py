"""Loads the words that no line may break in."""

from functools import cache
from importlib.resources import files

from sangsuk.core.thai.unbroken import Unbroken
from sangsuk.flow.reading.gazetteer import load_gazetteer


@cache
def load_unbroken() -> Unbroken:
    """The shipped words, and the names of all districts and provinces."""
    written = (files("sangsuk") / "assets" / "thai" / "unbroken.txt").read_text("utf-8")
    words = {
        word for line in written.splitlines() if not line.startswith("#") for word in line.split()
    }
    districts = load_gazetteer().districts
    names = {name for one in districts for name in (one.name_th, one.province_th)}
    return Unbroken(words | names)
