"""The OpenAPI document says what the API does: tried by schemathesis against a running server."""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from shown import a_shown_campaign

from sangsuk.web.api.v1 import document

CALLS = {
    "/api/v1/standings": ["get"],
    "/api/v1/stories": ["get"],
    "/api/v1/stories/{id}": ["get"],
    "/api/v1/answers": ["get"],
    "/api/v1/films": ["get"],
    "/api/v1/districts": ["get"],
    "/api/v1/districts/{code}": ["get"],
    "/api/v1/services": ["get"],
    "/api/v1/campaigns": ["get"],
    "/api/v1/coverage": ["get"],
    "/api/v1/results": ["get"],
    "/api/v1/posts": ["post"],
    "/api/v1/hooks": ["post", "get"],
    "/api/v1/hooks/{id}": ["delete"],
}


@pytest.mark.django_db
def test_every_call_is_in_the_document_and_the_document_is_a_page(client):
    told = client.get("/api/v1/openapi.json").json()

    assert told["openapi"] == "3.1.0"
    assert {path: [*methods] for path, methods in told["paths"].items()} == CALLS
    page = client.get("/api/v1/docs").content.decode()
    assert [path for path in CALLS if path not in page] == []
    assert [
        one for one in re.findall(r'<script[^>]*?src="([^"]*)', page) if one[:8] != "/static/"
    ] == []
    assert ("//cdn" in page, "<script>" in page) == (False, False)


def test_every_answer_of_the_document_says_how_many_calls_are_left():
    for path, methods in document()["paths"].items():
        for operation in methods.values():
            for status, answer in operation["responses"].items():
                assert "RateLimit-Remaining" in answer["headers"], (path, status)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_server_keeps_every_promise_of_its_document(live_server, tmp_path):
    a_shown_campaign()
    token = StringIO()
    call_command("create_source_token", "schemathesis", scope=["posts", "hooks"], stdout=token)
    tried = subprocess.run(
        [
            *(
                Path(sys.executable).with_name("st"),
                "run",
                f"{live_server.url}/api/v1/openapi.json",
            ),
            *("--checks", "all", "--phases", "examples,coverage,fuzzing", "--max-examples", "3"),
            *("--header", f"Authorization: Bearer {token.getvalue().strip()}"),
            *("--seed", "2563", "--no-shrink", "--generation-database", "none"),
        ],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert tried.returncode == 0, tried.stdout[-6000:] + tried.stderr[-2000:]
    assert f"{sum(map(len, CALLS.values()))} passed" in tried.stdout
