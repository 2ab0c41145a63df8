"""What programs for guessing try first is refused, without asking anybody elsewhere; what people make up is not."""

from time import process_time

import pytest

from core.access.passwords.rules import TOO_EASY, TOO_LONG, TOO_SHORT, weakness

ABOUT = ("Lucía Quispe-Mamani", "lucia.quispe@ciudad.example")
GUESSED = (
    *("password12345678", "P@ssw0rd!P@ssw0rd!", "qwertyuiop[]12345", "Madang2026!Madang", "1q2w3e4r5t6y7u8i"),
    *("1qaz2wsx3edc4rfv", "iloveyouiloveyou", "abcabcabcabcabca", "dkssudgktpdy1234", "qlalfqjsgh2026!!"),
    *(
        "correct horse battery staple",
        "lucia.quispe1234",
        "Quispe-Mamani-1985",
        "WSCE-Busan-2026!",
        "aaaaaaaaaaaaaaaaaa",
    ),
    *(
        "1234567890123456",
        "9876543210987654",
        "Contraseña123456",
        "Welcome2SmartCity2026",
        "zxcvbnmasdfghjkl",
        "woaini5201314520",
    ),
)
MADE_UP = (
    *(
        "seven otters counting lanterns",
        "four lanterns on the river",
        "바다 위의 일곱 등불과 종이배",
        "k7#vQ9!mZ2&xT4@p",
    ),
    *(
        "the kettle sang before dawn",
        "océano-tetera-violín-37",
        "سبعة فوانيس فوق النهر القديم",
        "love kettle harbour",
    ),
)


@pytest.mark.parametrize("password", GUESSED)
def test_what_is_guessed_first_is_refused(password: str) -> None:
    assert weakness(password, kind="staff", about=ABOUT) == TOO_EASY


@pytest.mark.parametrize("password", MADE_UP)
def test_what_somebody_made_up_is_taken(password: str) -> None:
    assert weakness(password, kind="staff", about=ABOUT) is None


def test_length_comes_first_and_the_longest_is_judged_at_once() -> None:
    assert weakness("short", kind="staff", about=ABOUT) == TOO_SHORT
    assert weakness("x" * 1025, kind="staff", about=ABOUT) == TOO_LONG
    began = process_time()
    for hostile in ("a" * 1024, "ab" * 512, "qwert" * 200, "".join(chr(33 + n * 7 % 90) for n in range(1024))):
        weakness(hostile, kind="staff", about=ABOUT)
    assert process_time() - began < 1
