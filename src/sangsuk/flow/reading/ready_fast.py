"""To import this makes the fast tier ready: before workers part, so that they share one reader."""

from sangsuk.flow.reading.reader import make_ready

make_ready(careful=False)
