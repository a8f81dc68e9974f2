"""The people who work in the system, apart from citizens, who need no account."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from sangsuk.records.accounts.roles import SCOPE_DIGITS, Role


class Accounts(BaseUserManager["Account"]):
    """Finds an account by the name that somebody signs in with."""


class Account(AbstractBaseUser):
    """One person, in one role, for one part of the country.

    `scope` is the code of the province or district that the account is for, and
    empty where the role is for the country.  `home` names the districts that the
    person belongs to in life: whose stories they must not judge.

    Thin: a password alone signs in; a second factor, invitations and passkeys are not there yet.
    """

    name = models.CharField(max_length=150, unique=True)
    shown_name = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    scope = models.CharField(max_length=4, blank=True)
    home = models.CharField(max_length=200, blank=True)  # district codes with spaces between
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("name",)
        constraints = (
            *(
                models.CheckConstraint(
                    condition=~Q(role=role.value) | Q(scope__length=digits),
                    name=f"{role.value}_account_has_its_scope",
                )
                for role, digits in SCOPE_DIGITS.items()
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in SCOPE_DIGITS]) | Q(scope=""),
                name="other_accounts_are_for_the_country",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def homes(self) -> frozenset[str]:
        return frozenset(self.home.split())

    def covers(self, district_code: str) -> bool:
        """Whether the district lies in the part of the country that the account is for."""
        return district_code.startswith(self.scope)


models.CharField.register_lookup(Length)
