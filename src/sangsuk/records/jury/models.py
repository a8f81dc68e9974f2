"""Who judges, what came to them, and what they said: sealed when it is cast.

What a juror said is written once.  The database refuses to change or erase it,
whoever asks; and its act stands in the chain.
"""

from django.db import models
from django.db.models import F, Q

from sangsuk.core.terms.judging import Reader
from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story

READERS = [reader.value for reader in Reader]


class Juror(models.Model):
    """A person who judges in one campaign, and what keeps them from stories.

    They sign in by a link and a code that come to them by two ways; of both
    only digests are kept.  `homes` and `workplaces` are codes of districts;
    `relations` are people and districts that they have declared, `handles`
    the names under which they post themselves.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="jurors")
    name = models.CharField(max_length=40)  # no other juror of the campaign has it
    shown_name = models.CharField(max_length=150, blank=True)
    reader = models.CharField(max_length=12)  # volunteers, officers, panel
    homes = models.JSONField(default=list)
    workplaces = models.JSONField(default=list)
    household = models.CharField(max_length=80, blank=True)
    relations = models.JSONField(default=list)
    handles = models.JSONField(default=list)
    link_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64)
    links = models.PositiveIntegerField(default=1)  # given so far; sessions of older ones are over
    named = models.OneToOneField(Act, models.PROTECT, related_name="named_juror")
    removed = models.OneToOneField(Act, models.PROTECT, null=True, related_name="removed_juror")

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("campaign", "name"), name="juror_once_in_a_campaign"),
            models.CheckConstraint(
                condition=Q(reader__in=READERS), name="juror_reads_as_what_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Round(models.Model):
    """A round that was opened: by which terms and seed; and what came of it once it was closed.

    `outcome` is empty until then.  Its terms are those of the campaign file
    under that slug; their digest holds them.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="judging_rounds")
    slug = models.CharField(max_length=60)
    terms_digest = models.CharField(max_length=64)
    seed = models.CharField(max_length=200)
    left_out = models.JSONField(default=dict)  # eligible stories nobody may read yet, by reason
    panel = models.ManyToManyField(Juror, related_name="rounds")
    opened = models.OneToOneField(Act, models.PROTECT, related_name="opened_round")
    closed = models.OneToOneField(Act, models.PROTECT, null=True, related_name="closed_round")
    outcome = models.JSONField(default=dict)

    class Meta:
        ordering = ("opened",)
        constraints = (
            models.UniqueConstraint(fields=("campaign", "slug"), name="round_once_in_a_campaign"),
        )

    def __str__(self) -> str:
        return self.slug


class Entry(models.Model):
    """A story in a round.  `number` is what jurors know it by, and the order of reading."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    story = models.ForeignKey(Story, models.PROTECT, related_name="entries")
    revision = models.PositiveIntegerField()  # the one that is judged, whatever is edited later
    may_win = models.BooleanField()  # it praises, or praises and blames

    class Meta:
        ordering = ("round", "number")
        constraints = (
            models.UniqueConstraint(fields=("round", "number"), name="entry_number_once"),
            models.UniqueConstraint(fields=("round", "story"), name="entry_once_in_a_round"),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.number}"


class Duty(models.Model):
    """A story that came to a juror, to be read or marked; `passed` when it is theirs no more."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="duties")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="duties")
    given_at = models.DateTimeField()
    passed = models.BooleanField(default=False)

    class Meta:
        ordering = ("entry__number",)
        constraints = (models.UniqueConstraint(fields=("entry", "juror"), name="duty_once"),)

    def __str__(self) -> str:
        return f"{self.juror_id} {self.entry_id}"


class Ballot(models.Model):
    """What a juror said of one story; written once."""

    act = models.OneToOneField(Act, models.PROTECT, primary_key=True, related_name="ballot")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="ballots")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="ballots")
    marks = models.JSONField()
    reason = models.TextField(blank=True)
    line = models.TextField(blank=True)  # to the teller, masked
    key = models.CharField(max_length=64)  # of the form: sent twice, it is one

    class Meta:
        ordering = ("act",)
        constraints = (
            models.UniqueConstraint(fields=("entry", "juror"), name="ballot_once"),
            models.UniqueConstraint(fields=("juror", "key"), name="ballot_sent_once"),
        )

    def __str__(self) -> str:
        return f"ballot {self.act_id}"


class Pair(models.Model):
    """Two stories that a juror was asked to compare; `passed` when that was dropped unanswered."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="pairs")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="pairs")
    left = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    right = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    passed = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(left=F("right")), name="pair_is_of_two"),
            models.UniqueConstraint(
                fields=("juror", "left", "right"),
                condition=Q(passed=False),
                name="pair_once_a_juror",
            ),
        )

    def __str__(self) -> str:
        return f"pair {self.pk}"


class Choice(models.Model):
    """What a juror said of a pair: 1 left, 0 equally good, -1 right; written once."""

    act = models.OneToOneField(Act, models.PROTECT, primary_key=True, related_name="choice")
    pair = models.OneToOneField(Pair, models.PROTECT, related_name="choice")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="choices")
    said = models.SmallIntegerField()
    key = models.CharField(max_length=64)

    class Meta:
        ordering = ("act",)
        constraints = (
            models.CheckConstraint(condition=Q(said__in=[-1, 0, 1]), name="choice_is_of_three"),
            models.UniqueConstraint(fields=("juror", "key"), name="choice_sent_once"),
        )

    def __str__(self) -> str:
        return f"choice {self.act_id}"


class Practice(models.Model):
    """What a juror gave a known story before the round; it counts for nothing."""

    juror = models.ForeignKey(Juror, models.PROTECT, related_name="practice")
    slug = models.CharField(max_length=60)  # of the round
    known = models.CharField(max_length=40)
    marks = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("juror", "slug", "known"), name="practice_once"),
        )

    def __str__(self) -> str:
        return f"{self.juror_id} {self.known}"


class Recusal(models.Model):
    """A juror has stepped back from a story, in this round and all that follow; written once."""

    act = models.OneToOneField(Act, models.PROTECT, primary_key=True, related_name="recusal")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="recusals")
    story = models.ForeignKey(Story, models.PROTECT, related_name="recusals")

    class Meta:
        ordering = ("act",)
        constraints = (models.UniqueConstraint(fields=("juror", "story"), name="recusal_once"),)

    def __str__(self) -> str:
        return f"recusal {self.act_id}"


class Override(models.Model):
    """A named person changed who goes on from a round, with a reason; written once."""

    act = models.OneToOneField(Act, models.PROTECT, primary_key=True, related_name="override")
    round = models.ForeignKey(Round, models.PROTECT, related_name="overrides")
    goes_on = models.JSONField()  # numbers of entries, from now on

    class Meta:
        ordering = ("act",)

    def __str__(self) -> str:
        return f"override {self.act_id}"
