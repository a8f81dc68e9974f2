"""Why a step of an announcement is refused: told so that the person can go on."""

from sangsuk.core.errors import CallError, refusals_of

_refused = refusals_of("announcements")


def not_entitled(role: str) -> CallError:
    remedy = "ask somebody of the national desk or of the film team."
    return _refused("not_entitled", "This role does not announce.", role, remedy)


def no_words() -> CallError:
    return _refused("no_words", "There are no words.", "text", "write some first.")


def too_many_words(most: int) -> CallError:
    return _refused("too_many_words", "It is too long.", "text", f"at most {most:,} letters.")


def no_outlet() -> CallError:
    return _refused("no_outlet", "It goes nowhere.", "outlets", "choose one at least.")


def no_film() -> CallError:
    remedy = "choose a film that is published on the site."
    return _refused("no_film", "That film is not to be shown.", "film", remedy)


def no_result() -> CallError:
    remedy = "publish the result first."
    return _refused("no_result", "No result is published.", "occasion", remedy)


def one_person(number: int) -> CallError:
    remedy = "let another person read it and let it out."
    return _refused("one_person", "You have let it out before.", f"announcement {number}", remedy)


def hindered(number: int) -> CallError:
    remedy = "look at the dry run; nothing goes out that cannot arrive."
    what = "No outlet can take it as it is."
    return _refused("hindered", what, f"announcement {number}", remedy)


def is_over(number: int) -> CallError:
    remedy = "write another one."
    return _refused("is_over", "It was taken down.", f"announcement {number}", remedy)


def has_gone(number: int) -> CallError:
    remedy = "take it down, or leave it."
    return _refused("has_gone", "It has gone out.", f"announcement {number}", remedy)


def no_reason(number: int) -> CallError:
    remedy = "say why in some words."
    return _refused("no_reason", "No reason was given.", f"announcement {number}", remedy)


def unknown(number: int) -> CallError:
    remedy = "list them: sangsuk announcements"
    return _refused("unknown", "There is no such announcement.", f"announcement {number}", remedy)
