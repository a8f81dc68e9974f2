"""A demonstration's clock: its campaign is long over, and is shown in its last second.

Then stories can still be told, and what is told now is newer than all else.
"""

import os
from datetime import datetime, timedelta
from typing import Final

from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.web.clock import SETTING, now

BEFORE_THE_CLOSE: Final = timedelta(seconds=1)


def set_demo_clock() -> bool:
    """Set the clock of this process and its children where a demonstration that is over is current.

    A clock that the caller has set stays.

    Returns:
        Whether it was set.
    """
    if os.environ.get(SETTING):
        return False
    at = now()
    campaign = current_campaign(at)
    if campaign is None or not campaign.is_demo or at < campaign.closes:
        return False
    os.environ[SETTING] = last_second(campaign.closes).isoformat()
    return True


def last_second(closes: datetime) -> datetime:
    """The last whole second in which a story can be told."""
    return closes - BEFORE_THE_CLOSE
