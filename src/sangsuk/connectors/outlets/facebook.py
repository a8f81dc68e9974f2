"""Posts, pictures and films of a Facebook page.

A film is a draft until Facebook has fetched it and its captions are there; whatever answer is
lost on the way, nobody has seen it, and to show it twice is to show it once.

Source:
    Meta, Graph API reference v25.0: Page Feed, Page Photos, Page Videos (`file_url`, `published`,
    `unpublished_content_type`), Video (`status`, `published`), Video Captions, Published Posts.
"""

from datetime import timedelta
from typing import Final

from sangsuk.connectors.answers import count_of, list_of, node_of
from sangsuk.connectors.asking import PASSING_WAIT, Fault, ServiceError
from sangsuk.connectors.facebook.captions import LOCALES, named, srt_of
from sangsuk.connectors.facebook.graph import Graph, HandedFile, answer_of_graph
from sangsuk.connectors.outlets.contract import Before, Begun, Film, Limits, Piece, Reach, Sent
from sangsuk.connectors.outlets.graph_objects import delete, id_of, text_of

LIMITS: Final = Limits(letters=63_206, longest=4 * 3600.0, title=255, fetches=True)
WEB: Final = "https://www.facebook.com"
COUNTS: Final = "shares,likes.summary(true).limit(0),comments.summary(true).limit(0)"
COUNTS_OF_FILM: Final = "views,likes.summary(true).limit(0),comments.summary(true).limit(0)"
FILM: Final = "film:"  # before the id of a film, which has other counts
MOST: Final = "100"  # of a list
CLOCKS: Final = timedelta(minutes=10)  # as far as ours may be ahead of Facebook's
READY: Final = "ready"
BROKEN: Final = frozenset({"error", "expired", "upload_failed"})


class FacebookPage:
    """One page."""

    def __init__(self, graph: Graph, page_id: str) -> None:
        self._graph, self._page = graph, page_id

    def publish(self, piece: Piece, before: Before) -> Sent | Begun:
        """A post, with a picture or not; or a film, which is shown when all of it is there."""
        if piece.film:
            return self._film(piece, piece.film, before.mark)
        found = self.find(piece, before)
        if found:
            return found
        if piece.picture is None:
            return _sent(id_of(self._graph.say(f"{self._page}/feed", {"message": piece.text})))
        said = {"url": piece.picture.url, "caption": piece.text}
        if piece.picture.description:
            said["alt_text_custom"] = piece.picture.description
        told = self._graph.say(f"{self._page}/photos", said)
        return _sent(id_of(told, "post_id"))  # the post around it, not the picture alone

    def find(self, piece: Piece, before: Before) -> Sent | None:
        """A film that is there, shown or not; a post with just these words since the first try."""
        if before.mark:
            return _sent(before.mark.removeprefix(FILM), FILM)
        if before.tried_at is None or piece.film:  # a draft that nobody saw
            return None
        since = int((before.tried_at - CLOCKS).timestamp())
        asked = {"fields": "id,message", "since": str(since), "limit": MOST}
        raw = self._graph.ask(f"{self._page}/published_posts", asked).raw
        for node in list_of(answer_of_graph(raw), "data"):
            if text_of(node, "message") == piece.text.strip():
                return _sent(id_of(node))
        return None

    def take_down(self, native_id: str) -> bool:
        """Delete the post or film."""
        return delete(self._graph, native_id.removeprefix(FILM))

    def reach(self, native_id: str) -> Reach:
        """Likes, comments and shares of a post; of a film how often it was seen, not shared."""
        asked = COUNTS_OF_FILM if native_id.startswith(FILM) else COUNTS
        raw = self._graph.ask(native_id.removeprefix(FILM), {"fields": asked}).raw
        told = answer_of_graph(raw)
        return Reach(
            views=count_of(told, "views"),
            likes=count_of(node_of(node_of(told, "likes"), "summary"), "total_count"),
            comments=count_of(node_of(node_of(told, "comments"), "summary"), "total_count"),
            shares=count_of(node_of(told, "shares"), "count"),
        )

    def _film(self, piece: Piece, film: Film, mark: str) -> Sent | Begun:
        if not mark:
            said = {
                "file_url": film.url,
                "title": piece.title,
                "description": piece.text,
                "published": "false",
                "unpublished_content_type": "DRAFT",
            }
            return Begun(FILM + id_of(self._graph.say(f"{self._page}/videos", said)))
        number = mark.removeprefix(FILM)
        told = answer_of_graph(self._graph.ask(number, {"fields": "status"}).raw)
        status = text_of(node_of(told, "status"), "video_status")
        if status in BROKEN:
            raise ServiceError(Fault.REQUEST, 0, PASSING_WAIT)
        if status != READY:
            return Begun(mark)
        self._caption(number, film, piece.language)
        self._graph.say(number, {"published": "true"})
        return _sent(number, FILM)

    def _caption(self, number: str, film: Film, language: str) -> None:
        """Hand over the captions that are not there yet."""
        told = answer_of_graph(self._graph.ask(f"{number}/captions", {"fields": "locale"}).raw)
        has = {text_of(one, "locale") for one in list_of(told, "data")}
        for one in sorted(film.captions.keys() & LOCALES.keys()):
            if LOCALES[one] not in has:
                file = HandedFile(
                    field="captions_file",
                    name=named(one),
                    kind="application/x-subrip",
                    content=srt_of(film.captions[one]),
                )
                said = {"default_locale": LOCALES.get(language, "none")}
                self._graph.hand(f"{number}/captions", said, file)


def _sent(native_id: str, kind: str = "") -> Sent:
    return Sent(f"{kind}{native_id}", f"{WEB}/{native_id}")
