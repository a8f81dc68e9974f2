"""Programs of others: their tokens, what they were answered, where they are told of things."""

from django.db import models


class Scope(models.TextChoices):
    """What a token lets its program do."""

    POSTS = "posts"  # hand in posts
    HOOKS = "hooks"  # be told what happens


def posts_alone() -> list[str]:
    return [Scope.POSTS.value]


class Source(models.Model):
    """One program of others; the memory keeps its token's digest alone."""

    name = models.CharField(max_length=40, unique=True)
    token_digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=posts_alone)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="source_is_named"),
        )

    def __str__(self) -> str:
        return self.name


class Answered(models.Model):
    """What a batch was answered: the same batch again is answered the same and taken in once."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="answered")
    key = models.CharField(max_length=200)  # the source's own Idempotency-Key
    sha256 = models.CharField(max_length=64)  # of the batch
    answer = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("source", "key"), name="answered_once_for_a_key"),
        )

    def __str__(self) -> str:
        return f"{self.source_id} {self.key}"


class Hook(models.Model):
    """Where a program is told what happens here; its secret is made anew from `salt` each time."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="hooks")
    url = models.CharField(max_length=300)
    kinds = models.JSONField()
    salt = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"hook {self.pk} of {self.source_id}"


class SavedProfile(models.Model):
    """One version of a mapping profile; a version never changes, what is changed is the next."""

    slug = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    text = models.TextField()  # TOML, as it was saved
    digest = models.CharField(max_length=64)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("slug", "version")
        constraints = (
            models.UniqueConstraint(fields=("slug", "version"), name="profile_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.slug} v{self.version}"
