"""Sends a film in the parts that a player asks for."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

MOST: Final = 4 * 1024 * 1024  # bytes of one answer; a player asks on
_RANGE: Final = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


def played(request: HttpRequest, path: Path, kind: str = "video/mp4") -> HttpResponseBase:
    """The file, or the part that `Range` names.

    Raises:
        Http404: it is not there.
    """
    if not path.is_file():
        raise Http404
    size = path.stat().st_size
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    if wanted is None or wanted.groups() == ("", ""):
        answer: HttpResponseBase = StreamingHttpResponse(_parts(path), content_type=kind)
        answer["Content-Length"] = str(size)
    else:
        answer = _part(path, size, *_ends(size, *wanted.groups()), kind)
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Encoding"] = "identity"  # it is packed already
    return answer


def _part(path: Path, size: int, first: int, last: int, kind: str) -> HttpResponse:
    if first >= size or last < first:
        refused = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        refused["Content-Range"] = f"bytes */{size}"
        return refused
    last = min(last, first + MOST - 1)
    with path.open("rb") as file:
        file.seek(first)
        raw = file.read(last - first + 1)
    answer = HttpResponse(raw, status=HTTPStatus.PARTIAL_CONTENT, content_type=kind)
    answer["Content-Range"] = f"bytes {first}-{last}/{size}"
    return answer


def _ends(size: int, first: str, last: str) -> tuple[int, int]:
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _parts(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(MOST):
            yield part
