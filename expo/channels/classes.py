"""What the columns of interpretation are: as much as the parts that people have in sessions, which the programme shows."""

from core.errors import mark
from core.privacy.registry import classify
from expo.channels.tables import Channel, Interpreting

WHY = mark("To have every session interpreted, and to tell readers where they hear it.")

classify(Channel, why=WHY, public="id room number language carrier tuned")
classify(Interpreting, why=WHY, public="id session speaker language")
