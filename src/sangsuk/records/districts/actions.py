"""Keeping the districts."""

from collections.abc import Sequence

from django.db import connection, transaction

from sangsuk.core.terms.district import District as Amphoe
from sangsuk.records.districts.models import District, Province


@transaction.atomic
def keep_districts(*, districts: Sequence[Amphoe]) -> None:
    """Keep all districts with their provinces; what is already kept is brought up to date."""
    _one_at_a_time()
    provinces = {district.province_code: district for district in districts}
    Province.objects.bulk_create(
        (
            Province(
                code=code,
                name_th=district.province_th,
                name_en=district.province_en,
                region=district.region,
            )
            for code, district in provinces.items()
        ),
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name_th", "name_en", "region"],
    )
    District.objects.bulk_create(
        map(_row, districts),
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name_th", "name_en", "latitude", "longitude", "population"],
    )


def _one_at_a_time() -> None:
    """Two that begin at once would meet in the names; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE districts_province IN EXCLUSIVE MODE")


def _row(district: Amphoe) -> District:
    return District(
        code=district.code,
        province_id=district.province_code,
        name_th=district.name_th,
        name_en=district.name_en,
        latitude=district.latitude,
        longitude=district.longitude,
        population=district.population,
    )
