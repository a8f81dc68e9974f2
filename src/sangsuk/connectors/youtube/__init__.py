"""Comments under the campaign's films, by the YouTube Data API; each call costs one unit."""

from typing import Final

PLATFORM: Final = "youtube"
UNITS_A_DAY: Final = 10_000  # what a project is given; a day is California's
MOST_A_PAGE: Final = 100
