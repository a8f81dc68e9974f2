"""Films and pictures of an Instagram account; it takes no words alone, and nothing back.

Source:
    Meta, Instagram Platform, Content Publishing: a container is made from an address, is
    FINISHED, ERROR or EXPIRED after a while, and PUBLISHED when it is out; it waits 24 hours.
    IG User Media: JPEG; 2,200 letters, 30 tags; films of 3 seconds to 15 minutes, 300 MB.
    Media Insights: views and shares, up to two days late.  IG Media names no way to delete.
"""

from typing import Any, Final

from sangsuk.connectors.answers import Node, count_of, list_of
from sangsuk.connectors.asking import PASSING_WAIT, Fault, ServiceError
from sangsuk.connectors.facebook.graph import Graph, answer_of_graph
from sangsuk.connectors.outlets.contract import OUTSIDE, Before, Begun, Limits, Piece, Reach, Sent
from sangsuk.connectors.outlets.graph_objects import id_of, text_of

LIMITS: Final = Limits(
    letters=2200,
    tags=30,
    shortest=3.0,
    longest=900.0,
    biggest=300e6,
    no_words_alone=True,
    fetches=True,
)
COUNTS: Final = "like_count,comments_count"
METRICS: Final = ("views", "shares")
NEWEST: Final = "25"


class InstagramAccount:
    """One professional account."""

    def __init__(self, graph: Graph, user_id: str) -> None:
        self._graph, self._user = graph, user_id

    def publish(self, piece: Piece, before: Before) -> Sent | Begun:
        """First the container, then, when it has fetched what it shows, the reel or picture."""
        mark = before.mark
        if not mark:
            return self._begin(piece)
        if before.tried_at and (found := self.find(piece, before)):
            return found
        told = answer_of_graph(self._graph.ask(mark, {"fields": "status_code"}).raw)
        match told.get("status_code"):
            case "IN_PROGRESS":
                return Begun(mark)
            case "FINISHED":
                said = {"creation_id": mark}
                return self._sent(id_of(self._graph.say(f"{self._user}/media_publish", said)))
            case "PUBLISHED":  # and the answer was lost: it is out, though not in the list yet
                return self.find(piece, before) or Begun(mark)
            case "EXPIRED":
                return self._begin(piece)
        raise ServiceError(Fault.REQUEST, 0, PASSING_WAIT)

    def find(self, piece: Piece, before: Before) -> Sent | None:
        """One with just these words among the newest; a container alone shows nothing."""
        if not before.mark:
            return None
        asked = {"fields": "id,caption", "limit": NEWEST}
        told = answer_of_graph(self._graph.ask(f"{self._user}/media", asked).raw)
        for node in list_of(told, "data"):
            if text_of(node, "caption") == piece.text.strip():
                return self._sent(id_of(node))
        return None

    def take_down(self, _native_id: str) -> bool:
        """It lets programs delete nothing: a person must, in the app."""
        return False

    def reach(self, native_id: str) -> Reach:
        """Likes and comments; views and shares where the account lets them be read."""
        told = answer_of_graph(self._graph.ask(native_id, {"fields": COUNTS}).raw)
        seen = self._metrics(native_id)
        return Reach(
            likes=count_of(told, "like_count"),
            comments=count_of(told, "comments_count"),
            views=seen.get("views"),
            shares=seen.get("shares"),
        )

    def _metrics(self, native_id: str) -> dict[str, int | None]:
        """What it counted, by name; nothing where that is not allowed, or not known yet."""
        try:
            raw = self._graph.ask(f"{native_id}/insights", {"metric": ",".join(METRICS)}).raw
        except ServiceError as error:
            if error.fault in (Fault.PERMISSION, Fault.REQUEST):
                return {}
            raise
        those = list_of(answer_of_graph(raw), "data")
        return {text_of(one, "name"): count_of(_first(one), "value") for one in those}

    def _begin(self, piece: Piece) -> Begun:
        said = {"caption": piece.text}
        if piece.film:
            said |= {"media_type": "REELS", "video_url": piece.film.url}
            if piece.film.picture_url.startswith(OUTSIDE):
                said["cover_url"] = piece.film.picture_url
        elif piece.picture:
            said |= {"image_url": piece.picture.url}
            if piece.picture.description:
                said["alt_text"] = piece.picture.description
        else:
            raise ServiceError(Fault.REQUEST, 0, PASSING_WAIT)
        return Begun(id_of(self._graph.say(f"{self._user}/media", said)))

    def _sent(self, native_id: str) -> Sent:
        """It is out; where it lies is told if it can be asked."""
        try:
            raw = self._graph.ask(native_id, {"fields": "permalink"}).raw
            return Sent(native_id, text_of(answer_of_graph(raw), "permalink"))
        except ServiceError:
            return Sent(native_id)


def _first(told: Any) -> Node:
    values = list_of(told, "values")
    return values[0] if values and isinstance(values[0], dict) else {}
