"""Programs of others say where they are told what happens; each sees its own alone."""

from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db
WANTED = {"url": "https://listener.example.org/told", "kinds": ["story.withdrawn"]}


def a_token(name: str = "vendor", *scopes: str) -> str:
    said = StringIO()
    call_command("create_source_token", name, scope=list(scopes) or ["hooks"], stdout=said)
    return said.getvalue().strip()


def ask(client, method: str, token: str, path: str = "hooks", body: object = None):
    return getattr(client, method)(
        f"/api/v1/{path}",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )


def test_a_hook_is_made_told_of_once_with_its_secret_and_deleted(client):
    token = a_token()
    made = ask(client, "post", token, body=WANTED)
    told = made.json()

    assert (made.status_code, told["secret"][:6]) == (201, "whsec_")
    [listed] = ask(client, "get", token).json()["items"]
    assert listed == {name: told[name] for name in ("id", "url", "kinds", "made_at")}
    assert ask(client, "delete", token, f"hooks/{told['id']}").status_code == 204
    assert ask(client, "get", token).json()["items"] == []
    assert ask(client, "delete", token, f"hooks/{told['id']}").json()["code"] == "hook.unknown"


def test_another_program_neither_sees_nor_ends_it(client):
    made = ask(client, "post", a_token(), body=WANTED).json()
    other = a_token("other")

    assert ask(client, "get", other).json()["items"] == []
    assert ask(client, "delete", other, f"hooks/{made['id']}").status_code == 404


@pytest.mark.parametrize(
    ("scope", "path"), [("posts", "hooks"), ("hooks", "posts")], ids=["hooks", "posts"]
)
def test_a_token_opens_what_it_was_made_for_and_nothing_else(client, scope, path):
    answer = ask(client, "post", a_token("vendor", scope), path, body=WANTED)

    assert (answer.status_code, answer.json()["code"]) == (403, "token.scope")
    assert f"--scope {path}" in answer.json()["remedy"]


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        WANTED | {"url": "http://listener.example.org/"},
        WANTED | {"url": "https://127.0.0.1:8000@listener.example.org/"},
        WANTED | {"url": "https://localhost/"},
        WANTED | {"url": "https://listener.example.org/\r\nX: y"},
        WANTED | {"kinds": []},
        WANTED | {"kinds": ["story.told"]},
        WANTED | {"more": 1},
    ],
)
def test_what_cannot_be_called_is_a_problem(client, wanted):
    answer = ask(client, "post", a_token(), body=wanted)

    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")


def test_without_a_token_nothing_is_told_of_hooks(client):
    assert client.get("/api/v1/hooks").status_code == 401
