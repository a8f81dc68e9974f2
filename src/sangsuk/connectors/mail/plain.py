"""The words of an HTML letter, as they would be read: no style, no script, no address of a link."""

import re
from html.parser import HTMLParser
from typing import Final

UNREAD: Final = frozenset({"style", "script", "head", "title", "template"})
ENDS_A_LINE: Final = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote"})


def plain_text(html: str) -> str:
    """The text between marks, a line for each paragraph."""
    words = _Words()
    words.feed(html)
    words.close()
    lines = [" ".join(line.split()) for line in "".join(words.found).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own signature
        self._unread += tag in UNREAD
        if tag in ENDS_A_LINE:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNREAD:
            self._unread = max(0, self._unread - 1)
        if tag in ENDS_A_LINE:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.found.append(re.sub(r"\s+", " ", data))
