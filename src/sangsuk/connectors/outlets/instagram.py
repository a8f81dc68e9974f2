"""Films of an Instagram account, as reels; it takes no words alone, and nothing back.

Source:
    Meta, Instagram Platform, Content Publishing: a container is made from an address, is
    FINISHED, ERROR or EXPIRED after a while, and is then published; 24 hours, else it is gone.
"""

from typing import Final

from sangsuk.connectors.answers import count_of, list_of
from sangsuk.connectors.asking import PASSING_WAIT, Fault, ServiceError
from sangsuk.connectors.facebook.graph import Graph, answer_of_graph
from sangsuk.connectors.outlets.contract import Before, Begun, Limits, Piece, Reach, Sent
from sangsuk.connectors.outlets.facebook import id_of

LIMITS: Final = Limits(letters=2200, shortest=3.0, longest=900.0, films_only=True, fetches=True)
COUNTS: Final = "like_count,comments_count,permalink"


class InstagramAccount:
    """One professional account."""

    def __init__(self, graph: Graph, user_id: str) -> None:
        self._graph, self._user = graph, user_id

    def publish(self, piece: Piece, before: Before) -> Sent | Begun:
        """First the container, then, when it has fetched the film, the reel itself."""
        mark = before.mark
        found = self._find(piece) if mark and before.tried_at else None
        if found:
            return found
        if not mark:
            return self._begin(piece)
        state = answer_of_graph(self._graph.ask(mark, {"fields": "status_code"}).raw)
        match state.get("status_code"):
            case "IN_PROGRESS":
                return Begun(mark)
            case "FINISHED":
                edge = f"{self._user}/media_publish"
                return self._sent(id_of(self._graph.say(edge, {"creation_id": mark})))
            case "EXPIRED":
                return self._begin(piece)
        raise ServiceError(Fault.REQUEST, 0, PASSING_WAIT)

    def take_down(self, _native_id: str) -> bool:
        """It lets programs delete nothing: a person must, in the app."""
        return False

    def reach(self, native_id: str) -> Reach:
        told = answer_of_graph(self._graph.ask(native_id, {"fields": COUNTS}).raw)
        likes, comments = count_of(told, "like_count"), count_of(told, "comments_count")
        return Reach(likes=likes, comments=comments)

    def _begin(self, piece: Piece) -> Begun:
        film = piece.film
        if film is None:
            raise ServiceError(Fault.REQUEST, 0, PASSING_WAIT)
        said = {"media_type": "REELS", "video_url": film.url, "caption": piece.text}
        return Begun(id_of(self._graph.say(f"{self._user}/media", said)))

    def _find(self, piece: Piece) -> Sent | None:
        """A reel with just these words among the newest: the answer to it was lost."""
        asked = {"fields": "id,caption", "limit": "25"}
        told = answer_of_graph(self._graph.ask(f"{self._user}/media", asked).raw)
        for node in list_of(told, "data"):
            if (
                isinstance(node, dict)
                and str(node.get("caption", "")).strip() == piece.text.strip()
            ):
                return self._sent(id_of(node))
        return None

    def _sent(self, native_id: str) -> Sent:
        told = answer_of_graph(self._graph.ask(native_id, {"fields": "permalink"}).raw)
        return Sent(native_id, str(told.get("permalink", "")))
