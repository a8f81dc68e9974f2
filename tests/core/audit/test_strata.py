from sangsuk.core.audit.strata import MOST_TICKETS, card_tickets, district_tickets, sort_strata


def test_the_nearer_to_the_edge_the_more_tickets():
    counts = {"a": 400, "b": 120, "c": 110, "d": 100, "e": 90, "f": 30, "g": 0}

    # The edge lies between c and d, 10 apart; e is 20 away from c, f 80, g 110; b 20 from d.
    tickets = {"a": 1, "b": 8, "c": 16, "d": 16, "e": 8, "f": 2, "g": 1}
    assert district_tickets(counts, {"a", "b", "c"}) == tickets


def test_a_tie_across_the_edge_has_the_most():
    assert district_tickets({"a": 5, "b": 5}, {"a"}) == {"a": MOST_TICKETS, "b": MOST_TICKETS}


def test_a_card_has_the_tickets_of_the_district_nearest_to_the_edge():
    assert card_tickets({"a", "c"}, {"a": 2, "c": 16}) == 16
    assert card_tickets(set(), {"a": 2}) == 1


def test_strata_count_whom_the_machine_records_and_whom_cards_name():
    strata = sort_strata([(4, {"a"}, {"a", "b"}), (1, set(), {"b"}), (4, set(), {"a"})])

    assert list(strata) == [1, 4]
    assert (strata[4].cards, strata[4].recorded, strata[4].named) == (2, {"a": 1}, {"a": 2, "b": 1})
