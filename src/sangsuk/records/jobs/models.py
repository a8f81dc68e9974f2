"""Who is at work on a job, until when, and how often it was tried.

The jobs themselves are rows of django-tasks-db, which has neither leases nor retries.
"""

from typing import Any, TypeAlias

from django.db import models
from django_tasks_db.models import DBTaskResult

Job: TypeAlias = DBTaskResult[..., Any]


class Lease(models.Model):
    """A worker's hold on a job; when it runs out, the job is anybody's again."""

    job = models.OneToOneField(DBTaskResult, models.CASCADE, primary_key=True, related_name="lease")
    tries = models.PositiveIntegerField(default=0)
    holder = models.CharField(max_length=80, blank=True)  # "": nobody
    until = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, blank=True)  # the class of the last exception

    class Meta:
        indexes = (models.Index(fields=("until",), name="lease_runs_out"),)

    def __str__(self) -> str:
        return f"{self.job_id}, try {self.tries}"
