"""An atlas by QGIS: ``python3 layout.py MAPS.gpkg OUT PAPER_WIDTH_MM PAPER_HEIGHT_MM``.

Run by the Python that has QGIS, not by ours; ``qgis_atlas`` makes the map and calls it. The
layers: ``trang`` (one polygon for each page, with title, subtitle and text), ``moi`` (new units
with a name and a colour), ``cu`` (old units with a name), ``huyen`` (districts). Writes
``OUT/qgis.pdf`` and a picture of the first page, and prints one line of JSON.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemMapGrid,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsScaleBarSettings,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

PANEL_MM, MARGIN_MM, TITLE_MM, GAP_MM = 85.0, 16.0, 30.0, 12.0
GREY = "#e3e7ea"
MM = QgsUnitTypes.LayoutMillimeters


def main(maps: str, out: str, width: float, height: float) -> None:
    start, cpu = time.perf_counter(), time.process_time()
    application = QgsApplication([], False)
    application.initQgis()
    project = QgsProject()
    layers = {name: layer(maps, name) for name in ("trang", "cu", "moi", "huyen")}
    style(layers)
    for one in layers.values():
        project.addMapLayer(one, False)
    layout = page(project, layers, width, height)
    loaded = time.process_time() - cpu, time.perf_counter() - start
    exporter = QgsLayoutExporter(layout)
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    code, error = QgsLayoutExporter.exportToPdf(layout.atlas(), f"{out}/qgis.pdf", settings)
    if code != QgsLayoutExporter.Success:
        raise SystemExit(error)
    seconds, cpu_s = time.perf_counter() - start, time.process_time() - cpu
    layout.atlas().beginRender()
    layout.atlas().first()
    picture = QgsLayoutExporter.ImageExportSettings()
    picture.dpi = 300
    exporter.exportToImage(f"{out}/qgis.png", picture)
    layout.atlas().endRender()
    print(
        json.dumps(
            {
                "version": Qgis.QGIS_VERSION,
                "pages": layout.atlas().count(),
                "seconds": round(seconds, 2),
                "cpu_s": round(cpu_s, 2),
                "start_cpu_s": round(loaded[0], 2),
                "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        ),
        flush=True,
    )
    os._exit(0)  # QGIS takes its objects apart in an order of its own


def layer(maps: str, name: str) -> QgsVectorLayer:
    found = QgsVectorLayer(f"{maps}|layername={name}", name, "ogr")
    if not found.isValid():
        raise SystemExit(f"{maps}: {name}")
    return found


def style(layers: dict[str, QgsVectorLayer]) -> None:
    """The colours, lines and labels of our own sheets."""
    fill(layers["trang"], "0,0,0,0", "#000000", "1.1")
    fill(layers["cu"], "0,0,0,0", "#555555", "0.25", "dash")
    fill(layers["huyen"], "0,0,0,0", "#7a1f3d", "0.5", "dash dot")
    categories = []
    moi = layers["moi"]
    for colour in moi.uniqueValues(moi.fields().indexOf("mau")):
        symbol = symbol_of(colour, "#8a8a8a", "0.25")
        categories.append(QgsRendererCategory(colour, symbol, colour))
    moi.setRenderer(QgsCategorizedSymbolRenderer("mau", categories))
    label(layers["cu"], "nhan", 11, "#444444", italic=True)
    label(moi, "nhan", 14, "#1a1a1a", bold=True)


def fill(one: QgsVectorLayer, face: str, ink: str, width: str, dash: str = "solid") -> None:
    one.renderer().setSymbol(symbol_of(face, ink, width, dash))


def symbol_of(face: str, ink: str, width: str, dash: str = "solid") -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {"color": face, "outline_color": ink, "outline_width": width, "outline_style": dash}
    )


def label(
    one: QgsVectorLayer,
    field: str,
    size: float,
    ink: str,
    *,
    bold: bool = False,
    italic: bool = False,
) -> None:
    font = QFont("DejaVu Sans")
    font.setBold(bold)
    font.setItalic(italic)
    text = QgsTextFormat()
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor(ink))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("#ffffff"))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.setFormat(text)
    settings.centroidInside = True
    settings.fitInPolygonOnly = False
    one.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    one.setLabelsEnabled(True)


def page(
    project: QgsProject, layers: dict[str, QgsVectorLayer], width: float, height: float
) -> QgsPrintLayout:
    """Title, map with grid, legend, figures, scale bar, north arrow, place for a signature."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, height, MM))
    atlas = layout.atlas()
    atlas.setCoverageLayer(layers["trang"])
    atlas.setEnabled(True)
    drawn = map_item(layout, layers, width, height)
    left = width - PANEL_MM
    words(layout, "[% upper(ten) %]", (MARGIN_MM, 10), (width - 2 * MARGIN_MM, 10), 20, bold=True)
    words(layout, "[% upper(duoi) %]", (MARGIN_MM, 19), (width - 2 * MARGIN_MM, 8), 12, bold=True)
    words(
        layout,
        "Tỷ lệ 1:[% round(map_get(item_variables('ban-do'), 'map_scale')) %]",
        (left, 32),
        (50, 8),
        10,
        bold=True,
    )
    words(layout, "[% so_lieu %]", (left, 150), (PANEL_MM - 8, 60), 9, left=True)
    words(
        layout,
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        (left, height - 40),
        (PANEL_MM - MARGIN_MM, 12),
        10,
        bold=True,
    )
    scale_bar(layout, drawn, left)
    legend(layout, layers, drawn, left)
    arrow(layout, width)
    return layout


