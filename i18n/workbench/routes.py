"""The workbench at the desk: who sees what is missing, and the queue that a translator works off by keyboard."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.params import FromPath

from core.access.roles import ROLE_NAMES
from core.access.rules import may, require
from core.actor import Actor
from core.errors import Conflict, NotFound, mark
from core.forms.form import Form, Mistake, blank, read_form, typed
from core.idempotency.once import once
from core.web.given import AnyRequest, GivenActor, GivenNow
from core.web.screens import moved, screen
from i18n.glossary.checking import findings_of
from i18n.locales import LANGUAGES, Language
from i18n.permissions import I18n
from i18n.text import source_hash
from i18n.workbench.checks import Finding, findings, hard
from i18n.workbench.commands import Rendered, translate
from i18n.workbench.queries import Board, aid_for, board_of, languages_of, languages_read
from i18n.workbench.registry import contents
from i18n.workbench.rules import WANTED, Line, TranslatedMeanwhile, queue

PAGE = "/desk/{edition:str}/translations"
STRING = f"{PAGE}/{{language:str}}/{{kind:str}}/{{code:str}}/{{field:str}}"
SHOWN = 100


class LookAgain(Conflict):
    """`found` are soft findings: sent once more as it is, the text is taken."""

    message = mark("Please look at this once more. Saved again as it is, it will be taken.")

    def __init__(self, found: Sequence[Finding]) -> None:
        self.found = tuple(found)
        super().__init__()

    @property
    def codes(self) -> str:
        return " ".join(sorted({one.code for one in self.found}))


@get(PAGE, name="i18n.workbench.index", policy=I18n.TRANSLATION_READ)
async def index(request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str]) -> Response[bytes]:
    """Kinds by languages, each with what is left to do."""
    board = await board_of(actor, edition, now=now)
    return _screen(
        request,
        "index",
        board,
        matrix=board.matrix(),
        wholes=board.wholes(),
        mine=languages_of(actor),
        seen=languages_read(actor),
    )


@get(f"{PAGE}/{{language:str}}", name="i18n.workbench.queue.index", policy=I18n.TRANSLATION_READ)
async def waiting(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], language: FromPath[str]
) -> Response[bytes]:
    """The heaviest first; `state` and `kind` in the address narrow it."""
    tongue, board = tongue_read(actor, language), await board_of(actor, edition, now=now)
    state, kind = filter_in(request.query_params)
    lines = queue(board.lines[tongue.code], state, kind)
    return _screen(
        request,
        "queue/index",
        board,
        tongue=tongue,
        lines=lines[:SHOWN],
        count=len(lines),
        whole=board.wholes()[tongue.code],
        state=state,
        kind=kind,
        query=_query(state, kind),
        wanted=WANTED,
        writes=_writes(actor, tongue),
    )


@get(STRING, name="i18n.workbench.strings.show", policy=I18n.TRANSLATION_READ)
async def show(request: AnyRequest) -> Response[bytes]:
    """One text, with all that helps to translate it."""
    return await _string(request, blank())


@post(STRING, name="i18n.workbench.strings.update", policy=I18n.TRANSLATION_WRITE)
async def update(
    request: AnyRequest, actor: GivenActor, now: GivenNow, edition: FromPath[str], language: FromPath[str]
) -> Response[Any]:
    """Written back, and on to the next one of the queue."""
    form = await read_form(request, shown_by=_string)
    tongue, board = tongue_of(language), await board_of(actor, edition, now=now)
    require(actor, I18n.TRANSLATION_WRITE, f"language:{tongue.code}")
    line = board.line(tongue.code, _key(request))
    text = form.text("text", most=10_000)
    _checked(form, board, line, tongue, text)
    after = _after(board, line, tongue, form)

    mine = Rendered(line.item, text, form.raw("was").replace("\r\n", "\n"), form.raw("of"))
    reviewed = form.raw("save") == "reviewed"

    async def effect() -> Response[None]:
        await translate(actor, place=edition, language=tongue.code, texts=[mine], reviewed=reviewed, now=now)
        return moved(f"/desk/{edition}/translations/{tongue.code}{after}")

    return await once(request, effect, now=now)


async def _string(request: AnyRequest, form: Form) -> Response[bytes]:
    actor, now = request.scope["state"]["actor"], request.app.state.clock()
    tongue, place = tongue_read(actor, request.path_params["language"]), request.path_params["edition"]
    board = await board_of(actor, place, now=now)
    line = board.line(tongue.code, _key(request))
    state, kind = filter_in(form if form.values else request.query_params)
    there = line.item.text.renditions.get(tongue.code)
    refusal = form.refusal
    if not form.values:
        form.values["text"] = [there.text if there else ""]
    if isinstance(refusal, LookAgain):
        form.values["waved"] = [refusal.codes]
    if not form.values.get("of") or isinstance(refusal, TranslatedMeanwhile):
        form.values |= {"was": [there.text if there else ""], "of": [source_hash(line.item.text.original)]}
    form.values |= {"state": [state], "kind": [kind]}
    ahead = queue(board.lines[tongue.code], state, kind)
    return _screen(
        request,
        "strings/show",
        board,
        tongue=tongue,
        line=line,
        form=form,
        aid=await aid_for(board, line, tongue.code),
        soft=refusal.found if isinstance(refusal, LookAgain) else (),
        theirs=refusal.theirs if isinstance(refusal, TranslatedMeanwhile) else None,
        skip=_after(board, line, tongue, form),
        query=_query(state, kind),
        left=len(ahead),
        writes=_writes(actor, tongue),
        role_names={str(role): name for role, name in ROLE_NAMES.items()},
    )


def _checked(form: Form, board: Board, line: Line, tongue: Language, text: str) -> None:
    """Raises Invalid for what may never be, LookAgain for what was not seen before."""
    kinds, item = contents().kinds, line.item
    most = kinds[item.kind].fields[item.field].most
    found = findings(item.text.original, text, spoken=item.text.source, language=tongue.code, most=most)
    found += findings_of(board.glossary, item.text.original, text, spoken=item.text.source, language=tongue.code)
    for one in hard(found):
        form.errors.setdefault("text", Mistake(one.says, one.places))
    form.check()
    if {one.code for one in found} - set(form.raw("waved").split()):
        raise LookAgain(found)


def _after(board: Board, line: Line, tongue: Language, form: Form) -> str:
    """The address of the next text below the queue's, or the queue itself after the last one."""
    state, kind = filter_in(form)
    lines, query = queue(board.lines[tongue.code], state, kind), _query(state, kind)
    keys = [one.item.key for one in lines]
    ahead = [one.item.key for one in lines if (-one.weight, one.item.key) > (-line.weight, line.item.key)]
    following = next(iter(ahead), next((one for one in keys if one != line.item.key), None))
    return f"/{following}{query}" if following else query


