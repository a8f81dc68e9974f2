"""Where the districts are, for devices that find the nearest themselves and tell nobody."""

from typing import Final

from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from sangsuk.flow.telling.finding_districts import district_centres

DAY: Final = 24 * 60 * 60


@require_safe
def centres(_request: HttpRequest) -> JsonResponse:
    """Latitude and longitude of each district's centre, by its code."""
    response = JsonResponse(district_centres())
    patch_cache_control(response, public=True, max_age=DAY)
    return response
