"""Mapping profiles by their names: those that are ready, those that were saved, and files."""

import tomllib
from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from sangsuk.connectors.contract import Connector
from sangsuk.connectors.files.mapped import MappedFile
from sangsuk.connectors.files.profile import Profile, fits, profile_digest, read_profile
from sangsuk.connectors.files.tables import LOOKED_AT, tables_of
from sangsuk.core.errors import CallError
from sangsuk.flow.files.posts import files_of, open_files
from sangsuk.records.sources.models import SavedProfile
from sangsuk.records.sources.profiles import latest_profiles, save_profile, saved_profile


def ready_profiles() -> dict[str, Profile]:
    """The profiles that come with the project."""
    folder = files("sangsuk") / "assets" / "profiles"
    texts = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    made = (read_profile(tomllib.loads(texts[name]), where=name) for name in sorted(texts))
    return {profile.slug: profile for profile in made}


def all_profiles() -> dict[str, Profile]:
    """By name the latest version of each; one that was saved goes before the ready one."""
    return ready_profiles() | {one.slug: _saved(one) for one in latest_profiles()}


def profile_called(name: str) -> Profile:
    """The profile of a name, or of a file that ends in .toml.

    Raises:
        CallError: there is none, or it is faulty.
    """
    if name.endswith(".toml"):
        return _of_file(Path(name))[0]
    if kept := saved_profile(name):
        return _saved(kept)
    if (ready := ready_profiles().get(name)) is None:
        raise CallError(
            "profile.unknown",
            what="There is no mapping profile of that name.",
            where=name,
            remedy=f"take one of {', '.join(all_profiles())}, or a file that ends in .toml.",
        )
    return ready


def save(path: Path, *, at: datetime) -> Profile:
    """Keep a profile's file as its next version.

    Raises:
        CallError: it is faulty.
    """
    profile, text = _of_file(path)
    ready = ready_profiles().get(profile.slug)
    kept = save_profile(
        slug=profile.slug,
        text=text,
        digest=profile_digest(text),
        after=ready.version if ready else 0,
        at=at,
    )
    return _saved(kept)


def connectors_of(path: Path, profile: str | None = None) -> Sequence[Connector]:
    """What reads a file or the files of a folder, by a mapping profile where one is named.

    Raises:
        CallError: there is no such profile, or no file of posts.
        UnreadableSourceError: a file's kind is not read.
    """
    if not profile:
        return open_files(path)
    mapping = profile_called(profile)
    return [MappedFile(file, mapping, title=file.name) for file in files_of(path)]


def profiles_that_fit(path: Path) -> list[Profile]:
    """Those whose needed columns a file has.

    Raises:
        UnreadableSourceError: the file cannot be read.
    """
    rows: list[object] = []
    for lines in tables_of(path, title=path.name):
        for n, (_, cells) in enumerate(lines):
            rows.append(cells or ())
            if n == LOOKED_AT:
                break
    profiles = all_profiles().values()
    return [one for one in profiles if any(fits(one, row) for row in rows)]  # type: ignore[arg-type] # cells


def _saved(kept: SavedProfile) -> Profile:
    return read_profile(tomllib.loads(kept.text), where=str(kept), version=kept.version)


def _of_file(path: Path) -> tuple[Profile, str]:
    try:
        text = path.read_text("utf-8")
        return read_profile(tomllib.loads(text), where=path.name), text
    except OSError as error:
        raise CallError(
            "profile.not_opened",
            what=f"The mapping profile cannot be opened: {error.strerror or 'no such file'}.",
            where=path.name,
            remedy="check its name and that you may read it.",
        ) from error
    except ValueError as error:
        raise CallError(
            "profile.unreadable",
            what="The mapping profile cannot be read as TOML in UTF-8.",
            where=path.name,
            remedy="check that it is whole; docs/doors.md shows one.",
        ) from error
