"""Who works in the same office."""

from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role


def colleagues_of(account: Account, district: str) -> list[Account]:
    """The others who answer for a district's office, in the district and in its province."""
    officers = Account.objects.filter(
        is_active=True,
        role__in=[Role.DISTRICT, Role.PROVINCE],
        scope__in=[district, district[:2]],
    )
    return list(officers.exclude(pk=account.pk))
