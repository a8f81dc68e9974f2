"""A mailbox over real IMAP on loopback, for reading alone: what would change it is refused."""

import re
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fakes.loopback import listening


@dataclass
class FakeMailbox:
    """`letters` by their numbers."""

    user: str = "door"
    password: str = "word"
    folder: str = "INBOX"
    validity: int = 1
    letters: dict[int, bytes] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    drops_at: str = ""  # the connection breaks at a command that holds this
    port: int = 0

    def add(self, *letters: bytes) -> None:
        for letter in letters:
            self.letters[max(self.letters, default=0) + 1] = letter

    def answer(self, tag: str, said: str) -> list[bytes]:
        self.said.append(said)
        word = said.upper().split(" ", 1)[0]
        if word == "CAPABILITY":
            return [b"* CAPABILITY IMAP4rev1", _ok(tag)]
        if word == "LOGIN":
            given = [part.strip('"') for part in said.split(" ")[1:]]
            return [_ok(tag) if given == [self.user, self.password] else _no(tag)]
        if word == "EXAMINE":
            return self._examine(tag, said)
        if word == "UID":
            return self._uid(tag, said)
        if word == "LOGOUT":
            return [b"* BYE", _ok(tag)]
        return [_no(tag)]

    def _examine(self, tag: str, said: str) -> list[bytes]:
        if said.split(" ", 1)[1].strip('"') != self.folder:
            return [_no(tag)]
        return [
            f"* {len(self.letters)} EXISTS".encode(),
            f"* OK [UIDVALIDITY {self.validity}] UIDs valid".encode(),
            f"{tag} OK [READ-ONLY] done".encode(),
        ]

    def _uid(self, tag: str, said: str) -> list[bytes]:
        if search := re.fullmatch(r"UID SEARCH UID (\d+):\*", said, re.IGNORECASE):
            first, last = int(search[1]), max(self.letters, default=0)
            # RFC 3501: `n:*` holds the last message, also where its number is below n.
            found = [uid for uid in self.letters if uid >= first or uid == last]
            return [f"* SEARCH {' '.join(map(str, found))}".rstrip().encode(), _ok(tag)]
        fetch = re.fullmatch(r"UID FETCH (\d+) \((.+)\)", said, re.IGNORECASE)
        if not fetch or int(fetch[1]) not in self.letters:
            return [_ok(tag)]
        uid, raw = int(fetch[1]), self.letters[int(fetch[1])]
        if fetch[2] == "RFC822.SIZE":
            return [f"* 1 FETCH (UID {uid} RFC822.SIZE {len(raw)})".encode(), _ok(tag)]
        part = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if "HEADER" in fetch[2] else raw
        name = fetch[2].replace(".PEEK", "")
        head = f"* 1 FETCH (UID {uid} {name} {{{len(part)}}}".encode()
        return [head + b"\r\n" + part + b")", _ok(tag)]


def _ok(tag: str) -> bytes:
    return f"{tag} OK done".encode()


def _no(tag: str) -> bytes:
    return f"{tag} NO refused".encode()


@contextmanager
def a_mailbox(**given: Any) -> Iterator[FakeMailbox]:
    fake = FakeMailbox(**given)

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"* OK ready\r\n")
            while line := self.rfile.readline():
                tag, _, said = line.decode("utf-8", "replace").strip().partition(" ")
                if fake.drops_at and fake.drops_at in said:
                    return
                self.wfile.write(b"\r\n".join(fake.answer(tag, said)) + b"\r\n")
                if said.upper() == "LOGOUT":
                    return

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = daemon_threads = True

    with listening(Server(("127.0.0.1", 0), Handler)) as fake.port:
        yield fake
