"""Provinces and districts as addresses name them."""

from django.http import Http404

from sangsuk.records.districts.models import District, Province
from sangsuk.records.districts.queries import district_by_code, provinces


def province_of(code: str) -> Province | None:
    """The province that an address names; None where it names none.

    Raises:
        Http404: there is no such province.
    """
    if not code:
        return None
    found = provinces().filter(pk=code).first()
    if found is None:
        raise Http404
    return found


def district_of(code: str) -> District | None:
    """The district that an address names; None where it names none.

    Raises:
        Http404: there is no such district.
    """
    if not code:
        return None
    found = district_by_code(code)
    if found is None:
        raise Http404
    return found
