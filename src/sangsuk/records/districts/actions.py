"""Keeping the districts."""

from collections.abc import Sequence

from django.db import transaction

from sangsuk.core.terms.district import District as Amphoe
from sangsuk.records.districts.models import District, Province


@transaction.atomic
def keep_districts(*, districts: Sequence[Amphoe]) -> None:
    """Keep all districts with their provinces; what is already kept is brought up to date."""
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
