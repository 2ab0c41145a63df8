"""Compiles the catalogues that are newer than their compiled form: `python -m i18n.compile`."""

import os

import click

from i18n.locales import LANGUAGES, Language
from i18n.messages import compiled_path, machine_object, source_path


def main() -> None:
    for language in LANGUAGES:
        if compile_one(language):
            click.echo(f"{language.code}: compiled")


def compile_one(language: Language) -> bool:
    """False when there was nothing to do. Other processes see the old file or the new one, never a half."""
    source, compiled = source_path(language), compiled_path(language)
    if not source.exists() or (compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime):
        return False
    half = compiled.with_name(f"{compiled.name}.{os.getpid()}")
    half.write_bytes(machine_object(language).getvalue())
    half.replace(compiled)
    return True


if __name__ == "__main__":
    main()
