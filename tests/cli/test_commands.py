"""The commands as a user or another program calls them, on a small map and on the real one."""

import json
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import pytest

from noivu_desktop.cli.main import run
from noivu_desktop.export import template_files
from noivu_desktop.project.project_file import read_project
from tests.builders import CRS, grid_of_units

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def map_file(tmp_path):
    """A2 B2 C2 D2 over A1 B1 C1 D1; A1 and C1 are small enough to be arranged under NQ 653."""
    coverage = grid_of_units(4, 2)
    rows = [
        {
            "ma_xa": unit.code,
            "ten_xa": unit.name,
            "ma_huyen": "001",
            "ten_huyen": "Huyện Một",
            "dan_so": 900 if unit.code in ("A1", "C1") else 6000,
            "dt_km2": 12.5 if unit.code in ("A1", "C1") else 60.0,
        }
        for unit in coverage.units
    ]
    path = tmp_path / "xa.gpkg"
    gpd.GeoDataFrame(rows, geometry=list(coverage.geometries), crs=CRS).to_file(path)
    return path


@pytest.fixture
def project(map_file, tmp_path, capsys):
    path = tmp_path / "p.gpkg"
    assert run(["import", str(map_file), "--set", "mountain=1", "--out", str(path)]) == 0
    capsys.readouterr()
    return path


