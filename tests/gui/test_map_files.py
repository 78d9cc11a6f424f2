from noivu_desktop.gui.map_files import map_filter


def test_a_file_dialog_offers_drawings_and_mapinfo_too():
    assert {"*.zip", "*.gpkg", "*.shp", "*.dgn", "*.mif", "*.tab", "*.kmz"} <= set(
        map_filter().split()
    )


def test_a_file_dialog_offers_no_folder_as_a_file():
    assert "*.gdb" not in map_filter()
