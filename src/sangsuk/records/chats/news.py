"""Who asked what becomes of their story, and what they know of it."""

from django.db.models import QuerySet

from sangsuk.records.chats.models import Receipt


def ask_news(*, user: str, story: str, wanted: bool) -> bool:
    """Note that a teller wants news of a story of theirs, or no more; False where it is none."""
    return bool(Receipt.objects.filter(user=user, story=story).update(wants_news=wanted))


def news_wanted() -> QuerySet[Receipt]:
    return Receipt.objects.filter(wants_news=True).order_by("pk")


def wants_news(digest: str) -> bool:
    """Whether the teller who holds this receipt still asks for news."""
    return news_wanted().filter(pk=digest).exists()


def note_told(*, receipt: Receipt, state: str) -> None:
    Receipt.objects.filter(pk=receipt.pk).update(told=state)
