"""Objects of the Graph API that are written and deleted: pages and accounts have them alike."""

from typing import Any, Final

from sangsuk.connectors.asking import PASSING_WAIT, Fault, ServiceError
from sangsuk.connectors.facebook.graph import Graph

UNKNOWN: Final = 100  # with 33 below it: it is gone, or we may not see it


def id_of(told: Any, name: str = "id") -> str:
    """The id that an answer holds.

    Raises:
        ServiceError: it holds none.
    """
    native_id = told.get(name) if isinstance(told, dict) else None
    if not isinstance(native_id, str) or not native_id.replace("_", "").isalnum():
        raise ServiceError(Fault.REQUEST, 0, PASSING_WAIT)
    return native_id


def text_of(node: Any, name: str) -> str:
    """Words without spaces around them; none where there are none."""
    words = node.get(name) if isinstance(node, dict) else None
    return words.strip() if isinstance(words, str) else ""


def delete(graph: Graph, native_id: str) -> bool:
    """Delete an object; True also where it is not there any more.

    Raises:
        ServiceError: it is still there.
    """
    try:
        told = graph.say(native_id, {"method": "delete"})  # for clients that only ask and post
    except ServiceError as error:
        if error.code != UNKNOWN or _is_there(graph, native_id):
            raise
        return True
    if told.get("success") is not True:
        raise ServiceError(Fault.OUTAGE, 0, PASSING_WAIT)
    return True


def _is_there(graph: Graph, native_id: str) -> bool:
    """Whether it can be read: what may only not be deleted has the same code as what is gone."""
    try:
        graph.ask(native_id, {"fields": "id"})
    except ServiceError as error:
        if error.code != UNKNOWN:
            raise
        return False
    return True
