"""The server's worker: a request that it cannot read gets a kind page, and none of it is logged."""

import gc
from http import HTTPStatus
from socket import socket
from threading import Thread
from typing import Any, Final

from gunicorn.http.errors import (  # type: ignore[import-untyped]
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
)
from gunicorn.util import write_nonblock  # type: ignore[import-untyped]
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

PATIENCE: Final = 1.0  # second; for who still sends
MOST_READ: Final = 64  # times `AT_ONCE`
AT_ONCE: Final = 65_536  # bytes
PAGE: Final = """<!doctype html>
<html lang="th"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>สร้างสุข</title></head><body><main>
<h1>{th}</h1><p>{then_th}</p><p><a href="/">ไปหน้าแรก</a></p>
<div lang="en"><h2>{en}</h2><p>{then_en}</p><p><a href="/en/">Home</a></p></div>
</main></body></html>
"""
TOO_LONG: Final = PAGE.format(
    th="ที่อยู่ยาวเกินไป",
    then_th="ถ้ากำลังค้นเรื่องเล่า ใช้คำสั้น ๆ สักสองสามคำก็พบ",
    en="This address is too long",
    then_en="If you were searching for stories, two or three short words will find them.",
)
UNREADABLE: Final = PAGE.format(
    th="อ่านคำขอนี้ไม่ออก",
    then_th="อาจขาดหายระหว่างทาง ลองเปิดหน้านี้อีกครั้ง",
    en="This request could not be read",
    then_en="It may have been broken on its way. Please open the page again.",
)


class KindWorker(ThreadWorker):  # type: ignore[misc]
    """Answers as the site does where no page of the site is asked yet."""

    def run(self) -> None:
        """Answer; meanwhile get ready what the first search would wait for."""
        gc.collect()
        gc.freeze()  # what was loaded stays: looking through it held an answer up for 70 ms
        Thread(target=get_ready, name="ready to search", daemon=True).start()
        super().run()

    def handle_error(self, req: Any, client: socket, addr: Any, exc: BaseException) -> None:
        """Say what is wrong with a request; what the site itself does wrong is gunicorn's."""
        if not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        status, page = HTTPStatus.BAD_REQUEST, UNREADABLE
        if isinstance(exc, LimitRequestLine):
            status, page = HTTPStatus.REQUEST_URI_TOO_LONG, TOO_LONG
        elif isinstance(exc, LimitRequestHeaders):
            status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        self.log.warning("A request that cannot be read: %s", type(exc).__name__)
        try:
            write_nonblock(client, _answer(status, page))
            _hear_out(client)
        except OSError:
            self.log.debug("Who asked is gone.")


def get_ready() -> None:
    """Load what the first search would wait for."""
    # why: Django is awake only in a worker that has loaded the site
    from django.db import connection  # noqa: PLC0415

    # why: as above
    from sangsuk.records.stories.search_warming import warm_search  # noqa: PLC0415

    warm_search()
    connection.close()  # this thread's own


def _answer(status: HTTPStatus, page: str) -> bytes:
    body = page.encode()
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Content-Type: text/html; charset=utf-8",
        "Cache-Control: no-store",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    return "\r\n".join([*head, "", ""]).encode() + body


def _hear_out(client: socket) -> None:
    """Read what is still on its way: else the answer is thrown away with it."""
    client.settimeout(PATIENCE)
    for _ in range(MOST_READ):
        if not client.recv(AT_ONCE):
            return
