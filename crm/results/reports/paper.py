"""A report on paper: what to set, one at a time."""

from asyncio import Lock, to_thread
from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Response

from core.errors import mark
from core.web.screens import PRIVATE
from crm.agreements.days import day_in_seoul
from crm.results.comparing import Move
from crm.results.queries import Report
from crm.results.rules import MEASURES, SIDES, TOTAL, Cell, Figures, Measure, Row, Wave
from crm.results.shown import Board, Shown, board, name_of
from crm.sheets.setting import HOUSE, PDF, short_tag
from expo.paper.setting import set_in_type
from i18n import formats
from i18n.catalogue import say
from i18n.locales import Language
from i18n.money import exact

_one_at_a_time = Lock()
KIND = mark("Report of results")
UNDER = {
    "number": mark("Number {number}"),
    "until": mark("Figures until {day}"),
    "known": mark("as known on {day}"),
    "public": mark("As published"),
    "inside": mark("With figures that are not published"),
    "sample": mark("Sample: these figures are invented"),
}
HIDDEN, LACKING = mark("Not published"), mark("No rate, so not in {target}: {currencies}")
MOVED, HEADS = mark("What moved"), (mark("Figure"), mark("Measure"), mark("Before"), mark("After"))
WHOLE, WORDS, RATES, WHY = (
    mark("Side by side, never added"),
    mark("What the words mean"),
    mark("Rates"),
    mark("Correction"),
)
COUNTED = mark("Deals {deals} · companies {companies}")
COUNTED_DEALS = mark("Deals {deals}")
ASKED_AGAIN, UNASKED = (
    mark("Asked again"),
    mark("No answers to follow-up waves stand behind these figures: what became of the deals since is missing."),
)
FEW = mark("No follow-up wave of three or more companies stands behind these figures.")
WAVE = mark(
    "{edition}, month {months} after it: {asked} asked, {reached} reached, {answered} answered ({rate}), {stated} with"
    " figures."
)
RATE = mark("{rate}, {day}, {source}")
EVIDENCE = mark("Evidence")
SEAL = mark("SHA-256 of the scope, the figures and the entries behind them: {digest}")


async def paper_of(report: Report, moves: Sequence[Move], tongue: Language, *, public: bool) -> Response[bytes]:
    """A4, shown in the browser and kept by nobody on the way; `moves` is what it corrects."""
    words = msgspec.json.encode(words_of(report, moves, tongue, public=public))
    async with _one_at_a_time:
        octets = await to_thread(set_in_type, "results", words)
    named = f'inline; filename="results-{report.name}-{tongue.code}.pdf"'
    headers = {**PRIVATE, "content-disposition": named, "x-content-type-options": "nosniff"}
    return Response(octets, media_type=PDF, headers=headers)


def words_of(report: Report, moves: Sequence[Move], tongue: Language, *, public: bool) -> dict[str, Any]:
    """All texts, ready to be set; bars in per cent."""
    figures: Figures = report.public if public else report.figures
    shown = board(figures, tongue, lambda *_: "")
    return {
        "lang": short_tag(tongue.code),
        "dir": tongue.direction,
        "edition": HOUSE,
        "lines": "",
        "colours": [],
        "kind": say(tongue, KIND),
        "title": report.title.read(tongue.chain).text,
        "under": _under(report, tongue, public=public),
        "whole": {"label": say(tongue, WHOLE), "cells": _row(shown.total, tongue)},
        "measures": [say(tongue, name) for name in MEASURES.values()],
        "tables": _tables(shown, tongue),
        "why": _why(report, tongue),
        "moves": {
            "label": say(tongue, MOVED),
            "heads": [say(tongue, one) for one in HEADS],
            "rows": [_move(one, report, tongue) for one in moves],
        },
        "meaning": {
            "label": say(tongue, WORDS),
            "lines": [texts.get(tongue.code, texts["en"]) for texts in report.definitions.values()],
        },
        "waves": {"label": say(tongue, ASKED_AGAIN), "lines": _waves(figures, tongue, public=public)},
        "rates": {"label": say(tongue, RATES), "lines": [_rate(one, tongue) for one in figures.rates]},
        "seal": say(tongue, SEAL, digest=formats.isolated(report.digest, tongue)),
    }


