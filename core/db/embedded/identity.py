"""As whom the server runs: PostgreSQL refuses to run as root, so root needs another name for it."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.db.embedded.errors import EmbeddedServerError

NOBODY = "nobody"
NAMESPACE = ("--user", "--map-user=65534", "--map-group=65534")


Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Identity:
    """Starts programs under the name that the server has; its files belong to `owner` (None: to us)."""

    prefix: tuple[str, ...] = ()
    owner: tuple[int, int] | None = None

    def popen(self, command: Command, **more: Any) -> subprocess.Popen[bytes]:
        """In a session of its own, out of reach of Ctrl-C in a terminal, and without the PG… of our surroundings."""
        as_owner: dict[str, Any] = {}
        if self.owner is not None:
            as_owner = {"user": self.owner[0], "group": self.owner[1], "extra_groups": []}
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
        return subprocess.Popen(
            [*self.prefix, *command],
            env={**plain, "LC_ALL": "C"},
            cwd="/",
            umask=0o077,
            start_new_session=True,
            **as_owner,
            **more,
        )

    def run(self, command: Command, *, text: bytes = b"", lock: int | None = None) -> tuple[int, str]:
        """Exit status and everything printed. `text` is what it reads, `lock` the descriptor of a lock it shares."""
        kept = () if lock is None else (lock,)
        with self.popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, pass_fds=kept
        ) as running:
            printed, _ = running.communicate(text)
        return running.returncode, printed.decode(errors="replace")

    def give(self, folder: Path) -> None:
        """Makes everything below `folder` belong to the server's owner."""
        if self.owner is None:
            return
        os.chown(folder, *self.owner)
        for parent, folders, files in os.walk(folder):
            for name in folders + files:
                os.chown(Path(parent, name), *self.owner, follow_symlinks=False)


def identity_for(cluster: Path, postgres: Path) -> Identity:
    """A cluster that exists keeps its owner. A new one of root's belongs to root, whose server gets a user namespace;
    where that is forbidden, or shut out by a folder's mode, to the owner of the data folder, or else to nobody.
    """
    owner = _owner(cluster)
    me = os.geteuid()
    if me != 0:
        if owner is not None and owner[0] != me:
            raise EmbeddedServerError(
                f"The database in {cluster} belongs to another user (id {owner[0]}): start Madang as that user, or "
                "choose another DATA_DIR."
            )
        return Identity()
    lasting = owner if owner is not None and owner[0] != 0 else None
    for identity in [Identity(owner=lasting)] if lasting else _for_root(cluster):
        if _reaches(identity, cluster, postgres):
            if owner is not None and lasting is None:
                identity.give(cluster)
            return identity
    raise EmbeddedServerError(
        f"PostgreSQL does not run as root, and no other user may both read {postgres} and enter {cluster.parent}: "
        "start Madang as a normal user, put it into a folder that others may read, or set DATABASE_URL."
    )


def _owner(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_uid, found.st_gid


def _for_root(cluster: Path) -> Iterator[Identity]:
    """Inside the namespace, root has another number and no privileges; outside, its files remain root's."""
    unshare = shutil.which("unshare")
    if unshare is not None:
        yield Identity(prefix=(unshare, *NAMESPACE, "--"))
    of_folder = _owner(cluster.parent)
    if of_folder is not None and of_folder[0] != 0:
        yield Identity(owner=of_folder)
    try:
        entry = pwd.getpwnam(NOBODY)
    except KeyError:
        return
    yield Identity(owner=(entry.pw_uid, entry.pw_gid))


def _reaches(identity: Identity, cluster: Path, postgres: Path) -> bool:
    script = 'test -x "$1" && "$2" --version'
    return identity.run(["sh", "-c", script, "sh", cluster.parent, postgres])[0] == 0
