"""Forms of the ways in."""

from core.digits import usual_digits
from core.errors import mark
from core.forms.form import Form


def password_twice(form: Form) -> str:
    """Raises Invalid when the two differ."""
    password, again = form.secret("password"), form.raw("again")
    if password and password != again:
        form.mistake("again", mark("The two passwords differ."))
    form.check()
    return password


def one_code(form: Form) -> str:
    code = usual_digits(form.text("code", most=60))
    form.check()
    return code