def map_item(
    layout: QgsPrintLayout, layers: dict[str, QgsVectorLayer], width: float, height: float
) -> QgsLayoutItemMap:
    drawn = QgsLayoutItemMap(layout)
    size = width - PANEL_MM - 2 * GAP_MM, height - TITLE_MM - MARGIN_MM
    place(layout, drawn, (MARGIN_MM, TITLE_MM), size)
    drawn.setLayers([layers[name] for name in ("trang", "huyen", "cu", "moi")])
    drawn.setCrs(layers["moi"].crs())
    drawn.setBackgroundColor(QColor("#ffffff"))
    drawn.setFrameEnabled(True)
    drawn.setExtent(QgsRectangle(0, 0, *size))  # its shape is kept on every page
    drawn.setId("ban-do")
    drawn.setAtlasDriven(True)
    drawn.setAtlasScalingMode(QgsLayoutItemMap.Auto)
    drawn.setAtlasMargin(0.15)
    grid = QgsLayoutItemMapGrid("luoi", drawn)
    grid.setStyle(QgsLayoutItemMapGrid.Cross)
    grid.setIntervalX(5000)
    grid.setIntervalY(5000)
    grid.setAnnotationEnabled(True)
    grid.setAnnotationPrecision(0)
    drawn.grids().addGrid(grid)
    return drawn


def words(
    layout: QgsPrintLayout,
    text: str,
    at: tuple[float, float],
    size: tuple[float, float],
    points: float,
    *,
    bold: bool = False,
    left: bool = False,
) -> None:
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    font = QFont("DejaVu Sans")
    font.setPointSizeF(points)
    font.setBold(bold)
    item.setFont(font)
    item.setHAlign(1 if left else 4)
    place(layout, item, at, size)


def scale_bar(layout: QgsPrintLayout, drawn: QgsLayoutItemMap, left: float) -> None:
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Single Box")
    bar.setLinkedMap(drawn)
    bar.setUnits(QgsUnitTypes.DistanceKilometers)
    bar.setUnitLabel("km")
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    bar.setUnitsPerSegment(2)
    bar.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeFitWidth)
    bar.setMinimumBarWidth(25)
    bar.setMaximumBarWidth(50)
    place(layout, bar, (left, 40), (60, 12))


def legend(
    layout: QgsPrintLayout, layers: dict[str, QgsVectorLayer], drawn: QgsLayoutItemMap, left: float
) -> None:
    item = QgsLayoutItemLegend(layout)
    item.setTitle("CHÚ GIẢI")
    item.setLinkedMap(drawn)
    item.setAutoUpdateModel(False)
    root = item.model().rootGroup()
    root.clear()
    for name in ("trang", "cu", "huyen", "moi"):
        root.addLayer(layers[name])
    place(layout, item, (left, 62), (60, 70))


def arrow(layout: QgsPrintLayout, width: float) -> None:
    item = QgsLayoutItemPicture(layout)
    paths = QgsApplication.svgPaths()
    found = [Path(one) / "arrows" / "NorthArrow_02.svg" for one in paths]
    item.setPicturePath(str(next((one for one in found if one.exists()), "")))
    place(layout, item, (width - 28, 32), (12, 16))


def place(
    layout: QgsPrintLayout,
    item: QgsLayoutItem,
    at: tuple[float, float],
    size: tuple[float, float],
) -> None:
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(*at, MM))
    item.attemptResize(QgsLayoutSize(*size, MM))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4]))
