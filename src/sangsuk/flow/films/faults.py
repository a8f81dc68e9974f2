"""Why a step of a film is refused: told so that the person can go on."""

from collections.abc import Iterable

from sangsuk.core.errors import CallError, refusals_of
from sangsuk.core.terms.film import Need

_refused = refusals_of("films")


def not_entitled(doing: str, role: str) -> CallError:
    remedy = "ask somebody whose role it is; nobody does another's part."
    return _refused("not_entitled", f"This role may not {doing}.", role, remedy)


def gate_closed(film: int, lacks: Iterable[Need]) -> CallError:
    what = f"It lacks {', '.join(lacks)}."
    remedy = "lay what is missing into the film's folder first."
    return _refused("gate_closed", what, f"film {film}", remedy)


def is_over(film: int) -> CallError:
    return _refused("is_over", "It is at its last stage.", f"film {film}", "nothing comes after.")


def is_out(film: int) -> CallError:
    remedy = "take it down first, with a reason."
    return _refused("is_out", "It is published.", f"film {film}", remedy)


def not_out(film: int) -> CallError:
    remedy = "only what is published can be taken down."
    return _refused("not_out", "It is not published.", f"film {film}", remedy)


def no_reason(film: int) -> CallError:
    return _refused("no_reason", "No reason was given.", f"film {film}", "say why in some words.")


def not_later(film: int) -> CallError:
    remedy = "name a stage that it has left."
    return _refused("not_later", "It is not at a later stage.", f"film {film}", remedy)


def not_ready(film: int) -> CallError:
    remedy = "first all else that its gate asks for, then two people let it out."
    return _refused("not_ready", "There is nothing to let out yet.", f"film {film}", remedy)


def released_already(film: int) -> CallError:
    remedy = "let another person look at it and let it out."
    return _refused("one_person", "You have let it out before.", f"film {film}", remedy)


def no_words(film: int) -> CallError:
    return _refused("no_words", "There are no words.", f"film {film}", "write some first.")


def no_name(film: int) -> CallError:
    return _refused("no_name", "There is no name.", f"film {film}", "write the whole name.")


def signed_already(film: int) -> CallError:
    remedy = "they themselves can take it back by their link."
    return _refused("signed_already", "This person has signed.", f"film {film}", remedy)


def no_cut(film: int) -> CallError:
    remedy = "send a cut first, and wait until it plays."
    return _refused("no_cut", "There is no cut yet.", f"film {film}", remedy)


def no_captions(film: int) -> CallError:
    return _refused("no_captions", "There are no captions.", f"film {film}", "write them first.")


def bad_captions(film: int, cue: int, why: str) -> CallError:
    remedy = "mend its words and times; a cue begins after the one before it has ended."
    return _refused(f"captions_{why}", f"Cue {cue}: {why}.", f"film {film}", remedy)


def no_contact(film: int) -> CallError:
    remedy = "only what the teller left and allows can be looked at."
    return _refused("no_contact", "The teller left no contact.", f"film {film}", remedy)


def taken_back(film: int) -> CallError:
    remedy = "nothing more is made of it."
    return _refused("taken_back", "Its story was taken back.", f"film {film}", remedy)


def bad_size(film: int) -> CallError:
    what = "The file is empty, or larger than can be taken."
    return _refused("bad_size", what, f"film {film}", "send a film of up to 200 GB.")


def too_many(film: int) -> CallError:
    remedy = "wait until one of them is whole."
    return _refused("too_many", "You are sending several files.", f"film {film}", remedy)


def no_room(film: int) -> CallError:
    remedy = "ask who runs the site for a larger disk."
    return _refused("no_room", "There is no room for it.", f"film {film}", remedy)


def being_written(film: int) -> CallError:
    remedy = "wait a moment, then go on."
    return _refused("being_written", "Another part is just coming.", f"film {film}", remedy)


def other_offset(film: int) -> CallError:
    remedy = "ask where it ends, and go on from there."
    return _refused("other_offset", "The file ends elsewhere.", f"film {film}", remedy)


def too_long(film: int) -> CallError:
    remedy = "send as many bytes as were announced."
    return _refused("too_long", "More came than was announced.", f"film {film}", remedy)
