"""E-mail as a door: a mailbox is read over IMAP; each message is a story in its writer's words."""

from typing import Final

PLATFORM: Final = "email"
