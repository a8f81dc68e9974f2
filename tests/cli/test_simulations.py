"""Simulations of the count, from the command line."""

import json

import pytest
from click.testing import CliRunner

from sangsuk.cli.simulating import SIMULATIONS, simulate


def told(*words: str) -> str:
    ran = CliRunner().invoke(simulate, list(words), catch_exceptions=False)
    assert ran.exit_code == 0
    return ran.output


@pytest.mark.slow
def test_intervals_say_the_same_of_the_same_seed_and_as_a_table_too():
    figures = json.loads(told("intervals", "--runs", "3", "--seed", "5", "--json"))

    assert figures == json.loads(told("intervals", "--runs", "3", "--seed", "5", "--json"))
    assert [row["shape"] for row in figures["cover"]] == ["gamma", "lognormal", "pareto", "all"]
    assert "p_top: Brier" in told("intervals", "--runs", "3", "--seed", "5")


@pytest.mark.slow
def test_drives_are_tried_among_the_texts_that_are_named(tmp_path):
    texts = "training/stories/thanks.jsonl"

    ran = CliRunner().invoke(simulate, ["drives", "--runs", "1", "--texts", texts])

    assert getattr(ran.exception, "code", None) == "simulate.few_texts"


def test_every_simulation_is_in_its_room_and_shows_an_example():
    for name in SIMULATIONS:
        assert f"Example: sangsuk simulate {name}" in told(name, "--help")
