"""Posts and films of a Facebook page.

Source:
    Meta, Graph API reference v25.0: Page Feed, Page Videos (`file_url`), Page Published Posts.
    A film is fetched by Facebook from our own site: what is taken down here is no copy of ours.
"""

from datetime import datetime
from typing import Any, Final

from sangsuk.connectors.answers import count_of, list_of, node_of
from sangsuk.connectors.asking import PASSING_WAIT, Fault, ServiceError
from sangsuk.connectors.facebook.graph import Graph, answer_of_graph
from sangsuk.connectors.outlets.contract import Before, Begun, Limits, Piece, Reach, Sent

LIMITS: Final = Limits(letters=63_206, longest=4 * 3600.0, title=255, fetches=True)
WEB: Final = "https://www.facebook.com"
GONE: Final = 100  # and 33: there is no such object, or not any more
COUNTS: Final = "shares,likes.summary(true).limit(0),comments.summary(true).limit(0)"
COUNTS_OF_FILM: Final = "views,likes.summary(true).limit(0),comments.summary(true).limit(0)"
FILM: Final = "film:"  # before the id of a film, which has other counts


class FacebookPage:
    """One page."""

    def __init__(self, graph: Graph, page_id: str) -> None:
        self._graph, self._page = graph, page_id

    def publish(self, piece: Piece, before: Before) -> Sent | Begun:
        """A post, or a film with its words; one whose answer was lost is looked for first."""
        found = self._find(piece, before.tried_at) if before.tried_at else None
        if found:
            return found
        if piece.film is None:
            told = self._graph.say(f"{self._page}/feed", {"message": piece.text})
            return self._sent(told)
        told = self._graph.say(
            f"{self._page}/videos",
            {"file_url": piece.film.url, "title": piece.title, "description": piece.text},
        )
        return self._sent(told, FILM)

    def take_down(self, native_id: str) -> bool:
        """Delete the post or film."""
        return delete(self._graph, native_id.removeprefix(FILM))

    def reach(self, native_id: str) -> Reach:
        """Likes, comments and shares of a post; of a film also how often it was seen."""
        asked = COUNTS_OF_FILM if native_id.startswith(FILM) else COUNTS
        raw = self._graph.ask(native_id.removeprefix(FILM), {"fields": asked}).raw
        told = answer_of_graph(raw)
        return Reach(
            views=count_of(told, "views"),
            likes=count_of(node_of(node_of(told, "likes"), "summary"), "total_count"),
            comments=count_of(node_of(node_of(told, "comments"), "summary"), "total_count"),
            shares=count_of(node_of(told, "shares"), "count"),
        )

    def _find(self, piece: Piece, tried_at: datetime) -> Sent | None:
        """What came out with just these words since it was first tried."""
        edge, words = ("videos", "description") if piece.film else ("published_posts", "message")
        asked = {"fields": f"id,{words}", "since": str(int(tried_at.timestamp())), "limit": "100"}
        told = answer_of_graph(self._graph.ask(f"{self._page}/{edge}", asked).raw)
        for node in list_of(told, "data"):
            if isinstance(node, dict) and str(node.get(words, "")).strip() == piece.text.strip():
                return self._sent(node, FILM if piece.film else "")
        return None

    def _sent(self, told: dict[str, Any], kind: str = "") -> Sent:
        native_id = id_of(told)
        return Sent(f"{kind}{native_id}", f"{WEB}/{native_id}")


def id_of(told: dict[str, Any]) -> str:
    """The id that an answer holds.

    Raises:
        ServiceError: it holds none.
    """
    native_id = told.get("id")
    if not isinstance(native_id, str) or not native_id.replace("_", "").isalnum():
        raise ServiceError(Fault.REQUEST, 0, PASSING_WAIT)
    return native_id


def delete(graph: Graph, native_id: str) -> bool:
    """Delete an object of the Graph API; True also where it is not there any more."""
    try:
        graph.say(native_id, {"method": "delete"})  # for clients that only ask and post
    except ServiceError as error:
        if error.fault is not Fault.REQUEST or error.code != GONE:
            raise
    return True
