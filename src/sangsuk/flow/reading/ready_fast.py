"""To import this makes the fast tier ready: before workers part, so that they share one reader."""

from contextlib import suppress

from sangsuk.flow.reading.reader import make_ready

with suppress(Exception):  # what is wrong is told by the workers, which make theirs again
    make_ready(careful=False)
