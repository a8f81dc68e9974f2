"""Districts and provinces, by code."""

from collections.abc import Collection

from django.db.models import QuerySet

from sangsuk.records.districts.models import District, Province


def all_districts() -> QuerySet[District]:
    """All 878 by code, each with its province."""
    return District.objects.select_related("province")


def district_by_code(code: str) -> District | None:
    return all_districts().filter(pk=code).first()


def districts_called(codes: Collection[str]) -> dict[str, District]:
    """Of these codes those that there are, each with its province."""
    return all_districts().in_bulk(codes)


def provinces() -> QuerySet[Province]:
    """All 76 by code."""
    return Province.objects.all()


def districts_within(code: str) -> QuerySet[District]:
    """The district of four digits, or all of the province of two."""
    return all_districts().filter(code__startswith=code)


def place_of(code: str) -> District | Province | None:
    """The district of four digits or the province of two; None for the country."""
    if len(code) == 2:
        return provinces().filter(pk=code).first()
    return district_by_code(code) if code else None
