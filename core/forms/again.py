"""A form that is shown again because somebody else saved meanwhile."""

from core.forms.before import was
from core.forms.form import Form
from core.forms.merging import ChangedMeanwhile


def again(form: Form) -> Form:
    """As it was sent. Of what both changed, theirs is what the next one begins from; of all other lines what this one began
    from stays: else saving again would take back what only they changed, without anybody having been asked.
    """
    if isinstance(form.refusal, ChangedMeanwhile):
        form.values |= {name: [line] for name, line in was(form.refusal.theirs).items()}
    return form