def answer(capsys, *arguments):
    """The exit code and the one JSON object on stdout."""
    code = run([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_import_reports_what_was_matched_and_the_totals(map_file, tmp_path, capsys):
    code, found = answer(
        capsys, "import", map_file, "--set", "mountain=1", "--out", tmp_path / "p.gpkg"
    )

    assert (code, found["format"], found["units"], found["crs"]) == (0, 1, 8, "EPSG:9215")
    assert found["matched"]["population"] == "dan_so"
    assert found["totals"]["population"] == 2 * 900 + 6 * 6000
    assert found["totals"]["area_km2"] == pytest.approx(2 * 12.5 + 6 * 60)
    assert found["totals"]["map_area_km2"] == pytest.approx(8 * 25, rel=1e-3)


def test_importing_over_a_project_keeps_the_old_one_beside_it(map_file, project, tmp_path):
    run(["edit", str(project), "--plan", "Phương án 1", "merge:A1,B1"])
    before = project.read_bytes()

    assert run(["import", str(map_file), "--out", str(project)]) == 0

    (kept,) = tmp_path.glob("p.truoc-*.gpkg")
    assert kept.read_bytes() == before


def test_check_names_the_units_that_must_be_arranged(project, capsys):
    code, found = answer(capsys, "check", project, "--rule-set", "nq-653-2019")

    must = [unit["code"] for unit in found["units"] if unit["must_arrange"]]
    assert (code, must, found["totals"]["must_arrange"]) == (1, ["A1", "C1"], 2)
    assert found["units"][0]["area_share"] == 0.25
    assert "Điều 1" in found["units"][0]["findings"][0]["clause"]


def test_optimise_stores_a_plan_that_check_and_verify_agree_with(project, capsys):
    code, found = answer(
        capsys, "optimise", project, "--rule-set", "nq-653-2019", "--fewest-changes"
    )
    checked, plan = answer(
        capsys, "check", project, "--rule-set", "nq-653-2019", "--plan", found["plan"]
    )
    verified, result = answer(capsys, "verify", project)

    assert (code, found["status"], found["gap"]) == (0, "optimal", 0)
    assert {"A1", "C1"} <= {c for group in found["groups"] for c in group["members"]}
    assert (checked, plan["unresolved"]) == (0, [])
    assert read_project(project).rule_set_id == "nq-653-2019"
    assert (verified, result) == (0, {"format": 1, "ok": True, "problems": []})


def test_optimise_and_check_agree_on_what_is_left_open(project, capsys):
    rules = ("--rule-set", "nq-653-2019")
    code, found = answer(capsys, "optimise", project, *rules, "--total", "8")
    checked, plan = answer(capsys, "check", project, *rules, "--plan", found["plan"])

    assert plan["unresolved"] == ["A1", "C1"]
    assert (code, checked) == (1, 1)


def test_merge_into_takes_only_the_chosen_units(project, tmp_path, capsys):
    chosen = tmp_path / "chon.csv"
    chosen.write_text("ma_xa,ten_xa\nA1,Xã A1\nB1,Xã B1\nC1,Xã C1\nD1,Xã D1\n", "utf-8-sig")

    _, found = answer(
        capsys, "optimise", project, "--rule-set", "nq-653-2019",
        "--merge-into", "2", "--only", chosen,
    )  # fmt: skip

    assert (found["units_before"], found["units_after"]) == (8, 6)
    assert {c for group in found["groups"] for c in group["members"]} <= {"A1", "B1", "C1", "D1"}


def test_optimise_keeps_kinds_apart_and_seats_near(project, capsys):
    """Squares of 5 km: only units with a common side are within 5 km of each other's middle."""
    question = ("optimise", project, "--rule-set", "nq-653-2019", "--total", "5")
    _, near = answer(capsys, *question, "--max-seat-distance", "5.1", "--apart-kinds", "phường,xã")
    _, nearer = answer(capsys, *question, "--max-seat-distance", "4.9")

    assert (near["status"], near["units_after"]) == ("optimal", 5)
    assert {"seat_distance", "terrain", "address"} <= set(near["objective"])
    assert nearer["status"] == "infeasible"


def test_edit_merges_renames_undoes_and_redoes(project, capsys):
    steps = ["merge:A1,B1=Đồng Tâm", "merge:C1,D1", "rename:C1=Hòa Bình", "undo", "undo", "redo"]

    assert run(["edit", str(project), "--plan", "Phương án 1", *steps]) == 0

    plan = read_project(project).plan("Phương án 1")
    assert [(one.codes, one.name) for one in plan.merged] == [
        (("A1", "B1"), "Đồng Tâm"),
        (("C1", "D1"), None),
    ]
    assert capsys.readouterr().out.splitlines() == [
        "Nhập Xã A1 và Xã B1 thành “Đồng Tâm”",
        "Nhập Xã C1 và Xã D1",
        "Đặt tên Hòa Bình cho Xã D1",
        "Hoàn tác: Đặt tên Hòa Bình cho Xã D1",
        "Hoàn tác: Nhập Xã C1 và Xã D1",
        "Làm lại: Nhập Xã C1 và Xã D1",
    ]


def test_edit_declares_neighbours_with_a_ground_and_takes_them_back(project, capsys):
    edit = ["edit", str(project), "--plan", "Phương án 1"]

    assert run([*edit, "link:A1,D2=Cầu Nà Sầm", "merge:A1,D2"]) == 0
    (link,) = read_project(project).coverage.links
    assert (link.first, link.second, link.ground) == ("A1", "D2", "Cầu Nà Sầm")

    assert run([*edit, "unlink:D2,A1"]) == 0
    assert read_project(project).coverage.links == ()
    for wrong in ("link:A1=cầu", "link:A1,D2", "link:A1,B1,D2=cầu", "unlink:A1,D2=cầu"):
        assert run([*edit, wrong]) == 2
    assert "link:A,B=" in capsys.readouterr().err


def test_edit_says_that_a_step_changed_nothing(project, capsys):
    steps = ["merge:A1,B1", "seat:A1", "seat:A1"]

    assert run(["edit", str(project), "--plan", "Phương án 1", *steps]) == 0

    assert capsys.readouterr().out.splitlines()[-1] == "Không có gì thay đổi."


def test_compare_lists_whose_company_differs(project, capsys):
    run(["edit", str(project), "--plan", "Phương án 1", "merge:A1,B1"])
    run(["edit", str(project), "--plan", "B", "--new", "merge:A1,A2", "merge:C1,D1"])
    capsys.readouterr()

    code, found = answer(capsys, "compare", project, "Phương án 1", "B")

    assert code == 0
    assert found["only_in"]["Phương án 1"] == [["A1", "B1"]]
    assert {one["code"] for one in found["differs"]} == {"A1", "A2", "B1", "C1", "D1"}
    assert found["figures"]["B"]["units_after"] == 6


def test_templates_are_copied_and_listed(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(template_files, "user_folder", lambda: tmp_path)

    assert run(["templates", "--copy", "to-trinh.docx"]) == 0

    told = capsys.readouterr().out
    assert f"Đã chép {tmp_path / 'templates' / 'to-trinh.docx'}" in told
    assert "Đề án và các phụ lục" in told
    assert run(["templates", "--copy", "khac.docx"]) == 2
    assert "Không có mẫu “khac.docx”" in capsys.readouterr().err
    assert run(["templates", "--guide"]) == 0
    assert "phai_sap_xep" in capsys.readouterr().out


def test_rule_sets_are_listed(capsys):
    code, found = answer(capsys, "rule-sets")

    ids = {one["id"] for one in found["rule_sets"]}
    assert code == 0
    assert {"nq-653-2019", "nq-35-2023", "nq-76-2025", "nq-112-2025", "tt-14-2018"} <= ids
    assert found["unusable"] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "{p}", "--rule-set", "nq-1-1900"], "nq-1-1900"),
        (["check", "{p}", "--plan", "Không có"], "Không có"),
        (["check", "khong-co.gpkg"], "khong-co.gpkg"),
        (["check", "{map}"], "hồ sơ"),
        (["edit", "{p}", "--plan", "Phương án 1", "merge:A1"], "hai đơn vị"),
        (["edit", "{p}", "--plan", "Phương án 1", "merge:A1,Z9"], "Z9"),
        (["edit", "{p}", "--plan", "Phương án 1", "xyz:A1"], "xyz:A1"),
        (["edit", "{p}", "--plan", "Phương án 9", "merge:A1,B1"], "Phương án 9"),
        (["edit", "{p}", "--plan", "Phương án 1", "undo"], "hoàn tác"),
        (["import", "{map}", "--match", "khong_co=name", "--out", "{dir}/q.gpkg"], "khong_co"),
        (["import", "{map}", "--set", "mountain", "--out", "{dir}/q.gpkg"], "TRƯỜNG=GIÁ_TRỊ"),
        (["import", "{map}", "--out", "{dir}/khong/co/q.gpkg"], "khong"),
        (["optimise", "{p}", "--merge-into", "3"], "--only"),
        (["optimise", "{p}", "--total", "ba"], "ba"),
        (["optimise", "{p}"], "--total"),
        (["optimise", "{p}", "--total", "6", "--apart-kinds", "phường"], "LOẠI,LOẠI"),
        (["optimise", "{p}", "--total", "6", "--apart-kinds", "phường,làng"], "LOẠI,LOẠI"),
        (["optimise", "{p}", "--total", "6", "--max-seat-distance", "0"], "lớn hơn 0 km"),
        (["export", "{p}", "--plan", "Phương án 1", "--out", "{map}/x"], "x"),
        (["verify"], "thiếu"),
    ],
)
def test_what_the_user_can_put_right_is_one_sentence_and_leaves_files_alone(
    arguments, words, project, map_file, tmp_path, capsys
):
    before = project.read_bytes()
    filled = [a.format(p=project, map=map_file, dir=tmp_path) for a in arguments]

    code = run(filled)

    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert words in told.err
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err
    assert project.read_bytes() == before
    assert not (tmp_path / "q.gpkg").exists()


