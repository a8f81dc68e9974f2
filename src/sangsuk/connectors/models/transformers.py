"""A second opinion from any Hugging Face sequence classifier; it runs here, and no text leaves.

It needs `pip install sangsuk[transformers]`.  WangchanBERTa is the Thai example
(docs/methods/second-opinion.md).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sangsuk.core.errors import CallError
from sangsuk.core.terms.reading import Moods, Polarity
from sangsuk.core.terms.second_opinion import Opinion, Silence

BATCH: Final = 16
# By these names a model's labels are known; others the caller must name.
KNOWN_LABELS: Final = {
    **{mood.value: mood for mood in Polarity},
    **{mood.value[:3]: mood for mood in Polarity},
}
_UNLIMITED: Final = 1_000_000  # a tokenizer that knows no limit says an astronomic number
_EDGES: Final = 2  # positions that a model of RoBERTa's kind keeps for itself


class SequenceClassifier:
    """A model with a trained head for single labels, in a folder or under a name.

    A name is looked for among what is on this machine, then downloaded by the
    library.  Code that comes with a model is never run.
    """

    is_outside = False

    def __init__(
        self,
        source: str,
        *,
        labels: Mapping[str, Polarity] | None = None,
        revision: str | None = None,
        spaces: str = " ",
    ) -> None:
        """Load it.

        Args:
            source: a folder written by `save_pretrained`, or a name on the hub.
            labels: what the model's own labels mean, where they are not
                positive, neutral, negative or pos, neu, neg.
            revision: of a name.
            spaces: what stands for a space in the texts that it was trained on.

        Raises:
            CallError: the packages are not there, or it is no such model.
        """
        torch, library = _packages()
        self._torch = torch
        self._spaces = spaces
        # what the library writes on standard error would stand in the middle of ours
        library.utils.logging.set_verbosity_error()
        library.utils.logging.disable_progress_bar()
        self._tokenizer, self._model = _load(library, source, revision)
        self._moods = _moods_of(self._model.config, labels or {}, source)
        self._most = _most_tokens(self._tokenizer, self._model.config)
        self.name = f"transformers:{Path(source).name}, weights {_digest(self._model)}"

    def read(self, texts: Sequence[str]) -> Iterator[Opinion | Silence]:
        for start in range(0, len(texts), BATCH):
            yield from self._read(
                [text.replace(" ", self._spaces) for text in texts[start : start + BATCH]]
            )

    def _read(self, texts: list[str]) -> Iterator[Opinion]:
        tokens = self._tokenizer(
            texts, truncation=True, max_length=self._most, padding=True, return_tensors="pt"
        )
        with self._torch.inference_mode():
            shares = self._model(**tokens).logits.double().softmax(-1).tolist()
        for row, encoding in zip(shares, tokens.encodings or [None] * len(texts), strict=True):
            moods = dict.fromkeys(Polarity, 0.0)
            for mood, share in zip(self._moods, row, strict=True):
                moods[mood] += share
            yield Opinion(
                moods=Moods(**{mood.value: share for mood, share in moods.items()}),
                whole=not (encoding and encoding.overflowing),
            )


def _packages() -> tuple[Any, Any]:
    try:
        # why: big packages of an extra; the house stands without them.
        import torch  # noqa: PLC0415
        import transformers  # noqa: PLC0415  # why: the same
    except ModuleNotFoundError as missing:
        raise CallError(
            "transformers.packages",
            what=f"The package {missing.name} is not installed.",
            where="--with transformers:…",
            remedy="pip install 'sangsuk[transformers]'.",
        ) from missing
    return torch, transformers


def _load(library: Any, source: str, revision: str | None) -> tuple[Any, Any]:
    how = {
        "revision": revision or "main",
        "local_files_only": Path(source).is_dir(),
        "trust_remote_code": False,
    }
    try:
        tokenizer = library.AutoTokenizer.from_pretrained(source, **how)
        model, loaded = library.AutoModelForSequenceClassification.from_pretrained(
            source, output_loading_info=True, **how
        )
    # For a damaged folder the library raises whatever each of its parts raises.
    except Exception as error:
        told, _, _ = str(error).strip().partition("\n")
        raise _unfit(
            source,
            f"It cannot be loaded ({type(error).__name__}: {told})",
            "name a folder that save_pretrained has written, model and tokenizer, or a name on the "
            "hub while there is a way to it.",
        ) from error
    _check_head(loaded["missing_keys"], source)
    return tokenizer, model.eval()


def _check_head(missing: Collection[str], source: str) -> None:
    """Refuse weights without a head: the library fills one with random numbers."""
    if missing:
        raise _unfit(
            source,
            "It has no trained head for labels",
            "name a model that was trained to classify, not one that such a model begins from.",
        )


def _moods_of(config: Any, labels: Mapping[str, Polarity], source: str) -> list[Polarity]:
    """What each of the model's outputs means."""
    if config.problem_type == "multi_label_classification":
        raise _unfit(source, "It gives several labels at once", "name a model of single labels.")
    own = [config.id2label[at] for at in range(config.num_labels)]
    named = {label.casefold(): mood for label, mood in {**KNOWN_LABELS, **labels}.items()}
    unknown = [label for label in own if label.casefold() not in named]
    if unknown or len(own) < 2:
        raise _unfit(
            source,
            f"What its labels mean is not known: {', '.join(unknown or own)}",
            f"say what each means: --label {(unknown or own)[0]}=positive, =neutral or =negative.",
        )
    return [named[label.casefold()] for label in own]


def _most_tokens(tokenizer: Any, config: Any) -> int:
    positions = getattr(config, "max_position_embeddings", None)
    limits = [tokenizer.model_max_length, positions - _EDGES if positions else _UNLIMITED]
    most = min(limits)
    return most if most < _UNLIMITED else 512


def _digest(model: Any) -> str:
    """Of all weights, so that an opinion says which model gave it."""
    digest = sha256()
    for name, weights in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(weights.detach().cpu().float().contiguous().numpy().tobytes())
    return digest.hexdigest()[:12]


def _unfit(source: str, what: str, remedy: str) -> CallError:
    return CallError("transformers.model", what=f"{what}.", where=source, remedy=remedy)
