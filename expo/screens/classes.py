"""What the columns of screens are: they are nobody."""

from core.errors import mark
from core.privacy.registry import WHILE_IT_IS_THERE, classify
from expo.screens.tables import Screen, ScreenWatch

WHY = mark("To know which screen shows what, and which is silent.")

classify(Screen, why=WHY, long=WHILE_IT_IS_THERE, internal="id edition name code shows language seen_at number")
classify(ScreenWatch, why=WHY, internal="id edition minutes opens closes")
