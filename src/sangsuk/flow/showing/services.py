"""What each public service is, in plain words."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sangsuk.core.terms.codes import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainWords:
    """What a service is, and what people usually bring."""

    what: Words
    bring: tuple[Words, ...]


@cache
def load_plain_words() -> Mapping[str, PlainWords]:
    """By the slug of the catalogue; a campaign's own services may have none."""
    written = (files("sangsuk") / "assets" / "services" / "plain.toml").read_text("utf-8")
    return {
        slug: PlainWords(
            what=Words(**told["what"]),
            bring=tuple(
                Words(*pair) for pair in zip(told["bring"]["th"], told["bring"]["en"], strict=True)
            ),
        )
        for slug, told in tomllib.loads(written).items()
    }
