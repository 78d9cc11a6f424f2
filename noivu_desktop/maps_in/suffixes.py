"""The endings of the files that can be read; light, so that a file dialog can ask."""

MAP_SUFFIXES = (
    ".shp", ".gpkg", ".geojson", ".json", ".topojson", ".kml", ".kmz", ".tab", ".mif", ".dgn",
    ".dxf", ".gml", ".fgb", ".sqlite",
)  # fmt: skip
MAP_FOLDER_SUFFIXES = (".gdb",)
TABLE_SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")
MAP_PART_SUFFIXES = (".gdbtable",)
"""What a file dialog shows of a map that is a folder; stands for the whole folder."""

ARCHIVE_SUFFIXES = (".zip",)
DRAWING_SUFFIXES = (".dgn", ".dxf")
"""Drawings: lines and labels, which become polygons with names."""

OTHER_FORMATS = {
    ".dwg": "bản vẽ AutoCAD DWG; hãy lưu lại thành DXF",
    ".mdb": "cơ sở dữ liệu Access (personal geodatabase); hãy xuất ra shapefile hoặc GeoPackage",
    ".accdb": "cơ sở dữ liệu Access; hãy xuất ra shapefile hoặc GeoPackage",
    ".mxd": "tệp trình bày của ArcGIS, không chứa số liệu; hãy chọn lớp ranh giới",
    ".mpk": "gói bản đồ của ArcGIS; hãy xuất lớp ranh giới ra shapefile",
    ".lyr": "tệp trình bày của ArcGIS, không chứa số liệu; hãy chọn lớp ranh giới",
    ".lpk": "gói lớp của ArcGIS; hãy xuất lớp ranh giới ra shapefile",
    ".qgs": "tệp dự án QGIS, không chứa số liệu; hãy chọn lớp ranh giới",
    ".qgz": "tệp dự án QGIS, không chứa số liệu; hãy chọn lớp ranh giới",
    ".wor": "tệp trình bày của MapInfo, không chứa số liệu; hãy chọn tệp .tab",
    ".rar": "tệp nén RAR; hãy giải nén rồi chọn tệp bản đồ bên trong",
    ".7z": "tệp nén 7z; hãy giải nén rồi chọn tệp bản đồ bên trong",
    ".gz": "tệp nén; hãy giải nén rồi chọn tệp bản đồ bên trong",
    ".tar": "tệp nén; hãy giải nén rồi chọn tệp bản đồ bên trong",
    ".pdf": "tài liệu PDF, không phải lớp bản đồ; hãy xin tệp ranh giới dạng shapefile",
    ".doc": "văn bản Word, không phải lớp bản đồ",
    ".docx": "văn bản Word, không phải lớp bản đồ",
    ".tif": "ảnh quét, không có ranh giới dạng véc tơ; hãy số hóa thành vùng trước",
    ".tiff": "ảnh quét, không có ranh giới dạng véc tơ; hãy số hóa thành vùng trước",
    ".ecw": "ảnh, không có ranh giới dạng véc tơ; hãy số hóa thành vùng trước",
    ".jpg": "ảnh, không có ranh giới dạng véc tơ; hãy số hóa thành vùng trước",
    ".png": "ảnh, không có ranh giới dạng véc tơ; hãy số hóa thành vùng trước",
}
"""Files that people try as a map, and what they are and want to be instead."""
