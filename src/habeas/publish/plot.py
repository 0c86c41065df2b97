"""Pictures of tracks: the adapter of matplotlib, which is an extra (``habeas[plot]``).

One map for each aircraft, made to be read in black-and-white print: what was heard is a solid
line, what was not is dotted, a set of places is hatched, a crossing is a thick range. The same
input gives the same bytes: no date, no random ids, and the fonts that matplotlib itself brings.
"""

import io
from collections.abc import Sequence
from importlib.util import find_spec
from textwrap import wrap
from typing import Any, Final

from habeas.errors import ExitCode, HabeasError
from habeas.publish.drawing import Drawing
from habeas.publish.plot_map import MapShapes, map_shapes

FORMATS: Final = (".svg", ".png")
# Inches: the width of a page's text, and what the map and the lines below it take.
_WIDTH: Final = 7.5
_MAP: Final = 5.2
_LINE: Final = 0.135
_COLUMNS: Final = 140
_DPI: Final = 150
# The legend stands below the map, where it hides nothing: so many in a row, each row so high.
_IN_A_ROW: Final = 3
_ROW: Final = 0.17
_LEGEND: Final = 3 * _ROW + 0.06
_HATCHES: Final = ("////", "\\\\\\\\", "||||", "----", "....", "xxxx")
# Notes beyond these are in the answer itself.
_MOST_NOTES: Final = 24
_SETTINGS: Final[dict[Any, Any]] = {
    "svg.hashsalt": "habeas",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "font.size": 8,
    "hatch.linewidth": 0.4,
    "path.simplify": False,
    "axes.unicode_minus": False,
}


