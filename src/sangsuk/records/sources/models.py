"""Programs of others that hand in posts, what they were answered, how their files are read."""

from django.db import models


class Source(models.Model):
    """One program of others; the memory keeps its token's digest alone."""

    name = models.CharField(max_length=40, unique=True)
    token_digest = models.CharField(max_length=64, unique=True)
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
