"""Where set-up reads and puts things."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
VENDOR = ROOT / "assets" / "vendor"
