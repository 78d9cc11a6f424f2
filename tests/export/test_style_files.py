import pytest

from noivu_desktop.errors import ExportError
from noivu_desktop.export import style_files
from noivu_desktop.export.map_style import COLOUR
from noivu_desktop.export.paper import Orientation
from noivu_desktop.export.standing import StandingAfter
from noivu_desktop.export.style_files import map_style, read_style, style_labels
from noivu_desktop.rules.screening import Duty


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    """The user's folder of styles, empty."""
    monkeypatch.setattr(style_files, "user_folder", lambda: tmp_path)
    folder = tmp_path / "map_styles"
    folder.mkdir()
    return folder


def test_the_usual_style_comes_first_and_is_the_default(own_folder):
    assert next(iter(style_labels())) == COLOUR.id
    assert map_style(None) is COLOUR
    assert all(map_style(name).label == label for name, label in style_labels().items())


def test_a_faulty_file_hinders_no_other_style(own_folder):
    (own_folder / "hong.toml").write_text("text = 9", encoding="utf-8")

    assert map_style("xam").id == "xam"
    assert style_labels()["hong"] == "hong (tệp có lỗi)"


def test_a_file_of_the_user_replaces_one_of_the_same_name(own_folder):
    (own_folder / "mau.toml").write_text('label = "Của sở"', encoding="utf-8")

    assert map_style(None).label == "Của sở"


def test_grey_print_tells_every_standing_apart_without_colour(own_folder):
    grey = map_style("xam")

    for fill in grey.fills.values():
        red, green, blue = fill.face[1:3], fill.face[3:5], fill.face[5:7]
        assert red == green == blue
    assert set(grey.fills) == {*Duty, *StandingAfter}
    for group in (StandingAfter, Duty):
        looks = [(grey.fills[one].face, grey.fills[one].hatch) for one in group]
        assert len(set(looks)) == len(looks)


def test_a_style_of_the_user_changes_only_what_it_says(own_folder):
    (own_folder / "cua-toi.toml").write_text(
        'orientation = "landscape"\ntext = 1.5\nunit = { colour = "#123456", width = 2 }\n'
        '[fills]\nafter_met = { face = "#abcdef" }\n',
        encoding="utf-8",
    )

    style = map_style("cua-toi")

    assert style.orientation is Orientation.LANDSCAPE
    assert style.text == 1.5
    assert style.unit.width_pt == 2.0
    assert style.fills[StandingAfter.MET].face == "#abcdef"
    assert style.fills[StandingAfter.NOT_MET] == COLOUR.fills[StandingAfter.NOT_MET]
    assert style.signature == COLOUR.signature


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("text = 9", "text"),
        ('grid = "có"', "grid"),
        ('unit = { colour = "đỏ", width = 1 }', "unit"),
        ('new = { colour = "#000000", width = 1, dashes = [1.0] }', "new"),
        ('fills = { after_met = { face = "#00ff00", hatch = "$" } }', "fills"),
        ("fills = { khong_co = {} }", "fills"),
        ("khoa_la = 1", "khoa_la"),
        ('orientation = "ngang"', "orientation"),
        ("signature = 3", "signature"),
    ],
)
def test_a_value_that_does_not_do_is_named_with_its_file(own_folder, line, key):
    path = own_folder / "hong.toml"
    path.write_text(line, encoding="utf-8")

    with pytest.raises(ExportError, match=rf"hong\.toml.*“{key}”"):
        read_style(path)


def test_a_file_that_is_no_toml_is_refused_by_name(own_folder):
    (own_folder / "hong.toml").write_text("[[[", encoding="utf-8")

    with pytest.raises(ExportError, match=r"hong\.toml"):
        map_style("hong")


def test_an_unknown_style_lists_those_there_are(own_folder):
    with pytest.raises(ExportError, match=r"“la”.*mau.*xam"):
        map_style("la")
