"""A file of readings in, results on disk: what `sangsuk rank` does without a database."""

from pathlib import Path

from sangsuk.core.terms.campaign import Campaign
from sangsuk.flow.counting.inputs import CountInputs
from sangsuk.flow.counting.results import write_results
from sangsuk.flow.files.readings import recall_readings
from sangsuk.flow.reading.gazetteer import load_gazetteer


def rank_file(
    readings: Path, campaign: Campaign, out: Path, given: CountInputs | None = None
) -> int:
    """Rank the districts by a file of readings; gives how many readings there were.

    Raises:
        CallError: the readings were made for a campaign with other hashtags or another window.
        UnreadableSourceError: the file or a row of it is damaged.
    """
    recalled = recall_readings(readings, made_for=campaign)
    write_results(recalled, campaign, load_gazetteer(), out, given)
    return len(recalled)
