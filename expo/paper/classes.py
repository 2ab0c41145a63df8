"""What the columns of paper are: a release holds nothing that is not public."""

from core.errors import mark
from core.privacy.registry import classify
from expo.paper.tables import Print

classify(Print, why=mark("To print the programme."), public="id edition kind language number made_at octets")
