"""Answers that were paid for, kept on the disk so that nobody pays for them twice."""

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

from sangsuk.core.errors import CallError


class KeptAnswers:
    """One small file an answer, under the hash of model, prompt and masked text.

    The files hold the answer alone, not the text.  One that is damaged counts
    as not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, *question: str) -> Any:
        """The answer, or None."""
        try:
            return json.loads(self._path(question).read_bytes())
        except (FileNotFoundError, ValueError, RecursionError):
            return None
        except OSError as error:
            raise self._unusable(error) from error

    def keep(self, answer: Any, *question: str) -> None:
        path = self._path(question)
        # Written whole, then renamed: two that keep the same answer do not meet.
        draft = path.with_name(f"{path.name}.{os.getpid()}.{id(answer)}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft.write_text(json.dumps(answer), encoding="utf-8")
            draft.replace(path)
        except OSError as error:
            raise self._unusable(error) from error

    def _path(self, question: tuple[str, ...]) -> Path:
        # As JSON, so that no two questions run together into one.
        digest = sha256(json.dumps(question).encode()).hexdigest()
        return self._folder / digest[:2] / f"{digest}.json"

    def _unusable(self, error: OSError) -> CallError:
        return CallError(
            "answers.unusable",
            what=f"The folder of kept answers cannot be used: {error.strerror or error}.",
            where=str(self._folder),
            remedy="make it readable and writable, or name another state folder in SANGSUK_HOME.",
        )
