"""What officers say."""

from sangsuk.records.accounts.models import Account
from sangsuk.records.officers.models import OfficersWord


def newest_words(about: str, *, most: int) -> list[OfficersWord]:
    """The newest of one kind, with province."""
    return list(OfficersWord.objects.filter(about=about).select_related("province")[:most])


def words_of(account: Account) -> list[OfficersWord]:
    return list(OfficersWord.objects.filter(account=account))
