import pytest


def test_the_process_says_that_it_lives_without_asking_the_database(client):
    assert client.get("/healthz").json() == {"ok": True}


@pytest.mark.django_db
def test_the_site_is_ready_when_database_and_disk_answer(client):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (200, {"database": True, "disk": True})


@pytest.mark.django_db
def test_the_site_is_not_ready_where_nothing_can_be_written(client, settings, tmp_path):
    settings.SANGSUK_HOME = tmp_path / "gone"
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (503, {"database": True, "disk": False})
