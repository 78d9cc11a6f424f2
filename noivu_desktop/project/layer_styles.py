"""QGIS styles kept in the project file, so that its layers open with colours and names."""

import sqlite3
from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from noivu_desktop.project.schema import LAYERS
from noivu_desktop.rules.finding import Verdict

# Okabe-Ito hues: told apart also by colour-blind readers; the dossier uses the same words.
_VERDICT_COLOURS = {
    Verdict.MET: "0,158,115,150",
    Verdict.NOT_MET: "213,94,0,150",
    Verdict.UNKNOWN: "170,170,170,150",
    Verdict.WAIVED: "86,180,233,150",
}
_OUTLINE = "60,60,60,255"
_PAPER = "250,247,238,255"
_LABELS = {"plan_parts": "code"}


def write_styles(connection: sqlite3.Connection, layers: Iterable[str]) -> None:
    """Add a default style for each of the ``layers``."""
    styles = [
        (table, "Theo kết luận", _document(_by_verdict(), "name", "8"))
        if table.startswith("merged_")
        else (table, LAYERS[table], _document(_single_symbol(), _LABELS.get(table, "name"), "6"))
        for table in layers
    ]
    connection.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
        " f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner)"
        " VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '')",
        [(table, title, qml, title) for table, title, qml in styles],
    )


def _document(renderer: str, label: str, size: str) -> str:
    text_style = f'<text-style fieldName={quoteattr(label)} isExpression="0" fontSize="{size}"/>'
    labelling = f'<labeling type="simple"><settings>{text_style}</settings></labeling>'
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.22" styleCategories="Symbology|Labeling" labelsEnabled="1">'
        f"{renderer}{labelling}</qgis>"
    )


def _single_symbol() -> str:
    symbol = _symbol("0", _PAPER, "0.26")
    return f'<renderer-v2 type="singleSymbol"><symbols>{symbol}</symbols></renderer-v2>'


def _by_verdict() -> str:
    categories = "".join(
        f'<category render="true" symbol="{place}" value="{verdict.value}"'
        f" label={quoteattr(verdict.label.capitalize())}/>"
        for place, verdict in enumerate(_VERDICT_COLOURS)
    )
    symbols = "".join(
        _symbol(str(place), colour, "0.6") for place, colour in enumerate(_VERDICT_COLOURS.values())
    )
    return (
        '<renderer-v2 type="categorizedSymbol" attr="verdict">'
        f"<categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2>"
    )


def _symbol(name: str, fill: str, width_mm: str) -> str:
    properties = {
        "color": fill,
        "style": "solid",
        "outline_color": _OUTLINE,
        "outline_style": "solid",
        "outline_width": width_mm,
        "outline_width_unit": "MM",
    }
    listed = "".join(f'<prop k="{key}" v="{value}"/>' for key, value in properties.items())
    return (
        f'<symbol type="fill" name="{name}" alpha="1">'
        f'<layer class="SimpleFill" enabled="1" locked="0" pass="0">{listed}</layer></symbol>'
    )
