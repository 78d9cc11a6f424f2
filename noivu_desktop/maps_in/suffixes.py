"""The endings of the files that can be read; light, so that a file dialog can ask."""

MAP_SUFFIXES = (
    ".shp", ".gpkg", ".geojson", ".json", ".topojson", ".kml", ".kmz", ".tab", ".mif", ".dgn",
    ".dxf", ".gml", ".fgb", ".sqlite",
)  # fmt: skip
MAP_FOLDER_SUFFIXES = (".gdb",)
ARCHIVE_SUFFIXES = (".zip",)
