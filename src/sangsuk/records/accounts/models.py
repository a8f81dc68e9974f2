"""The people who work in the system, apart from citizens, who need no account."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.utils.crypto import salted_hmac

from sangsuk.records.accounts.roles import SCOPE_DIGITS, Role, may_make


class Accounts(BaseUserManager["Account"]):
    """Finds an account by the name that somebody signs in with."""


class Account(AbstractBaseUser):
    """One person, in one role, for one part of the country or one central bureau.

    `scope` is the code of the province, district or bureau that the account is for,
    and empty where the role is for the country.  `home` names the districts that the
    person belongs to in life: whose stories they must not judge.

    Who signs in gives a password and a code of their phone, or a passkey, which is both.
    """

    name = models.CharField(max_length=150, unique=True)
    shown_name = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True)  # where they were invited; not what they sign in with
    role = models.CharField(max_length=20, choices=Role.choices)
    scope = models.CharField(max_length=20, blank=True)
    home = models.CharField(max_length=200, blank=True)  # district codes with spaces between
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    code_secret = models.CharField(max_length=64, blank=True)  # of the codes of the phone
    codes_since = models.DateTimeField(null=True)  # a second step stands: a phone or a passkey
    last_step = models.BigIntegerField(default=0)  # of the last code: none is good twice
    sign_outs = models.PositiveIntegerField(default=0)  # everywhere; sessions before are over

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
                condition=~Q(role=Role.BUREAU.value) | Q(scope__length__gt=4),
                name="bureau_account_has_its_scope",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[*(role.value for role in SCOPE_DIGITS), Role.BUREAU.value])
                | Q(scope=""),
                name="other_accounts_are_for_the_country",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: Any = None) -> str:
        """What a session must fit: of the password, and of how often all sessions were ended."""
        told = f"{self.password} {self.sign_outs}"
        return salted_hmac("sangsuk.session", told, secret=secret, algorithm="sha256").hexdigest()

    @property
    def has_codes(self) -> bool:
        return self.codes_since is not None

    @property
    def homes(self) -> frozenset[str]:
        return frozenset(self.home.split())

    def covers(self, district_code: str) -> bool:
        """Whether the district lies in the part of the country that the account is for."""
        return district_code.startswith(self.scope)

    def manages(self, other: "Account") -> bool:
        """Whether this account changes or closes that one; nobody does their own."""
        is_other = self.pk != other.pk
        return is_other and may_make(self.role, self.scope, role=other.role, scope=other.scope)


class RecoveryCode(models.Model):
    """A code for the day on which the phone is lost; good once."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("account", "digest"), name="recovery_code_once"),
        )

    def __str__(self) -> str:
        return f"code of {self.account_id}"


class Passkey(models.Model):
    """A key in somebody's own device that signs them in: both steps at once, at this site alone."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="passkeys")
    key_id = models.CharField(max_length=1400, unique=True)  # base64url, at most 1,023 bytes
    public = models.BinaryField()  # what the device told of itself and of its public key
    counter = models.PositiveBigIntegerField(default=0)  # of its uses; goes up, or stays 0
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"passkey of {self.account_id}"


class SignIn(models.Model):
    """One session of an account: when it began, with what, and whether somebody ended it."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="sign_ins")
    key = models.CharField(max_length=43, unique=True)  # the session holds it
    device = models.CharField(max_length=60, blank=True)  # browser and system, in two words
    at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-seen_at",)

    def __str__(self) -> str:
        return f"session of {self.account_id}"


class Invitation(models.Model):
    """A link by which one person makes their account, once; only its digest is kept."""

    digest = models.CharField(primary_key=True, max_length=64)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    scope = models.CharField(max_length=20, blank=True)
    home = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation of {self.role} until {self.until:%Y-%m-%d}"


class Attempt(models.Model):
    """Somebody tried and failed: by account or by network, under a digest; soon forgotten."""

    key = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.at:%H:%M}"


models.CharField.register_lookup(Length)
