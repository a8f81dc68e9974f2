"""The 76 provinces and 878 districts, as rows that other records point to."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Substr


class Province(models.Model):
    """A จังหวัด by its two-digit code."""

    code = models.CharField(primary_key=True, max_length=2)
    name_th = models.CharField(max_length=80, unique=True)
    name_en = models.CharField(max_length=80)
    region = models.CharField(max_length=40)  # เหนือ, ตะวันออกเฉียงเหนือ, กลาง, …

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name_th


class District(models.Model):
    """An อำเภอ by its four-digit code, which begins with its province's.

    Latitude and longitude are of the district's centre, not of its office.
    """

    code = models.CharField(primary_key=True, max_length=4)
    province = models.ForeignKey(Province, models.PROTECT, related_name="districts")
    name_th = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.PositiveIntegerField()

    class Meta:
        ordering = ("code",)
        constraints = (
            models.UniqueConstraint(
                fields=("province", "name_th"), name="district_name_once_in_a_province"
            ),
            models.CheckConstraint(
                condition=Q(province_id=Substr("code", 1, 2)), name="district_code_tells_province"
            ),
        )

    def __str__(self) -> str:
        return self.name_th

    @property
    def region(self) -> str:
        return self.province.region
