"""Films about stories: what was written, who appears, what was shot, who let it out.

Every step has its act in the chain.  The bytes of films lie beside the database, in files.
"""

from django.db import models
from django.db.models import Q

from sangsuk.core.terms.film import Stage
from sangsuk.records.acts.models import Act
from sangsuk.records.awards.models import Award
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story


class Film(models.Model):
    """A film about a story that was chosen, and how far it has come."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="films")
    story = models.OneToOneField(Story, models.PROTECT, related_name="film")
    award = models.ForeignKey(Award, models.PROTECT, null=True, related_name="films")
    title = models.CharField(max_length=150)
    title_en = models.CharField(max_length=150)
    stage = models.CharField(max_length=9, choices=[(one.value, one.value) for one in Stage])
    due = models.DateField(null=True)  # when this stage should be over
    link_digest = models.CharField(max_length=64, blank=True)  # of the storyteller's own link
    begun = models.OneToOneField(Act, models.PROTECT, related_name="begun_film")
    published = models.OneToOneField(Act, models.PROTECT, null=True, related_name="published_film")
    taken_down = models.OneToOneField(Act, models.PROTECT, null=True, related_name="ended_film")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(published__isnull=True) | Q(stage=Stage.PUBLISHED.value),
                name="film_is_published_at_its_last_stage",
            ),
            models.UniqueConstraint(
                fields=("link_digest",), condition=~Q(link_digest=""), name="film_link_once"
            ),
        )

    def __str__(self) -> str:
        return f"film {self.pk}"


class Writing(models.Model):
    """What was written for a film; nothing is overwritten, the newest of its kind holds."""

    class Kind(models.TextChoices):
        TREATMENT = "treatment"
        SCRIPT = "script"
        CREDITS = "credits"
        MUSIC = "music"  # whose music it is, and by which licence
        DESCRIPTION = "description"  # what is seen, for who cannot see it

    film = models.ForeignKey(Film, models.PROTECT, related_name="writings")
    kind = models.CharField(max_length=11, choices=Kind)
    text = models.TextField()
    act = models.OneToOneField(Act, models.PROTECT, related_name="film_writing")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} of film {self.film_id}"


class Allowance(models.Model):
    """Why something that the story does not tell stays in this script."""

    script = models.ForeignKey(Writing, models.PROTECT, related_name="allowances")
    sentence = models.CharField(max_length=64)  # digest of the sentence
    why = models.TextField()
    act = models.OneToOneField(Act, models.PROTECT, related_name="film_allowance")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("script", "sentence"), name="allowance_once"),
        )

    def __str__(self) -> str:
        return f"allowance of {self.script_id}"


class Person(models.Model):
    """Somebody who appears: signs on their phone, or on paper; may take it back at any time."""

    class Way(models.TextChoices):
        PHONE = "phone"
        PAPER = "paper"

    film = models.ForeignKey(Film, models.PROTECT, related_name="people")
    name = models.CharField(max_length=150)
    part = models.CharField(max_length=150, blank=True)  # what they do in it
    guardian = models.CharField(max_length=150, blank=True)  # who signs for a child
    link_digest = models.CharField(max_length=64, unique=True)
    signed_as = models.CharField(max_length=150, blank=True)
    way = models.CharField(max_length=5, choices=Way, blank=True)
    signed = models.OneToOneField(Act, models.PROTECT, null=True, related_name="signed_release")
    withdrawn = models.OneToOneField(Act, models.PROTECT, null=True, related_name="ended_release")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"person {self.pk} of film {self.film_id}"


class Location(models.Model):
    """Where is shot, when, and by whose leave; "" where the leave is not there yet."""

    film = models.ForeignKey(Film, models.PROTECT, related_name="locations")
    place = models.CharField(max_length=200)
    day = models.DateField()
    call = models.TimeField()
    permit = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)
    act = models.OneToOneField(Act, models.PROTECT, related_name="film_location")

    class Meta:
        ordering = ("day", "call", "pk")

    def __str__(self) -> str:
        return f"location {self.pk} of film {self.film_id}"


class Footage(models.Model):
    """A file that was sent in parts; its bytes lie outside of the database."""

    class State(models.TextChoices):
        COMING = "coming"
        REFUSED = "refused"  # no film that we can show, or its story was taken back
        WHOLE = "whole"
        PLAYABLE = "playable"  # a copy that browsers play is there

    film = models.ForeignKey(Film, models.PROTECT, related_name="footage")
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.COMING)
    fault = models.CharField(max_length=40, blank=True)  # why it was refused
    sha256 = models.CharField(max_length=64, blank=True)
    seconds = models.FloatField(default=0)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    by = models.CharField(max_length=150)
    begun = models.OneToOneField(Act, models.PROTECT, related_name="begun_footage")
    done = models.OneToOneField(Act, models.PROTECT, null=True, related_name="done_footage")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"footage {self.pk} of film {self.film_id}"


class Captions(models.Model):
    """Captions of one cut in Thai and English: `cues` are [start, end, thai, english]."""

    footage = models.ForeignKey(Footage, models.PROTECT, related_name="captions")
    cues = models.JSONField()
    act = models.OneToOneField(Act, models.PROTECT, related_name="film_captions")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"captions {self.pk} of footage {self.footage_id}"


class Remark(models.Model):
    """What somebody of the team says at a moment of a cut."""

    footage = models.ForeignKey(Footage, models.PROTECT, related_name="remarks")
    second = models.FloatField()
    text = models.TextField()
    act = models.OneToOneField(Act, models.PROTECT, related_name="film_remark")

    class Meta:
        ordering = ("second", "pk")

    def __str__(self) -> str:
        return f"remark {self.pk}"


class SignOff(models.Model):
    """What the storyteller says of a cut with its captions; the newest holds."""

    captions = models.ForeignKey(Captions, models.PROTECT, related_name="sign_offs")
    is_yes = models.BooleanField()
    words = models.TextField(blank=True)
    act = models.OneToOneField(Act, models.PROTECT, related_name="film_sign_off")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{'yes' if self.is_yes else 'no'} to {self.captions_id}"


class Release(models.Model):
    """One of two people lets this cut with these captions out."""

    captions = models.ForeignKey(Captions, models.PROTECT, related_name="releases")
    by = models.CharField(max_length=150)
    act = models.OneToOneField(Act, models.PROTECT, related_name="film_release")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("captions", "by"), name="film_release_once_a_person"),
        )

    def __str__(self) -> str:
        return f"release of {self.captions_id}"
