"""Who may use each route of the directory's imports: a part of `bench.rights`."""

from bench.whom import IDENTIFIERS, Rights

ONE = "/desk/imports/{sheet}"
IMPORTS: Rights = {
    "directory.imports.apply": ("POST", f"{ONE}/application", IDENTIFIERS),
    "directory.imports.choose": ("POST", f"{ONE}/choices", IDENTIFIERS),
    "directory.imports.create": ("POST", "/desk/imports", IDENTIFIERS),
    "directory.imports.destroy": ("POST", f"{ONE}/removal", IDENTIFIERS),
    "directory.imports.edit": ("GET", f"{ONE}/columns", IDENTIFIERS),
    "directory.imports.index": ("GET", "/desk/imports", IDENTIFIERS),
    "directory.imports.refused": ("POST", f"{ONE}/refused", IDENTIFIERS),
    "directory.imports.sheet": ("POST", f"{ONE}/sheet", IDENTIFIERS),
    "directory.imports.show": ("GET", ONE, IDENTIFIERS),
    "directory.imports.undo": ("POST", f"{ONE}/undo", IDENTIFIERS),
    "directory.imports.update": ("POST", f"{ONE}/columns", IDENTIFIERS),
}
