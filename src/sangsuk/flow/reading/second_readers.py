"""Opens the second reader that somebody asks for; without settings each of them is off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from string import Template
from typing import Final

from sangsuk.connectors.models.contract import SecondReader
from sangsuk.connectors.models.endpoint import Endpoint
from sangsuk.connectors.models.kept_answers import KeptAnswers
from sangsuk.connectors.models.openai import LanguageModel
from sangsuk.connectors.models.transformers import SequenceClassifier
from sangsuk.core.errors import CallError
from sangsuk.core.terms.codes import DRIVERS, SERVICES, Words
from sangsuk.core.terms.reading import Polarity
from sangsuk.core.terms.story import Post
from sangsuk.flow.campaigns import all_campaigns
from sangsuk.flow.home import state_folder
from sangsuk.flow.reading.reader import load_reader

URL: Final = "SANGSUK_LLM_URL"
KEY: Final = "SANGSUK_LLM_KEY"
ANSWERS: Final = "second-opinions"  # in the state folder
_ANY_TIME: Final = datetime.min.replace(tzinfo=UTC)
_PROMPT: Final = files("sangsuk") / "assets" / "second_opinion" / "prompt.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which second reader, as it is named: "transformers:FOLDER" or "llm:MODEL"."""

    called: str
    labels: Mapping[str, Polarity] = field(default_factory=dict)  # of a classifier
    revision: str | None = None
    spaces: str = " "


def open_second_reader(wanted: Wanted, environ: Mapping[str, str]) -> SecondReader:
    """Make it ready.

    Raises:
        CallError: there is no such kind, or its settings or packages are missing.
    """
    kind, _, name = wanted.called.partition(":")
    if kind == "llm" and name:
        return _open_language_model(name, environ)
    if kind == "transformers" and name:
        return SequenceClassifier(
            name, labels=wanted.labels, revision=wanted.revision, spaces=wanted.spaces
        )
    raise CallError(
        "second_opinion.unknown_kind",
        what=f"There is no second reader called '{wanted.called}'.",
        where="--with",
        remedy="say transformers:FOLDER, transformers:NAME or llm:MODEL.",
    )


@cache
def is_fit_to_leave(masked: str) -> bool:
    """Whether our reader finds nothing personal in a text that is masked already."""
    again = Post(id="", platform="", posted_at=_ANY_TIME, author=None, text=masked)
    (reading,) = load_reader().read([again], all_campaigns()[0])
    return not reading.pii


def write_prompt() -> str:
    """What a language model is told before each text."""
    return Template(_PROMPT.read_text("utf-8")).substitute(
        services=_listed(SERVICES), drivers=_listed(DRIVERS)
    )


def _open_language_model(model: str, environ: Mapping[str, str]) -> LanguageModel:
    if not (url := environ.get(URL)):
        raise CallError(
            "llm.off",
            what="Language models are off: no endpoint is set, and nothing leaves this machine.",
            where=URL,
            remedy=f"set {URL} to the address of an OpenAI-compatible endpoint "
            f"(https://host/v1), and {KEY} to its key.",
        )
    return LanguageModel(
        Endpoint(url, environ.get(KEY, "")),
        model=model,
        prompt=write_prompt(),
        kept=KeptAnswers(state_folder(environ) / ANSWERS),
        is_fit=is_fit_to_leave,
    )


def _listed(codes: Mapping[str, Words]) -> str:
    return "\n".join(f"- {code}: {words.th} ({words.en})" for code, words in codes.items())
