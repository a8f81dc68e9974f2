"""The dry run: what would go where, and what hinders it; no service is asked."""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sangsuk.connectors.outlets.contract import Film as Moving
from sangsuk.connectors.outlets.contract import Piece, hindrances_of
from sangsuk.core.terms.announcement import HANDS, Occasion
from sangsuk.flow.announcements.outlets import LIMITS, SETTINGS
from sangsuk.flow.doors.settings import missing_settings
from sangsuk.flow.films.captioning import caption_file
from sangsuk.flow.films.shelf import playable
from sangsuk.flow.outbox.settings import site_address
from sangsuk.records.announcements.models import Announcement, Sending
from sangsuk.records.announcements.queries import releases_of, sendings_of
from sangsuk.records.films.models import Film
from sangsuk.records.films.queries import films_to_show, shown_cut
from sangsuk.records.results.queries import publications_of

NOT_CONNECTED: Final = "not_connected"
TAKEN_BACK: Final = "taken_back"  # the film may not be shown, or the words are gone
NO_RESULT: Final = "no_result"
TAKEN_DOWN: Final = "taken_down"
ONE_HAND: Final = "one_hand"  # two people let it out, each for themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """What would become of one sending if it went now."""

    sending: Sending
    hindrances: tuple[str, ...]  # of the outlet itself, by name, and NOT_CONNECTED
    missing: tuple[str, ...]  # settings
    letters: int  # as the outlet counts them; bytes where it counts those
    most: int
    counts_bytes: bool


def stops_of(announcement: Announcement) -> list[str]:
    """Why it may go nowhere now, whatever outlet; asked at the moment of sending."""
    found = {
        TAKEN_DOWN: announcement.taken_down_id is not None,
        TAKEN_BACK: not announcement.text.strip() or not is_to_be_shown(announcement.film),
        NO_RESULT: announcement.occasion == Occasion.RESULTS
        and not publications_of(announcement.campaign).exists(),
        ONE_HAND: len({one.by for one in releases_of(announcement)}) < HANDS,
    }
    return [one for one, is_so in found.items() if is_so]


def is_to_be_shown(film: Film | None) -> bool:
    """Whether there is no film to ask for, or anybody may see it now."""
    return film is None or films_to_show().filter(pk=film.pk).exists()


def dry_run(announcement: Announcement, environ: Mapping[str, str]) -> list[DryRun]:
    """What would go where, and what hinders it there."""
    piece = piece_of(announcement)
    return [_dry(one, piece, environ) for one in sendings_of(announcement)]


def _dry(sending: Sending, piece: Piece | None, environ: Mapping[str, str]) -> DryRun:
    missing = missing_settings(SETTINGS[sending.outlet], environ)
    limits = LIMITS[sending.outlet]
    counts_bytes = math.isfinite(limits.octets)
    found = hindrances_of(piece, limits) if piece else [TAKEN_BACK]
    return DryRun(
        sending=sending,
        hindrances=(*([NOT_CONNECTED] if missing else []), *found),
        missing=tuple(missing),
        letters=_length(piece.text if piece else "", counts_bytes=counts_bytes),
        most=int(limits.octets) if counts_bytes else limits.letters,
        counts_bytes=counts_bytes,
    )


def _length(text: str, *, counts_bytes: bool) -> int:
    return len(text.encode()) if counts_bytes else len(text.encode("utf-16-le")) // 2


def piece_of(announcement: Announcement) -> Piece | None:
    """What goes out; None where its film is not there any more."""
    film = announcement.film
    if film is None:
        return words_alone(announcement)
    moving = _moving(film)
    if moving is None:
        return None
    return Piece(key=_key(announcement), text=announcement.text, title=film.title, film=moving)


def words_alone(announcement: Announcement) -> Piece:
    """Its words without a film: all that is left to look for where the film is gone."""
    return Piece(key=_key(announcement), text=announcement.text)


def _key(announcement: Announcement) -> str:
    return f"announcement:{announcement.campaign_id}:{announcement.pk}"


def _moving(film: Film) -> Moving | None:
    captions = shown_cut(film)
    if captions is None:
        return None
    site = site_address(os.environ)
    where = f"{site}/films/{film.pk}" if site else ""
    return Moving(
        path=playable(captions.footage),
        url=where and f"{where}/film.mp4",
        picture_url=where and f"{where}/card.jpg",
        seconds=captions.footage.seconds,
        captions={one: caption_file(captions, "vtt", one).encode() for one in ("th", "en")},
    )
