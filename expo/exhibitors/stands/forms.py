"""The profile of a stand as it is typed."""

from core.forms.form import Form
from expo.exhibitors.rules import LONGEST_NAME, LONGEST_PHONE
from expo.exhibitors.stands.queries import TAGS
from expo.exhibitors.stands.rules import SPOKEN


def lines_in(form: Form) -> dict[str, str]:
    """`speaks` in the order in which languages are offered."""
    ticked = set(form.many("speaks"))
    return {
        **{f"sign_{tag}": form.text(f"sign_{tag}", most=LONGEST_NAME, needed=False) for tag in TAGS},
        "speaks": " ".join(tag for tag in SPOKEN if tag in ticked),
        "public_email": form.email("public_email") if form.raw("public_email").strip() else "",
        "public_phone": form.text("public_phone", most=LONGEST_PHONE, needed=False),
    }
