"""Templates as Jinja has compiled them, for all processes of the tests: a dozen applications would compile the same ones."""

import hashlib
import os
from pathlib import Path

import jinja2
from jinja2 import Environment
from jinja2.bccache import Bucket
from litestar import Litestar

from core.web.templates import CompiledOnce


class CompiledForAll(CompiledOnce):
    """Keeps what was compiled in a folder too. Only for tests: an application runs no code from where it may write."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def load_bytecode(self, bucket: Bucket) -> None:
        super().load_bytecode(bucket)
        path = self._path(bucket)
        if bucket.code is None and path.exists():
            bucket.bytecode_from_string(path.read_bytes())
            super().dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        super().dump_bytecode(bucket)
        unfinished = self._path(bucket).with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(bucket.bytecode_to_string())
        unfinished.replace(self._path(bucket))

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}-{bucket.checksum}"


def compiled_for_all(app: Litestar) -> Litestar:
    """The application, which takes from now on what any process of the tests has compiled and gives what it compiles."""
    environments: dict[str, Environment] = app.state.pages.environments
    alike = hashlib.sha256("".join(sorted({_ways(one) for one in environments.values()})).encode()).hexdigest()
    kept = CompiledForAll(Path(os.environ["DATA_DIR"]) / "templates" / alike[:12])
    for one in environments.values():
        one.bytecode_cache = kept
    return app


def _ways(environment: Environment) -> str:
    """What decides, beside its text, what becomes of a template."""
    rules = ("trim_blocks", "lstrip_blocks", "autoescape", "optimized", "newstyle_gettext")
    given = [
        f"{name} {getattr(one, 'jinja_pass_arg', None)}"
        for name, one in sorted({**environment.filters, **environment.tests}.items())
    ]
    return repr(
        (jinja2.__version__, [getattr(environment, one) for one in rules], sorted(environment.extensions), given)
    )
