"""What cannot be read as a request: a kind page in the reader's language."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
COOKIE = "csrftoken=" + "a" * 32


@pytest.mark.parametrize(
    ("address", "said"),
    [("/tell/", "อ่านสิ่งที่ส่งมาไม่ได้"), ("/en/tell/", "We cannot read what was sent")],
)
def test_a_form_of_too_many_fields_is_refused_kindly(address, said):
    client = Client(enforce_csrf_checks=True, headers={"cookie": COOKIE})
    answer = client.post(address, {f"field-{n}": "1" for n in range(2000)})

    assert (answer.status_code, said in answer.content.decode()) == (400, True)


def test_a_foreign_host_is_refused_kindly():
    answer = Client().get("/", headers={"host": "elsewhere.example"})

    assert (answer.status_code, "กลับหน้าแรก" in answer.content.decode()) == (400, True)
