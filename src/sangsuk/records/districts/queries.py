"""Districts and provinces, by code."""

from django.db.models import QuerySet

from sangsuk.records.districts.models import District, Province


def all_districts() -> QuerySet[District]:
    """All 878 by code, each with its province."""
    return District.objects.select_related("province")


def district_by_code(code: str) -> District | None:
    return all_districts().filter(pk=code).first()


def provinces() -> QuerySet[Province]:
    """All 76 by code."""
    return Province.objects.all()
