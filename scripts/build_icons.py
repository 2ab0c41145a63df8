"""Collects the icons that our pages use from Lucide (ISC licence) into one sprite, `assets/images/icons.svg`.

npm install --no-save --prefix FOLDER lucide-static@1.62.0
python scripts/build_icons.py FOLDER/node_modules
"""

import re
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "assets" / "images" / "icons.svg"
NAMES = (
    "accessibility activity arrow-left arrow-right arrow-up arrow-up-down battery-charging bell briefcase-medical "
    "building-2 calendar-days calendar-plus captions chart-no-axes-column-increasing check chevron-down chevron- "
    "left chevron-right chevron-up circle-alert circle-check clock coffee copy corner-up-left corner-up-right "
    "download ear ellipsis external-link eye eye-off file-text flag globe hand handshake headphones house info "
    "keyboard languages layout-grid lightbulb link list log-in log-out mail map map-pin maximize mic minus "
    "monitor moon moon-star plus printer radio refresh-cw route search share-2 shield sliders-horizontal star sun "
    "table toilet trending-up triangle-alert user users x "
)
NOTICE = "Lucide, ISC License, Copyright (c) 2026 Lucide Icons and Contributors: https://lucide.dev/license"


def main(packages: Path) -> None:
    """Writes the sprite: colour and stroke come from the page."""
    icons = packages / "lucide-static" / "icons"
    symbols = "".join(symbol(name, (icons / f"{name}.svg").read_text()) for name in NAMES.split())
    TARGET.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><!-- {NOTICE} -->{symbols}\n</svg>\n')
    print(f"{len(NAMES.split())} icons, {TARGET.stat().st_size} bytes")


def symbol(name: str, drawing: str) -> str:
    inner = re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.DOTALL)
    if inner is None:
        raise ValueError(f"{name} is no drawing")
    shapes = re.sub(r"\s*\n\s*", "", inner[1]).replace(" />", "/>")
    return f'\n<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>'


if __name__ == "__main__":
    main(Path(sys.argv[1]))
