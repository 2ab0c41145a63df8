"""Who speaks in a session, weighed person by person with all their roles; pure."""

from collections.abc import Callable, Mapping
from uuid import UUID

from expo.interchange.reconcile.weighing import Scale, weighed

Parts = tuple[tuple[UUID, str], ...]
"""Speaker and role, in the order in which they are named."""
FIELD = "appearances"


def people(
    scale: Scale,
    desk: Parts,
    file: Parts,
    base: Parts | None,
    *,
    keys: Mapping[UUID, str],
    name_of: Callable[[UUID], str],
) -> Parts:
    """`keys` are the file's, of those whom it names or named; `base` None where no file's words were kept. The order is
    the file's unless it was changed at the desk.
    """
    known, was, says, stands = base is not None, _roles(base or ()), _roles(file), _roles(desk)
    wanted: dict[UUID, tuple[str, ...]] = {}
    heard: dict[UUID, tuple[str, ...]] = dict.fromkeys((*says, *was), ())
    for who in dict.fromkeys((*says, *stands, *was)):
        before, mine, theirs = (side.get(who, ()) for side in (was, says, stands))
        verdict = weighed(
            file_changed=not known or mine != before,
            desk_changed=theirs != before if known else scale.edited(FIELD),
            agree=mine == theirs,
        )
        shown = _shown(before) if known else None
        field = f"people:{keys.get(who, who)}"
        wanted[who] = mine if scale.takes(field, verdict, shown, _shown(mine), _shown(theirs), name_of(who)) else theirs
        heard[who] = mine if scale.heard(verdict) else before
    scale.says[FIELD] = [[keys[who], role] for who, roles in heard.items() if who in keys for role in roles]
    return _in_order(wanted, desk, file, base)


def _in_order(wanted: Mapping[UUID, tuple[str, ...]], desk: Parts, file: Parts, base: Parts | None) -> Parts:
    untouched = base is None or _order(desk) == _order(base)
    if _same(wanted, file) and untouched:
        return file
    if _same(wanted, desk) and not untouched:
        return desk
    order = dict.fromkeys((*_order(desk), *_order(file)))
    found = tuple((who, role) for who in order for role in wanted[who])
    return desk if sorted(found) == sorted(desk) else found


def _same(wanted: Mapping[UUID, tuple[str, ...]], parts: Parts) -> bool:
    roles = _roles(parts)
    return all(roles.get(who, ()) == one for who, one in wanted.items())


def _roles(parts: Parts) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    for who, role in parts:
        found[who] = (*found.get(who, ()), role)
    return found


def _order(parts: Parts) -> list[UUID]:
    return list(dict.fromkeys(who for who, _ in parts))


def _shown(roles: tuple[str, ...]) -> str:
    return ", ".join(roles)
