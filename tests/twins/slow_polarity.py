"""The trees' columns for the offices of one story: the slow twin of `polarity.stack_rows`."""

import numpy as np

LEAST = 1e-3


def stack_rows(
    sentiment,
    belongs,
    views,
    windows,
):
    """The trees' columns for all offices of one story.

    Args:
        sentiment: the story's, one row.
        belongs: the story's, one row.
        views: one row an office.
        windows: of the same offices.
    """
    number = len(windows)
    logs = [np.log(np.maximum(each, LEAST)) for each in views]
    mine = np.hstack([(logs[1] + logs[2]) / 2, (logs[3] + logs[4]) / 2])
    others = (mine.sum(axis=0) - mine) / max(1, number - 1) * float(number > 1)
    order = np.array([window.order for window in windows], float)
    story = np.log(np.maximum(np.hstack([sentiment, belongs]), LEAST))
    return np.hstack(
        [
            np.repeat(story, number, axis=0),
            *logs,
            others,
            (mine - others) * float(number > 1),
            np.column_stack([order, np.full(number, float(number)), number - 1 - order]),
            np.array([window.cues for window in windows]),
        ]
    ).astype(np.float64)
