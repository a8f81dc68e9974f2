"""A story of an office tells of a service; where none is sure, the likeliest is told."""

import numpy as np

from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.understand.services import hold_services

CODES = tuple(SERVICES)
SURE, UNSURE = [0.9, 0.1, 0.0, 0.0], [0.4, 0.6, 0.0, 0.0]  # that it is about an office


def told(belongs: list[float], **services: float) -> set[str]:
    probability = np.array([[services.get(code, 0.01) for code in CODES]], np.float32)
    lines = np.full_like(probability, 0.6)
    held = hold_services(probability, np.array([belongs], np.float32), lines)
    return {code for code, holds in zip(CODES, held[0], strict=True) if holds}


def test_every_service_above_its_line_is_told():
    assert told(SURE, id_card=0.8, relief=0.7, hotel=0.5) == {"id_card", "relief"}


def test_where_none_is_above_its_line_the_likeliest_is_told():
    assert told(SURE, hotel=0.5, relief=0.4) == {"hotel"}


def test_no_named_service_is_told_only_where_it_is_clearly_likelier():
    assert told(SURE, other=0.45, id_card=0.4) == {"id_card"}
    assert told(SURE, other=0.59, id_card=0.3) == {"other"}


def test_what_is_a_mere_guess_is_not_told():
    assert told(SURE, hotel=0.15) == set()


def test_a_post_that_may_not_be_about_an_office_tells_of_a_service_only_above_the_line():
    assert told(UNSURE, hotel=0.5) == set()
    assert told(UNSURE, hotel=0.7) == {"hotel"}
