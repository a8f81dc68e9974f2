"""A LINE Official Account: its webhook and its Messaging API."""

from typing import Final

PLATFORM: Final = "line"
