"""What a Python programmer would put together for the same work.

Each peer is trained on the project's own stories, outside of the measured
time, and does less than the reader: a sentiment, a service and the names that
stand in the text.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

import ahocorasick_rs
import geothai
from pythainlp.tag import tag_provinces
from pythainlp.tokenize import word_tokenize
from pythainlp.util import normalize
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression, SGDClassifier

from bench.texts import stories

BATCH: Final = 500
Reads = Callable[[Sequence[str]], object]


def names() -> list[str]:
    """The 928 district names, เขต of Bangkok too, without the word before them."""
    districts = [d for province in geothai.provinces() for d in geothai.districts(province.code)]
    return [re.sub(r"^(อำเภอ|เขต)", "", district.name_th) for district in districts]


def tokens(text: str) -> list[str]:
    words: list[str] = word_tokenize(normalize(text), engine="newmm", keep_whitespace=False)
    return words


class WordModel:
    """TF-IDF of words and two logistic regressions, of sentiment and service."""

    def __init__(self) -> None:
        told = stories()
        self.vectorizer = TfidfVectorizer(analyzer=_ready, min_df=2, sublinear_tf=True)
        words = self.vectorizer.fit_transform([tokens(story["text"]) for story in told])
        self.sentiment = LogisticRegression(max_iter=200).fit(
            words, [story["sentiment"] for story in told]
        )
        self.service = LogisticRegression(max_iter=200).fit(words, [_service(s) for s in told])
        self.names = names()

    def naive(self, texts: Sequence[str]) -> object:
        """Text by text."""
        return [self._one(text) for text in texts]

    def batched(self, texts: Sequence[str]) -> object:
        """The same in batches, and provinces by their tagger beside the names."""
        read = []
        for start in range(0, len(texts), BATCH):
            some = texts[start : start + BATCH]
            words = [tokens(text) for text in some]
            grams = self.vectorizer.transform(words)
            labels = zip(self.sentiment.predict(grams), self.service.predict(grams), strict=True)
            for text, each, label in zip(some, words, labels, strict=True):
                provinces = [word for word, tag in tag_provinces(each) if tag != "O"]
                read.append((label, provinces, [name for name in self.names if name in text]))
        return read

    def _one(self, text: str) -> object:
        grams = self.vectorizer.transform([tokens(text)])
        found = [name for name in self.names if name in text]
        return self.sentiment.predict(grams)[0], self.service.predict(grams)[0], found


class WheelModel:
    """Compiled packages alone: all names at once, hashed n-grams of letters, one product."""

    def __init__(self) -> None:
        told = stories()
        self.vectorizer = HashingVectorizer(
            analyzer="char", ngram_range=(2, 5), n_features=2**18, alternate_sign=False
        )
        grams = self.vectorizer.transform([story["text"] for story in told])
        model = SGDClassifier(loss="log_loss", max_iter=5, random_state=0)
        self.model = model.fit(grams, [_service(story) for story in told])
        self.names = ahocorasick_rs.AhoCorasick(names())

    def read(self, texts: Sequence[str]) -> object:
        read = []
        for start in range(0, len(texts), BATCH):
            some = texts[start : start + BATCH]
            labels = self.model.predict(self.vectorizer.transform(some))
            found = [self.names.find_matches_as_indexes(text) for text in some]
            read.append((labels, found))
        return read


def _ready(words: Any) -> Any:
    return words


def _service(story: dict[str, Any]) -> str:
    return story["services"][0] if story["services"] else "none"
