"""Names as they sound, and with one letter left out, as arrays."""

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.cue_tables import CueTable, make_cue_table
from sangsuk.core.understand.cue_words import spell_out
from sangsuk.core.understand.spelling import SIGNS_OF_SOUND, sound_of
from sangsuk.core.understand.tries import (
    MOST_SIGNS,
    WORD_BEGINS,
    Alphabet,
    Gates,
    Trie,
    make_gates,
    plant_trie,
)

if TYPE_CHECKING:
    from sangsuk.core.understand.name_tables import Pool

FEWEST_LETTERS_TO_MISSPELL: Final = 5
LONGEST_MISSPELT: Final = 14
FEWEST_SOUNDS_ANYWHERE: Final = 6  # a name of fewer is known by its sound behind a cue only
GATE_BITS: Final = 17
SILENT: Final = 255  # the sound of a letter that has none
SPREAD: Final = 0x9E3779B97F4A7C15  # odd; letters of a sound are digits of a number to this base
# Behind these a misspelt name is looked for; as they sound, the first two with more right.
_NAME_CUE: Final = r"อำเพอ|อ\.|ที|ไป|สัสดี|ทเบียน|มา|ปลัด|ตี|ไน|วากาล"


class SoundTables(NamedTuple):
    """Sounds of all names.

    `keys` are numbers of sounds, whole or with one letter left out, in a hash table (0: empty);
    the sounds that a key may come from stand in `codes` from `firsts` to `ends`.
    """

    sound: NDArray[np.uint8]  # by sign: the sign that it sounds like
    cue: CueTable
    amphoe: int  # the sign with which cues for an office begin
    begins: NDArray[np.bool_]  # by two signs: a name begins like that
    trie: Trie  # the long sounds
    gates: Gates  # where one of these, and where a cue may begin
    heard: NDArray[np.int32]  # by word of the trie: its districts in the pool
    gate: NDArray[np.uint8]  # a bit for each key's hash
    long: NDArray[np.uint64]  # a bit for the first five signs of each key of five and more
    keys: NDArray[np.uint64]
    firsts: NDArray[np.int32]
    ends: NDArray[np.int32]
    codes: NDArray[np.int32]  # a sound's length, first and end of its districts in the pool


def make_sounds(
    sounds: dict[str, tuple[str, ...]], alphabet: Alphabet, pool: "Pool"
) -> SoundTables:
    """Put the sounds of all names into arrays; their districts go into the pool."""
    codes = [(len(sound), *pool.add(whose)) for sound, whose in sounds.items()]
    long = [at for at, sound in enumerate(sounds) if len(sound) >= FEWEST_SOUNDS_ANYWHERE]
    spelt = list(sounds)
    begins = np.zeros((MOST_SIGNS, MOST_SIGNS), bool)
    for sound in spelt:
        begins[tuple(alphabet.signs(sound[:2]))] = True
    keys, firsts, ends, origins = _one_off(spelt, alphabet)
    return SoundTables(
        sound=_sound_of_signs(alphabet),
        cue=make_cue_table([_NAME_CUE], alphabet),
        amphoe=alphabet.signs("อ")[0],
        begins=begins,
        trie=plant_trie([spelt[at] for at in long], alphabet),
        gates=make_gates([spelt[at] for at in long], spell_out(_NAME_CUE), alphabet, bits=15),
        heard=np.array([codes[at][1:] for at in long], np.int32).reshape(-1, 2),
        gate=_gate(keys),
        long=_beginnings(spelt, alphabet),
        keys=keys,
        firsts=firsts,
        ends=ends,
        codes=np.array([codes[at] for at in origins], np.int32).reshape(-1, 3),
    )


def _sound_of_signs(alphabet: Alphabet) -> NDArray[np.uint8]:
    sound = np.arange(MOST_SIGNS, dtype=np.uint8)
    for letter in SIGNS_OF_SOUND:
        said = sound_of(letter)
        sound[alphabet.signs(letter)[0]] = alphabet.signs(said)[0] if said else SILENT
    return sound


def _one_off(
    spelt: list[str], alphabet: Alphabet
) -> tuple[NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32], list[int]]:
    """Every sound; those of five letters and more also with one letter left out."""
    from_where: dict[int, set[int]] = defaultdict(set)
    for at, sound in enumerate(spelt):
        signs = alphabet.signs(sound)
        from_where[number_of(signs)].add(at)
        for left_out in range(len(signs) if len(signs) >= FEWEST_LETTERS_TO_MISSPELL else 0):
            from_where[number_of(signs[:left_out] + signs[left_out + 1 :])].add(at)
    slots = 1 << max(4, (4 * len(from_where)).bit_length())
    keys = np.zeros(slots, np.uint64)
    firsts, ends = np.zeros(slots, np.int32), np.zeros(slots, np.int32)
    origins: list[int] = []
    for key, sources in from_where.items():
        slot = key % slots
        while keys[slot]:
            slot = (slot + 1) % slots
        keys[slot], firsts[slot] = key, len(origins)
        origins += sorted(sources)
        ends[slot] = len(origins)
    return keys, firsts, ends, origins


def _gate(keys: NDArray[np.uint64]) -> NDArray[np.uint8]:
    # why: numba is slow to import
    from sangsuk.core.understand.sound_loops import open_gate  # noqa: PLC0415

    gate = np.zeros(1 << (GATE_BITS - 3), np.uint8)
    open_gate(gate, keys)
    return gate


def _beginnings(spelt: list[str], alphabet: Alphabet) -> NDArray[np.uint64]:
    """A gate for the first signs of sounds, whole or with one of these left out."""
    # why: numba is slow to import
    from sangsuk.core.understand.begin_loops import FIVE_BITS, open_five  # noqa: PLC0415

    gate = np.zeros(1 << (FIVE_BITS - 6), np.uint64)
    for sound in spelt:
        begins = alphabet.signs(sound[: WORD_BEGINS + 1])
        some = [begins, *(begins[:at] + begins[at + 1 :] for at in range(len(begins)))]
        for each in some:
            if len(each) >= WORD_BEGINS:
                open_five(gate, np.array(each[:WORD_BEGINS], np.uint8))
    return gate


def number_of(signs: list[int]) -> int:
    """A sound as one number of 64 bits; two sounds share one once in a million million texts."""
    number = 0
    for sign in signs:
        number = (number * SPREAD + sign + 1) % (1 << 64)
    return number
