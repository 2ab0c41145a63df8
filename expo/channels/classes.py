"""What the columns of interpretation are."""

from core.errors import mark
from core.privacy.registry import ROW, About, classify
from expo.channels.tables import Channel, Interpreting

WHY = mark("To have every session interpreted, and to tell readers where they hear it.")

classify(Channel, why=WHY, public="id room number language carrier tuned")
classify(
    Interpreting,
    why=WHY,
    long=mark("Until the person is erased."),
    about=About("person", "speaker IN (SELECT id FROM expo_speaker WHERE person = $1)"),
    erasing=ROW,
    personal="session language",
    internal="id speaker",
)