def test_the_real_province_from_import_to_verified_plan(shared_data, tmp_path):
    """Lạng Sơn 2019: 226 communes, 44 to arrange under NQ 653, 200 after, inside districts."""
    path = tmp_path / "ls.gpkg"

    def call(*arguments):
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), *map(str, arguments), "--json"],
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return done.returncode, json.loads(done.stdout)

    source = shared_data / "langson_2019_226xa_vn2000_shp.zip"
    _, imported = call("import", source, "--set", "mountain=1", "--out", path)
    _, checked = call("check", path, "--rule-set", "nq-653-2019")
    _, best = call("optimise", path, "--rule-set", "nq-653-2019", "--total", "200")
    verified, result = call("verify", path)

    totals = imported["totals"]
    must = [unit for unit in checked["units"] if unit["must_arrange"]]
    parents = {unit["code"]: unit["parent"] for unit in checked["units"]}
    assert (imported["units"], totals["population"]) == (226, 781_655)
    assert totals["area_km2"] == pytest.approx(8303.271, abs=1e-6)
    assert [sum(u["kind"] == kind for u in must) for kind in ("xã", "thị trấn")] == [42, 2]
    assert (best["status"], best["units_after"], best["gap"]) == ("optimal", 200, 0)
    assert all(len({parents[c] for c in group["members"]}) == 1 for group in best["groups"])
    assert (verified, result["problems"]) == (0, [])