def _screen(request: AnyRequest, template: str, board: Board, **more: Any) -> Response[bytes]:
    return screen(
        request,
        f"i18n/workbench/{template}.html",
        section="programme",
        place=request.path_params["edition"],
        name=board.stock.name,
        kinds=contents().kinds,
        tongues=LANGUAGES,
        **more,
    )


def filter_in(given: Any) -> tuple[str, str]:
    """State and kind as asked for; what nobody knows is the usual."""
    raw = given.raw if isinstance(given, Form) else lambda name: given.get(name, "")
    state, kind = typed(raw("state")), typed(raw("kind"))
    return (state if state in WANTED else "open"), (kind if kind in contents().kinds else "")


def _query(state: str, kind: str) -> str:
    given = {name: value for name, value in (("state", state), ("kind", kind)) if value and value != "open"}
    return f"?{urlencode(given)}" if given else ""


def _writes(actor: Any, tongue: Language) -> bool:
    return may(actor, I18n.TRANSLATION_WRITE, f"language:{tongue.code}")


def tongue_of(code: str) -> Language:
    """Raises NotFound."""
    found = next((one for one in LANGUAGES if one.code == code), None)
    if found is None:
        raise NotFound
    return found


def tongue_read(actor: Actor, code: str) -> Language:
    """Raises NotFound, also for a language that is not theirs to see."""
    tongue = tongue_of(code)
    require(actor, I18n.TRANSLATION_READ, f"language:{tongue.code}")
    return tongue


def _key(request: AnyRequest) -> str:
    return "/".join(request.path_params[name] for name in ("kind", "code", "field"))


ROUTES = [index, waiting, show, update]
