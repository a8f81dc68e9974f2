"""Who may do what: roles, and the part of the country that each is for (กรม → จังหวัด → อำเภอ)."""

from typing import Final

from django.db.models import TextChoices

from sangsuk.core.terms.bureaux import BUREAUX


class Role(TextChoices):
    """What somebody is to the campaign; one account has one."""

    NATIONAL = "national"
    PROVINCE = "province"
    DISTRICT = "district"
    BUREAU = "bureau"  # answers what offices handed to it, and nothing else
    VOLUNTEER = "volunteer"  # types stories for others, and nothing else
    JUROR = "juror"
    FINANCE = "finance"
    FILM = "film"
    AUDITOR = "auditor"
    READ_ONLY = "read_only"


# Digits of the code that the role's scope has; a bureau's scope is its own code, and all other
# roles are for the country.
SCOPE_DIGITS: Final = {Role.PROVINCE: 2, Role.DISTRICT: 4, Role.VOLUNTEER: 4}

# Who makes, changes and closes which accounts, each only in their own part of the country.
MAKES: Final = {
    Role.NATIONAL: frozenset(Role),
    Role.PROVINCE: frozenset({Role.PROVINCE, Role.DISTRICT, Role.VOLUNTEER}),
    Role.DISTRICT: frozenset({Role.DISTRICT, Role.VOLUNTEER}),
}


def is_scope_of(role: Role, scope: str) -> bool:
    """Whether a scope is one that the role may have."""
    if role == Role.BUREAU:
        return scope in BUREAUX
    return len(scope) == SCOPE_DIGITS.get(role, 0) and (not scope or scope.isdecimal())


def may_make(maker: str, part: str, *, role: str, scope: str) -> bool:
    """Whether an account makes such accounts.

    Args:
        maker: the role of who asks.
        part: the scope of who asks.
        role: of the account that is to be made or changed.
        scope: its part of the country.
    """
    return role in MAKES.get(Role(maker), ()) and scope.startswith(part)
