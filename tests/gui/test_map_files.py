from noivu_desktop.gui.map_files import map_filter


def test_a_file_dialog_offers_drawings_and_mapinfo_too():
    assert {"*.zip", "*.gpkg", "*.shp", "*.dgn", "*.mif", "*.tab", "*.kmz"} <= set(
        map_filter().split()
    )


def test_a_file_dialog_offers_a_file_in_a_geodatabase_and_no_folder():
    assert "*.gdb" not in map_filter().split()
    assert "*.gdbtable" in map_filter().split()
