"""A second opinion from a language model behind an OpenAI-compatible endpoint.

It sends the masked text alone: no author, no id, no link; and it sends nothing
in which the finder of personal data still finds something.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from threading import Lock
from typing import Any, Final

from sangsuk.connectors.models.cost import MOST_ANSWER_TOKENS, estimate
from sangsuk.connectors.models.endpoint import AskedWrong, Endpoint, EndpointError
from sangsuk.connectors.models.kept_answers import KeptAnswers
from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.reading import Moods, Polarity
from sangsuk.core.terms.second_opinion import Estimate, Opinion, Silence, Tokens

AT_ONCE: Final = 4
MOST_UNUSABLE: Final = 8  # from the beginning, none usable among them: this model will not do
_ROUNDING: Final = 0.05  # how far the three shares may be from 1 together
_FENCE: Final = re.compile(r"\s*```(?:json)?\s*(.*?)\s*```\s*", re.DOTALL)
# Faults of one text, not of the call.
_WILL_NOT: Final = frozenset({"content_filter", "context_length_exceeded"})
# What some models take under another name, or not at all.
_INSTEAD: Final = {"max_tokens": "max_completion_tokens", "temperature": None}


class LanguageModel:
    """Asks for each text once; an answer that is kept is not asked for again."""

    is_outside = True

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        model: str,
        prompt: str,
        kept: KeptAnswers,
        is_fit: Callable[[str], bool],
    ) -> None:
        """Ready to ask; `is_fit` says whether a text is free of personal data."""
        self.name = f"llm:{model}, prompt {sha256(prompt.encode()).hexdigest()[:12]}"
        self.spent = Tokens()
        self._endpoint = endpoint
        self._model = model
        self._prompt = prompt
        self._kept = kept
        self._is_fit = is_fit
        self._is_useful = False
        self._unusable = 0
        self._adding = Lock()  # texts are asked for in several threads
        self._settings: dict[str, Any] = {"max_tokens": MOST_ANSWER_TOKENS, "temperature": 0}

    def estimate(self, texts: Sequence[str]) -> Estimate:
        """What reading these would take; nothing is sent."""
        fit = {text for text in texts if self._is_fit(text)}
        asked = [text for text in fit if self._find(text) is None]
        return estimate(self._prompt, asked, kept=len(fit) - len(asked))

    def read(self, texts: Sequence[str]) -> Iterator[Opinion | Silence]:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for start in range(0, len(texts), AT_ONCE):
                some = texts[start : start + AT_ONCE]
                different = list(dict.fromkeys(some))  # copies are paid for once
                opinions = dict(zip(different, pool.map(self._opine, different), strict=True))
                for text in some:
                    self._check_use(opinions[text])
                    yield opinions[text]

    def _check_use(self, opinion: Opinion | Silence) -> None:
        """Stop before more is paid for a model that has never given a usable answer."""
        self._is_useful |= isinstance(opinion, Opinion)
        self._unusable += opinion is Silence.UNUSABLE
        if not self._is_useful and self._unusable >= MOST_UNUSABLE:
            raise EndpointError(
                "llm.unusable",
                what=f"The first {self._unusable} answers are none of what was asked for.",
                where=f"{self._endpoint.url}, {self.name}",
                remedy="name a model that follows instructions and answers in JSON.",
            )

    def _opine(self, text: str) -> Opinion | Silence:
        if not self._is_fit(text):
            return Silence.PERSONAL_DATA
        if (kept := self._find(text)) is not None:
            return kept
        try:
            answer = self._ask(text)
        except AskedWrong as fault:
            if fault.code in _WILL_NOT:
                return Silence.REFUSED
            raise EndpointError(
                "llm.asked_wrong",
                what=f"The endpoint does not take the request ({fault.code or 'no code'}"
                f"{f', {fault.param}' if fault.param else ''}).",
                where=self._endpoint.url,
                remedy="check the model's name, and that it is one for chat.",
            ) from None
        return self._hear(answer, text)

    def _ask(self, text: str) -> Any:
        settings = self._settings
        messages = [
            {"role": "system", "content": self._prompt},
            {"role": "user", "content": text},
        ]
        try:
            return self._endpoint.post({"model": self._model, "messages": messages, **settings})
        except AskedWrong as fault:
            if fault.param not in settings or fault.param not in _INSTEAD:
                raise
            refused = fault.param
        changed = {name: value for name, value in settings.items() if name != refused}
        if other := _INSTEAD[refused]:
            changed[other] = settings[refused]
        self._settings = changed
        return self._ask(text)

    def _hear(self, answer: Any, text: str) -> Opinion | Silence:
        try:
            self._add(answer.get("usage") or {})
            choice = answer["choices"][0]
            message = choice["message"]
            if choice.get("finish_reason") == "content_filter" or message.get("refusal"):
                return Silence.REFUSED
            content = message["content"]
            fenced = _FENCE.fullmatch(content)
            row = json.loads(fenced[1] if fenced else content)
            opinion = opinion_of(row)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError, RecursionError):
            return Silence.UNUSABLE
        # Only what was asked for: what else it says might quote the story.
        kept = {part: row[part] for part in ("sentiment", "services", "drivers")}
        self._kept.keep(kept, self._model, self._prompt, text)
        return opinion

    def _add(self, usage: dict[str, Any]) -> None:
        read, written = (usage.get(f"{part}_tokens") or 0 for part in ("prompt", "completion"))
        with self._adding:
            self.spent += Tokens(read, written)

    def _find(self, text: str) -> Opinion | None:
        try:
            return opinion_of(self._kept.find(self._model, self._prompt, text))
        except (KeyError, TypeError, ValueError):
            return None


def opinion_of(row: Any) -> Opinion:
    """The opinion that an answer holds.

    Raises:
        ValueError, KeyError, TypeError: it is none, or has a code that is not ours.
    """
    shares = [_share(row["sentiment"][mood.value]) for mood in Polarity]
    if len(row["sentiment"]) != len(shares) or abs(sum(shares) - 1) > _ROUNDING:
        raise ValueError("these are no shares of three")
    positive, neutral, negative = (share / sum(shares) for share in shares)
    return Opinion(
        moods=Moods(positive=positive, neutral=neutral, negative=negative),
        services=_codes(row["services"], SERVICES),
        drivers=_codes(row["drivers"], DRIVERS),
    )


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("this is no share")
    return float(value)


def _codes(given: Any, known: dict[str, Any]) -> tuple[str, ...]:
    if not isinstance(given, list) or any(code not in known for code in given):
        raise ValueError("these are no codes")
    return tuple(code for code in known if code in given)
