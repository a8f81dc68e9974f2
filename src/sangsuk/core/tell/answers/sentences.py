"""What the answer says, in Thai or in English: sentences made from figures, nothing else."""

from collections.abc import Mapping, Sequence

from sangsuk.core.terms.codes import Words


class Counted(str):
    """A number as it is written; in a sentence as {n:story|stories} with the word that it takes."""

    __slots__ = ()

    def __format__(self, words: str) -> str:
        one, _, many = words.partition("|")
        return f"{self} {one if self == '1' else many}" if words else str(self)


class Tongue:
    """Says things in one language, "th" or "en"; `sayings` are the sentences by name."""

    def __init__(self, language: str, sayings: Mapping[str, Words]) -> None:
        self.language, self._sayings = language, sayings

    def pick(self, words: Words) -> str:
        return words.en if self.language == "en" else words.th

    def say(self, key: str, **values: object) -> str:
        """The sentence with these values; whole numbers in groups of three."""
        told = {
            name: Counted(f"{value:,}") if isinstance(value, int) else value
            for name, value in values.items()
        }
        return self.pick(self._sayings[key]).format(**told)

    def label(self, key: str) -> str:
        """What stands by itself, at a bar or over a quote: it begins with a capital."""
        said = self.say(key)
        return f"{said[:1].upper()}{said[1:]}"

    def listed(self, names: Sequence[str]) -> str:
        """One, two and three; หนึ่ง สอง และสาม. What parts them is in none of them."""
        if len(names) < 2:
            return "".join(names)
        if self.language == "en":
            apart = "; " if any("," in name for name in names) else ", "
            last = apart.strip() if any("," in name or " and " in name for name in names) else ""
            return f"{apart.join(names[:-1])}{last} {self.say('and')} {names[-1]}"
        apart = ", " if any(" " in name for name in names) else " "
        return f"{apart.join(names[:-1])} {self.say('and')}{names[-1]}"
