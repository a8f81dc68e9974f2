"""The addresses of the API; no language, no session, no cookie."""

from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.http import require_safe

from sangsuk.web.api.docs import docs
from sangsuk.web.api.v1 import api, document


@require_safe
def openapi(_request: HttpRequest) -> JsonResponse:
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


urlpatterns = [
    path("openapi.json", openapi, name="openapi"),
    path("docs", docs, name="api_docs"),
    path("", api.urls),
]
