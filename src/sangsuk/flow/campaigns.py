"""The campaigns that this house knows: files, found and read."""

import os
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sangsuk.core.errors import CallError, CampaignFileError
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.campaign_file import read_campaign

OWN_FOLDER: Final = "SANGSUK_CAMPAIGNS"  # campaigns of one's own, looked at first

_PACKAGE: Final = Path(__file__).parents[1]
_SHIPPED: Final = _PACKAGE / "assets" / "campaigns"  # in a wheel
_CHECKOUT: Final = _PACKAGE.parents[1] / "campaigns"


def load_campaign(slug_or_path: str) -> Campaign:
    """The campaign of that slug, or of the file at that path.

    Raises:
        CallError: there is none.
        CampaignFileError: all that is wrong with its file.
    """
    path = find_campaign(slug_or_path)
    return _read(path) if _is_path(slug_or_path) else _read_named(path)


def find_campaign(slug_or_path: str) -> Path:
    """The file of the campaign of that slug, or the path itself.

    Raises:
        CallError: no file is called so.
    """
    if _is_path(slug_or_path):
        return Path(slug_or_path)
    for path in _files():
        if path.stem == slug_or_path:
            return path
    raise CallError(
        "campaign.unknown",
        what=f"No campaign is called '{slug_or_path}'.",
        where="campaigns",
        remedy=f"take one of {', '.join(path.stem for path in _files())}, or the path of a file.",
    )


def all_campaigns() -> tuple[Campaign, ...]:
    """Every campaign that is known, the earliest first.

    Raises:
        CampaignFileError: all that is wrong with the first file that cannot be read.
    """
    return tuple(sorted(map(_read_named, _files()), key=lambda c: (c.window.opens, c.slug)))


def default_campaign(at: datetime) -> Campaign:
    """The campaign that is open at that moment, else the latest that has opened, else the next."""
    campaigns = all_campaigns()
    if not campaigns:
        raise CallError(
            "campaign.none",
            what="There is no campaign.",
            where=OWN_FOLDER,
            remedy="put a campaign file into that folder.",
        )
    begun = [campaign for campaign in campaigns if campaign.window.opens <= at]
    is_open = [campaign for campaign in begun if campaign.window.holds(at)]
    return [*campaigns[:1], *begun, *is_open][-1]


def _is_path(slug_or_path: str) -> bool:
    path = Path(slug_or_path)
    return path.suffix == ".toml" or len(path.parts) > 1


def _files() -> Iterator[Path]:
    """Campaign files by slug; one of one's own stands before a shipped one of that slug."""
    seen: set[str] = set()
    for place in [*_own_folder(), _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT]:
        for path in sorted(place.glob("*.toml")):
            if path.stem not in seen:
                seen.add(path.stem)
                yield path


def _own_folder() -> list[Path]:
    if not (chosen := os.environ.get(OWN_FOLDER)):
        return []
    if not Path(chosen).is_dir():
        raise CallError(
            "campaign.no_folder",
            what="The folder of your own campaigns is not there.",
            where=f"{OWN_FOLDER}={chosen}",
            remedy=f"make it, or clear {OWN_FOLDER}.",
        )
    return [Path(chosen)]


def _read_named(path: Path) -> Campaign:
    campaign = _read(path)
    if campaign.slug != path.stem:
        raise CampaignFileError(
            "campaign.slug_is_not_name",
            what=f"The file says slug '{campaign.slug}' and is called '{path.name}'.",
            where=f"{path.name}, slug",
            remedy=f"call the file {campaign.slug}.toml.",
        )
    return campaign


def _read(path: Path) -> Campaign:
    return read_campaign(typed_rules(path), where=path.name)


def typed_rules(path: Path) -> dict[str, Any]:
    """The rules of a campaign file as TOML gives them, not yet checked.

    Raises:
        CallError: the file cannot be opened.
        CampaignFileError: it is no TOML in UTF-8.
    """
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise CallError(
            "campaign.unreadable",
            what=f"The campaign file cannot be opened: {error.strerror}.",
            where=str(path),
            remedy="give the path of a campaign file, or a campaign's slug.",
        ) from error
    except UnicodeDecodeError as error:
        raise CampaignFileError(
            "campaign.not_utf8",
            what="The file is not UTF-8.",
            where=f"{path.name}, byte {error.start}",
            remedy="save it as UTF-8.",
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise CampaignFileError(
            "campaign.not_toml",
            what=f"The file is not TOML: {error}.",
            where=path.name,
            remedy="compare the place with a campaign file that works.",
        ) from error
