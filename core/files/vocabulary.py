"""The words of SVG that a logo needs; every other element and attribute is left out."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _words(
    "svg g defs title desc path rect circle ellipse line polyline polygon text tspan use symbol clipPath mask pattern "
    "marker linearGradient radialGradient stop"
)
ATTRIBUTES = _words(
    "id viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points transform pathLength "
    "offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform "
    "clipPathUnits maskUnits maskContentUnits markerWidth markerHeight markerUnits refX refY orient dx dy rotate "
    "textLength lengthAdjust version"
)
PRESENTATION = _words(
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-dasharray stroke-dashoffset opacity color clip-path clip-rule mask stop-color stop-opacity font-family "
    "font-size font-weight font-style letter-spacing word-spacing text-anchor text-decoration dominant-baseline "
    "display visibility marker-start marker-mid marker-end paint-order vector-effect"
)