def _under(report: Report, tongue: Language, *, public: bool) -> list[str]:
    known = formats.long_day(day_in_seoul(report.known_at), tongue)
    return [
        say(tongue, UNDER["number"], number=formats.isolated(report.name, tongue)),
        say(tongue, UNDER["until"], day=formats.long_day(report.scope.until, tongue)),
        say(tongue, UNDER["known"], day=known),
        say(tongue, UNDER["public" if public else "inside"]),
        *([say(tongue, UNDER["sample"])] if report.sample else []),
    ]


def _why(report: Report, tongue: Language) -> dict[str, Any]:
    return {"label": say(tongue, WHY), "lines": [report.reason] if report.reason else []}


def _tables(shown: Board, tongue: Language) -> list[dict[str, Any]]:
    return [
        {
            "label": say(tongue, one.label),
            "rows": [{"name": line.name.text, "cells": _row(line.cells, tongue)} for line in one.lines],
        }
        for one in (*shown.tables, *([shown.parts] if shown.parts else []))
    ]


def _row(cells: Sequence[Shown], tongue: Language) -> list[dict[str, Any]]:
    return [_cell(one, tongue) for one in cells]


def _cell(one: Shown, tongue: Language) -> dict[str, Any]:
    """`main` is the amount, `beside` what stands under it."""
    cell: Cell = one.cell
    if cell.hidden:
        return {"main": say(tongue, HIDDEN), "beside": [], "share": 0, "quiet": True}
    if not one.there:
        return {"main": "–", "beside": [], "share": 0, "quiet": True}
    amounts = [exact(each.minor, each.currency, tongue) for each in (one.won, one.dollar) if each]
    beside = [
        *amounts[1:],
        *(say(tongue, LACKING, target=target, currencies=", ".join(found)) for target, found in one.lacking),
        *_stands(cell, tongue),
    ]
    return {"main": amounts[0] if amounts else "–", "beside": beside, "share": one.share, "quiet": False}


def _stands(cell: Cell, tongue: Language) -> list[str]:
    """What stands behind an amount; a share of deals has no entries of its own."""
    deals = formats.number(cell.deals, tongue)
    if not cell.grades:
        return [say(tongue, COUNTED_DEALS, deals=deals)]
    grades = " · ".join(f"{grade} {number}" for grade, number in cell.grades.items())
    companies = formats.number(cell.companies, tongue)
    return [say(tongue, COUNTED, deals=deals, companies=companies), f"{say(tongue, EVIDENCE)} {grades}"]


def _move(one: Move, report: Report, tongue: Language) -> list[str]:
    row = report.figures.row(one.side, one.value) or Row(one.value, {})
    name = name_of(one.side, row, tongue).text
    figure = name if one.side == TOTAL else f"{say(tongue, SIDES[one.side])}: {name}"
    before, after = [exact(int(minor), one.currency, tongue) if minor else "–" for minor in (one.before, one.after)]
    return [figure, say(tongue, MEASURES[Measure(one.measure)]), before, after]


def _waves(figures: Figures, tongue: Language, *, public: bool) -> list[str]:
    rows = [row for side in figures.sides if side.code == "edition" for row in side.rows]
    names = {row.value: name_of("edition", row, tongue).text for row in rows}
    return [_wave(one, names, tongue) for one in figures.waves] or [say(tongue, FEW if public else UNASKED)]


def _wave(one: Wave, names: dict[str, str], tongue: Language) -> str:
    counts = {name: formats.number(getattr(one, name), tongue) for name in ("asked", "reached", "answered", "stated")}
    rate = formats.percent(one.rate, tongue)
    return say(tongue, WAVE, edition=names.get(one.edition, one.edition), months=one.months, rate=rate, **counts)


def _rate(one: Any, tongue: Language) -> str:
    rate = formats.isolated(f"1 {one.currency} = {one.won} KRW", tongue)
    day, source = formats.long_day(one.on, tongue), formats.isolated(one.source, tongue)
    return say(tongue, RATE, rate=rate, day=day, source=source)
