"""What the columns of the floor are."""

from core.errors import mark
from core.privacy.registry import WHILE_IT_IS_THERE, classify
from expo.floor.backdrops.tables import Backdrop
from expo.floor.imports.tables import FloorFile
from expo.floor.places.tables import HallPlace
from expo.floor.tables import Booth, Connection, Feature, FloorPlan, FloorStep, Ground

WHY = mark("To show where the booths are, and how to get there.")

classify(Ground, why=WHY, public="id edition hall outline", internal="revision")
classify(
    Booth,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    public="id edition hall number kind polygon area retired_at",
    internal="lineage revision",
)
classify(Feature, why=WHY, public="id edition hall kind shape name room stepped slope")
classify(Connection, why=WHY, public="id edition kind first first_at then then_at metres slope")
classify(
    FloorPlan,
    why=WHY,
    long=WHILE_IT_IS_THERE,
    public="id edition number published_at digest snapshot",
    internal="note",
    doers="published_by",
)
classify(
    FloorStep,
    why=mark("To tell the other editors of a step, and to take it back."),
    long=WHILE_IT_IS_THERE,
    internal="id edition number at act changes undoes",
    doers="actor",
)
classify(HallPlace, why=WHY, public="id edition hall latitude longitude bearing level")
classify(
    FloorFile,
    why=mark("To show what a file would draw before anything is drawn."),
    long=WHILE_IT_IS_THERE,
    internal="id edition hall name kind content looked_at",
    doers="looked_by",
)
classify(
    Backdrop,
    why=mark("To draw a hall over the picture that an architect sent."),
    internal="id edition hall file x y width depth opacity hidden",
)
