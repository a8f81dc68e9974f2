"""Writes the link of a claim under its post, as the page."""

from typing import Final

from sangsuk.connectors.asking import ServiceError
from sangsuk.connectors.facebook.graph import Graph
from sangsuk.core.errors import CallError
from sangsuk.flow.doors.settings import FacebookDoor

WORDS: Final = (
    "ขอบคุณที่เล่าให้ฟังค่ะ เฟซบุ๊กไม่บอกเราว่าใครเขียน ถ้าเป็นเรื่องของคุณ "
    "ยืนยันและเลือกได้ว่าให้เราทำอะไรกับเรื่องนี้ได้บ้างที่ {address}"
)


def answer_post(post: str, address: str, door: FacebookDoor) -> None:
    """Answer a post of the page.

    Raises:
        CallError: Facebook does not take it.
    """
    graph = Graph(door.graph_url, door.token, door.secrets[0])
    try:
        graph.say(f"{post}/comments", {"message": WORDS.format(address=address)})
    except ServiceError as error:
        raise CallError(
            "claim.answer",
            what=f"Facebook does not take the answer ({error}).",
            where="--answer",
            remedy="the page's token needs pages_manage_engagement; or write the link yourself.",
        ) from None
