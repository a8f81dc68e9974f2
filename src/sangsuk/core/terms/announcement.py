"""What the campaign says outside, and where."""

from enum import StrEnum


class Occasion(StrEnum):
    """Why the campaign speaks."""

    ANNOUNCE = "announce"  # before it opens
    REMIND = "remind"
    THANK = "thank"  # when it has closed
    RESULTS = "results"
    FILM = "film"


class OutletName(StrEnum):
    """Where something goes out."""

    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    YOUTUBE = "youtube"
    LINE = "line"


HANDS = 2  # people who let one out, each for themselves
LONGEST = 5000  # code points