def test_decisions_are_edited_by_words_and_shown_by_check(project, capsys):
    steps = ["exempt:A1,C1=DEFENCE; Đồn 12", "merge:A2,B2", "waive:A2=Biệt lập", "consult:A2=2/3"]
    signed = ["edit", str(project), "--plan", "PA", "--by", "Nông Thị Hà", "--new"]
    assert run([*signed, "rule-set:nq-653-2019", *steps]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[1] == "Không sắp xếp: 2 đơn vị"

    code, found = answer(capsys, "check", project, "--plan", "PA")

    exempt = {unit["code"]: unit["exemption_details"] for unit in found["units"]}
    assert exempt["A1"]["ground"] == "trọng yếu về quốc phòng, an ninh"
    assert (exempt["A1"]["note"], exempt["A1"]["id"], exempt["B1"]) == ("Đồn 12", "DEFENCE", None)
    assert exempt["A1"]["author"] == exempt["C1"]["author"] == "Nông Thị Hà"
    merged = found["merged_units"][0]
    assert merged["waiver"]["reason"] == "Biệt lập"
    assert merged["waiver"]["author"] == "Nông Thị Hà"
    assert merged["consultation"]["verdict"] == "unknown"
    assert merged["consultation"]["units"][0]["share"] == pytest.approx(2 / 3)
    assert code == 1

    back = ["unexempt:A1,C1", "unwaive:B2", "unconsult:A2", "set:A1,B1=land_border=1; population="]
    assert run(["edit", str(project), "--plan", "PA", *back]) == 0
    after = read_project(project)
    assert (after.exemptions, after.waivers, after.consultations) == ((), (), ())
    assert after.coverage.unit("B1").land_border is True
    assert after.coverage.unit("B1").population is None


def test_a_ground_in_other_words_is_kept_as_a_reason_of_its_own(project, capsys):
    assert (
        run(["edit", str(project), "--plan", "PA", "--new", "exempt:A1=đảo xa; chưa có cầu"]) == 0
    )

    exemption = read_project(project).exemptions[0]
    assert (exemption.ground.name, exemption.note) == ("OTHER", "đảo xa; chưa có cầu")


@pytest.mark.parametrize(
    "word", ["exempt:A1", "waive:A1=", "consult:A1=nhiều", "set:A1=mountain", "unexempt:A1=x"]
)
def test_a_decision_in_words_nobody_understands_is_one_sentence(project, capsys, word):
    assert run(["edit", str(project), "--plan", "PA", "--new", word]) == 2
    assert "Không hiểu bước" in capsys.readouterr().err
