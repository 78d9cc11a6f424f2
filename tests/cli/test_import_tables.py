"""Tables and columns on the command line of ``import``."""

import json

from noivu_desktop.cli.main import run
from noivu_desktop.maps_in.column_choice import write_matching
from tests.maps_in.map_files import communes, write_map, write_workbook

ROWS = [["Tên xã", "Dân số", "Nhân khẩu"], ["Nam La", 1, 2], ["Hội Hoam", 3, 4]]


def imported(tmp_path, capsys, *options):
    columns = {name: communes()[name] for name in ("ma_xa", "ten_xa")}
    path = write_map(tmp_path / "xa.gpkg", columns)
    table = write_workbook(tmp_path / "ds.xlsx", Xa=ROWS)
    status = run(
        ["import", str(path), "--table", str(table), *options, "--out", str(tmp_path / "p.gpkg")]
    )
    told = capsys.readouterr()
    return status, told.out, told.err


def test_suggestions_are_printed(tmp_path, capsys):
    status, out, _ = imported(tmp_path, capsys, "--json")

    assert status == 0
    (suggestion,) = json.loads(out)["joined"]["suggestions"]
    assert (suggestion["row"], suggestion["name"], suggestion["code"]) == (3, "Hội Hoam", "06122")
    assert 85 < suggestion["score"] < 100


def test_suggestions_are_said_in_words_too(tmp_path, capsys):
    _, out, _ = imported(tmp_path, capsys)

    assert "“Hội Hoam” có thể là Xã Hội Hoan" in out


def test_suggestions_are_taken_on_request(tmp_path, capsys):
    _, out, _ = imported(tmp_path, capsys, "--accept-suggestions", "85", "--json")

    values = json.loads(out)
    assert values["joined"]["matched"] == 2
    assert values["joined"]["suggestions"] == []
    assert values["totals"]["population"] is None


def test_a_likeness_above_a_hundred_is_refused_in_a_sentence(tmp_path, capsys):
    status, _, err = imported(tmp_path, capsys, "--accept-suggestions", "850")

    assert status == 2
    assert "từ 0 đến 100" in err


def test_a_matching_file_says_what_columns_are(tmp_path, capsys):
    matching = tmp_path / "ghep.toml"
    write_matching(matching, {"table:Nhân khẩu": "population", "Xa lạ": "note"})

    _, out, _ = imported(tmp_path, capsys, "--matching", str(matching), "--json")

    assert json.loads(out)["matched"]["population"] == "Nhân khẩu"


def test_a_broken_matching_file_is_refused_by_name(tmp_path, capsys):
    matching = tmp_path / "ghep.toml"
    matching.write_text("[[", encoding="utf-8")

    status, _, err = imported(tmp_path, capsys, "--matching", str(matching))

    assert status == 2
    assert "ghep.toml" in err
    assert not (tmp_path / "p.gpkg").exists()