class NoMatplotlibError(HabeasError):
    """Raised where a picture is asked for and matplotlib is not installed."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self) -> None:
        super().__init__("a picture needs matplotlib: pip install 'habeas[plot]'")


def require_matplotlib() -> None:
    """Make sure that a picture can be drawn.

    Raises:
        NoMatplotlibError: if matplotlib is not installed.
    """
    if find_spec("matplotlib") is None:
        raise NoMatplotlibError


def picture(drawings: Sequence[Drawing], ending: str, zone: str) -> bytes:
    """Give a picture as SVG or PNG, one map for each drawing, one below the other.

    Args:
        drawings: at least one that shows a position.
        ending: ``.svg`` or ``.png``.
        zone: the zone in which times stand beside UTC.

    Raises:
        NoMatplotlibError: if matplotlib is not installed.
    """
    require_matplotlib()
    import matplotlib as mpl  # noqa: PLC0415 - an extra, and slow to load

    with mpl.rc_context({**mpl.rcParamsDefault, **_SETTINGS}):
        return _drawn([one for one in drawings if len(one.focus)], ending, zone)


def _drawn(drawings: Sequence[Drawing], ending: str, zone: str) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    texts = [_lines(drawing, zone) for drawing in drawings]
    heights = [0.35 + _MAP + _LEGEND + _LINE * len(lines) + 0.25 for lines in texts]
    whole = sum(heights) or 1.0
    figure = Figure(figsize=(_WIDTH, whole), dpi=_DPI)
    FigureCanvasAgg(figure)
    top = whole
    for drawing, lines, height in zip(drawings, texts, heights, strict=True):
        title = "\n".join(wrap(drawing.title, 95))
        figure.text(0.02, (top - 0.06) / whole, title, va="top", size=9, weight="bold")
        left, width = 0.02, 0.96
        bottom = (top - 0.35 - _MAP) / whole
        axes = figure.add_axes((left, bottom, width, _MAP / whole))
        _map(axes, map_shapes(drawing, _WIDTH * width / _MAP))
        _below(figure, lines, bottom - _LEGEND / whole, whole)
        top -= height
    stream = io.BytesIO()
    metadata = {"Date": None} if ending == ".svg" else {"Software": None}
    figure.savefig(stream, format=ending[1:], metadata=metadata)
    return stream.getvalue()


def _lines(drawing: Drawing, zone: str) -> list[str]:
    """Give what stands below a map: its notes, the zone of its times, what licences ask for."""
    notes = list(drawing.notes[:_MOST_NOTES])
    if len(drawing.notes) > _MOST_NOTES:
        notes.append(f"and {len(drawing.notes) - _MOST_NOTES} more, which the answer lists")
    clock = "Times are UTC." if zone == "UTC" else f"Times are UTC; in brackets {zone}."
    land = "Land: made with Natural Earth (public domain)."
    texts = [*notes, f"{clock} {land}", *drawing.licences]
    return [line for text in texts for line in wrap(text, _COLUMNS, subsequent_indent="    ")]


def _below(figure: Any, lines: list[str], top: float, whole: float) -> None:
    for n, line in enumerate(lines):
        figure.text(0.02, top - n * _LINE / whole, line, va="top", size=6.5)


def _map(axes: Any, shapes: MapShapes) -> None:
    from matplotlib.collections import LineCollection, PolyCollection  # noqa: PLC0415

    axes.set_xlim(shapes.frame.west, shapes.frame.east)
    axes.set_ylim(shapes.frame.south, shapes.frame.north)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_facecolor("white")
    axes.add_collection(PolyCollection(shapes.land, facecolors="0.93", edgecolors="none"))
    axes.add_collection(LineCollection(shapes.coasts, colors="0.6", linewidths=0.4))
    axes.add_collection(LineCollection(shapes.grid, colors="0.75", linewidths=0.3))
    for lines, style in zip(shapes.borders, ("-.", (0, (1, 1))), strict=False):
        axes.add_collection(LineCollection(lines, colors="0.25", linewidths=0.9, linestyles=style))
    for n, ring in enumerate(shapes.areas):
        hatch = _HATCHES[n % len(_HATCHES)]
        axes.fill(ring[:, 0], ring[:, 1], facecolor="none", edgecolor="0.35", hatch=hatch, lw=0.7)
    axes.add_collection(
        LineCollection(shapes.unheard, colors="0.2", linewidths=1.0, linestyles=":")
    )
    axes.add_collection(LineCollection(shapes.heard, colors="black", linewidths=1.6))
    axes.add_collection(
        LineCollection(shapes.crossings, colors="black", linewidths=5.0, alpha=0.55)
    )
    for kind, points in shapes.marks.items():
        marker, size, colour = _MARKS[kind]
        axes.plot(
            points[:, 0], points[:, 1], marker, ms=size, mfc=colour, mec="black", mew=0.8, ls=""
        )
    _words(axes, shapes)
    _scale(axes, shapes)
    _legend(axes, shapes)


_MARKS: Final = {
    "airport": ("s", 5, "white"),
    "fix": ("o", 4, "black"),
    "estimate": ("X", 7, "white"),
}


def _words(axes: Any, shapes: MapShapes) -> None:
    from matplotlib.patheffects import withStroke  # noqa: PLC0415

    halo = [withStroke(linewidth=2.0, foreground="white")]
    for label in shapes.labels:
        axes.text(
            label.x, label.y, label.text, ha="left", va="bottom", size=label.size,
            weight="bold" if label.bold else "normal", path_effects=halo, clip_on=True, zorder=6,
        )  # fmt: skip
    for label in shapes.degrees:
        axes.text(label.x, label.y, label.text, ha="left", va="bottom", size=5.5, color="0.45",
                  clip_on=True, path_effects=halo)  # fmt: skip


def _scale(axes: Any, shapes: MapShapes) -> None:
    """Draw a bar of a round length at the lower right."""
    frame, km = shapes.frame, shapes.scale_km
    width, height = frame.east - frame.west, frame.north - frame.south
    right, low = frame.east - 0.03 * width, frame.south + 0.045 * height
    box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.5}
    axes.plot(
        [right - km, right], [low, low], color="black", lw=2.2, solid_capstyle="butt", zorder=7
    )
    nautical = f"{km:,.0f} km ({km / 1.852:,.0f} nm), {frame.named}"
    axes.text(right, low + 0.012 * height, nautical, ha="right", va="bottom", size=6.5, bbox=box,
              zorder=7)  # fmt: skip


def _legend(axes: Any, shapes: MapShapes) -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415
    from matplotlib.patches import Patch  # noqa: PLC0415

    known: list[tuple[bool, Any]] = [
        (bool(shapes.heard), Line2D([], [], color="black", lw=1.6, label="heard")),
        (
            bool(shapes.unheard),
            Line2D([], [], color="0.2", lw=1.0, ls=":", label="not heard: shortest way only"),
        ),
        (
            bool(shapes.areas),
            Patch(facecolor="none", edgecolor="0.35", hatch="////", label="can have been here"),
        ),
        (
            bool(shapes.crossings),
            Line2D([], [], color="black", lw=5, alpha=0.55, label="a crossing, by its times"),
        ),
        *(
            (True, Line2D([], [], color="0.25", lw=0.9, ls=style, label=name))
            for name, style in zip(shapes.border_names, ("-.", (0, (1, 1))), strict=False)
        ),
    ]
    for kind in shapes.marks:
        marker, size, colour = _MARKS[kind]
        handle = Line2D([], [], marker=marker, ms=size, mfc=colour, mec="black", ls="", label=kind)
        known.append((True, handle))
    handles = [handle for shown, handle in known if shown]
    axes.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(0.0, -0.005), ncols=_IN_A_ROW,
        fontsize=6.5, frameon=False, borderaxespad=0.0, handlelength=3.0, columnspacing=2.0,
    )  # fmt: skip
