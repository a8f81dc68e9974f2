"""Posts of a file, or of all files of a folder, in which each post stands once."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from sangsuk.connectors.contract import Connector, Rejection
from sangsuk.connectors.files import KINDS, open_posts
from sangsuk.core.errors import CallError, UnreadableSourceError
from sangsuk.core.terms.story import Post

# Posts often lie under these endings, which are not read: to pass them over would lose rows.
LOOKALIKES: Final = frozenset({".json", ".xls", ".xlsb", ".ods", ".gz", ".zip", ".zst", ".bz2"})
OWN_ENDING: Final = ".rejected.jsonl"


def open_files(path: Path) -> tuple[Connector, ...]:
    """A connector for the file, or for each file of posts in the folder and below, by name.

    Hidden files, those whose name begins with _ or ~, lists of rejected rows and
    files of other kinds are passed over in a folder.

    Raises:
        CallError: nothing is there, or no file of posts.
        UnreadableSourceError: a file's kind is not read, though it may well hold posts.
    """
    if path.is_dir():
        return tuple(open_posts(file, title=_title(file, path)) for file in _files(path))
    if not path.exists():
        raise CallError(
            "posts.not_there",
            what="There is no such file or folder.",
            where=str(path),
            remedy="give the path of a file of posts, or of a folder of them.",
        )
    return (open_posts(path),)


def files_of(path: Path) -> list[Path]:
    """The files that `open_files` reads."""
    return _files(path) if path.is_dir() else [path]


class Posts:
    """All rows of some connectors, read once; the second row of a post is a rejection.

    The keys of all posts are held in memory.
    """

    def __init__(self, connectors: Sequence[Connector]) -> None:
        self._connectors = connectors
        self._seen: dict[tuple[str, str], tuple[int, str]] = {}
        self.portion = 0.0  # 0..1, how much has been read

    def read(self) -> Iterator[Post | Rejection]:
        for n, connector in enumerate(self._connectors):
            for row in connector.read():
                self.portion = (n + connector.portion) / len(self._connectors)
                yield self._once(row, connector.where) if isinstance(row, Post) else row

    def _once(self, post: Post, where: str) -> Post | Rejection:
        told = hash(post)
        first_told, first_where = self._seen.setdefault(post.key, (told, where))
        if first_where == where:
            return post
        if told == first_told:
            return Rejection(where, f"a repeat of the same post in {first_where}")
        return Rejection(
            where,
            f"the platform and id are those of another post, in {first_where}, which is kept; "
            "give each post an id of its own",
        )


def _files(folder: Path) -> list[Path]:
    files = [file for file in sorted(folder.rglob("*")) if _may_hold_posts(file, folder)]
    if not files:
        raise CallError(
            "posts.empty_folder",
            what="The folder holds no file of posts.",
            where=str(folder),
            remedy=f"put files into it that end in {', '.join(KINDS)}.",
        )
    if lookalikes := [file for file in files if file.suffix.lower() in LOOKALIKES]:
        raise UnreadableSourceError(
            "posts.unknown_ending",
            what="A file of the folder may hold posts, but its kind is not read.",
            where=_title(lookalikes[0], folder),
            remedy=f"save it as one of {', '.join(KINDS)}, or take it out of the folder.",
        )
    return files


def _may_hold_posts(file: Path, folder: Path) -> bool:
    is_aside = any(part.startswith((".", "_", "~")) for part in file.relative_to(folder).parts)
    is_kind = file.suffix.lower() in LOOKALIKES or file.suffix.lower() in KINDS
    return is_kind and not is_aside and not file.name.endswith(OWN_ENDING) and file.is_file()


def _title(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix()
