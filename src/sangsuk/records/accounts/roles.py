"""Who may do what: roles, and the part of the country that each is for (กรม → จังหวัด → อำเภอ)."""

from typing import Final

from django.db.models import TextChoices


class Role(TextChoices):
    """What somebody is to the campaign; one account has one."""

    NATIONAL = "national"
    PROVINCE = "province"
    DISTRICT = "district"
    JUROR = "juror"
    FINANCE = "finance"
    FILM = "film"
    AUDITOR = "auditor"
    READ_ONLY = "read_only"


# Digits of the code that the role's scope has; all other roles are for the country.
SCOPE_DIGITS: Final = {Role.PROVINCE: 2, Role.DISTRICT: 4}
