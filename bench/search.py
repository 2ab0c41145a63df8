"""10,000 sessions in five languages, asked by typed beginnings and two-syllable Korean words: `p95_ms` of match and rank.

The words follow Zipf's law, as words do: common ones have many hits, which is the hard case.
"""

import random
import sys
import time
from itertools import accumulate, islice

from bench.report import finish, percentile
from core.search.index import Index

SESSIONS = 10_000
QUESTIONS = 2_000
SHOWN = 50
SEED = 2026
LETTERS = {
    "en": "etaoinshrdlucmfwygpb",
    "es": "eaosnrildtucmpbgvyqh",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "ko": "가나다라마바사아자차카타파하국제협력도시교통안전데이터시민에너지표준금융",
    "zh": "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动",
}
LENGTHS = {"en": (3, 10), "es": (3, 11), "ar": (3, 8), "ko": (2, 5), "zh": (2, 4)}
VOCABULARY, TITLE_WORDS, ABSTRACT_WORDS = 8_000, 6, 40


def main() -> None:
    chance = random.Random(SEED)
    words = {language: _vocabulary(chance, language) for language in LETTERS}
    weights = list(accumulate(1 / (rank + 1) for rank in range(VOCABULARY)))

    def text(count: int) -> str:
        return " ".join(word for some in words.values() for word in chance.choices(some, cum_weights=weights, k=count))

    begun = time.perf_counter()
    index = Index((text(TITLE_WORDS), text(ABSTRACT_WORDS)) for _ in range(SESSIONS))
    print(f"built in {time.perf_counter() - begun:.1f} s", file=sys.stderr)
    spent = [_ask(index, _question(chance, words, weights)) for _ in range(QUESTIONS)]
    finish(
        sessions=SESSIONS,
        questions=QUESTIONS,
        p50_ms=round(percentile(spent, 0.5) * 1000, 2),
        p95_ms=round(percentile(spent, 0.95) * 1000, 2),
        max_ms=round(max(spent) * 1000, 2),
    )


def _vocabulary(chance: random.Random, language: str) -> list[str]:
    shortest, longest = LENGTHS[language]
    letters = LETTERS[language]
    return ["".join(chance.choices(letters, k=chance.randint(shortest, longest))) for _ in range(VOCABULARY)]


def _question(chance: random.Random, words: dict[str, list[str]], weights: list[float]) -> str:
    """Half of them two Korean syllables, the others the first one to six letters of a word, as typed."""
    if chance.random() < 0.5:
        return chance.choices(words["ko"], cum_weights=weights)[0][:2]
    word = chance.choices(words[chance.choice(list(words))], cum_weights=weights)[0]
    return word[: chance.randint(1, 6)]


def _ask(index: Index, typed: str) -> float:
    begun = time.perf_counter()
    hits = index.match(typed)
    if hits is not None:
        list(islice(index.ranked(hits, typed), SHOWN))
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
