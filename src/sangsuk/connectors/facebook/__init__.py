"""A Facebook page: its webhook and its Graph API.  DESCRIPTION.md says what it gives."""

from typing import Final

PLATFORM: Final = "facebook"
