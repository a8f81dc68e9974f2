"""The folder of unfinished work beside an output: what was read stays read when a run is killed."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.terms.campaign import Campaign
from sangsuk.flow.files.post_batches import LETTERS_A_PART, ROWS_A_PART

FORM: Final = 2  # raised when the columns of parts change


@contextmanager
def unfinished(out: Path, fingerprint: str) -> Iterator[Path]:
    """A hidden folder beside `out`, which holds what an earlier run of the same work has done.

    It goes when the work is done, and when the source proves unreadable.  What
    is left of other work is taken away.
    """
    folder = out.with_name(f".{out.name}.parts")
    own = folder / fingerprint
    own.mkdir(parents=True, exist_ok=True)
    for other in folder.iterdir():
        if other != own:
            shutil.rmtree(other, ignore_errors=True)
    try:
        yield own
    except UnreadableSourceError:
        shutil.rmtree(folder)
        raise
    shutil.rmtree(folder)


def fingerprint_of(files: list[Path], reader: str, campaign: Campaign) -> str:
    """The same for the same files, reader and rules, and for no others.

    A file is known by its path, size and time of change, as make knows it.
    """
    told = [(str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    rules = (campaign.digest, campaign.eligibility_digest)
    whole = json.dumps([FORM, ROWS_A_PART, LETTERS_A_PART, reader, rules, told])
    return hashlib.sha256(whole.encode()).hexdigest()[:32]
