"""A mail server over real SMTP on loopback; its mailboxes know a letter again by its Message-ID."""

import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage

from fakes.loopback import listening


@dataclass
class FakeMail:
    """`raw` holds every letter as often as it came; `refuses` answers by address, for good or now."""

    port: int = 0
    is_away: bool = False
    raw: list[bytes] = field(default_factory=list)
    refuses: dict[str, int] = field(default_factory=dict)
    refuses_sender: bool = False
    breaks_at: int = 0  # the connection breaks when so many letters lie here, before the answer
    taken: threading.Event = field(default_factory=threading.Event)
    waits_at: int = 0  # it answers no more from that letter on

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def handed(self) -> list[EmailMessage]:
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in self.raw]

    @property
    def mailboxes(self) -> dict[str, list[str]]:
        """By address the ids of its letters, each once."""
        found: dict[str, list[str]] = {}
        for letter in self.handed:
            ids = found.setdefault(letter["To"], [])
            if letter["Message-ID"] not in ids:
                ids.append(letter["Message-ID"])
        return found

    @property
    def texts(self) -> list[str]:
        return [letter.get_content() for letter in self.handed]


class Handler(socketserver.StreamRequestHandler):
    fake: FakeMail

    def handle(self) -> None:
        if self.fake.is_away:
            self._say(421, "closing")
            return
        self._say(220, "ready")
        while line := self.rfile.readline():
            word, _, rest = line.decode().strip().partition(" ")
            if not self._answer(word.upper(), rest):
                return

    def _answer(self, word: str, rest: str) -> bool:
        if word == "DATA":
            return self._take()
        code = 221 if word == "QUIT" else 250
        if word == "MAIL":
            code = 421 if self.fake.is_away else 550 if self.fake.refuses_sender else 250
        if word == "RCPT":
            code = self.fake.refuses.get(rest.partition("<")[2].partition(">")[0], 250)
        self._say(code, "said")
        return code not in (221, 421)

    def _take(self) -> bool:
        self._say(354, "go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.fake.raw.append(b"".join(lines))
        if len(self.fake.raw) == self.fake.waits_at:
            self.fake.taken.set()
            self.rfile.read(1)  # until the other side is gone
        if len(self.fake.raw) in (self.fake.waits_at, self.fake.breaks_at):
            return False
        self._say(250, "kept")
        return True

    def _say(self, code: int, words: str) -> None:
        self.wfile.write(f"{code} {words}\r\n".encode())


@contextmanager
def a_mail_server() -> Iterator[FakeMail]:
    fake = FakeMail()
    handler = type("Own", (Handler,), {"fake": fake})

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = daemon_threads = True
        request_queue_size = 50

    with listening(Server(("127.0.0.1", 0), handler)) as fake.port:
        yield fake
