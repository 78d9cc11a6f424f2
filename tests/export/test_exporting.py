import hashlib
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from noivu_desktop.errors import Cancelled, ExportError
from noivu_desktop.export import exporting
from noivu_desktop.export.exporting import export_plan
from noivu_desktop.export.formats import FORMATS, ExportFormat
from noivu_desktop.plan import edits
from noivu_desktop.plan.plan import MergedUnit, Part, Plan
from noivu_desktop.project.project import FIRST_PLAN, Project
from noivu_desktop.units.unit import Region, UnitKind
from noivu_desktop.verify.verifying import verify_folder
from tests.builders import grid_of_units
from tests.export.builders import DAY

DOCUMENTS = ("word", "letter", "summaries", "old-units")
QUICK = ("excel", "geopackage", "shapefile", "geojson", "conversion", "plan")


class StopsAfter:
    """Progress that is cancelled at the n-th question."""

    def __init__(self, questions):
        self.questions = questions
        self.reports = []

    def report(self, fraction, sentence):
        self.reports.append((fraction, sentence))

    def stop_if_cancelled(self):
        self.questions -= 1
        if self.questions < 0:
            raise Cancelled


@pytest.fixture(scope="module")
def dossier(project, tmp_path_factory):
    """A whole dossier on A4."""
    folder = tmp_path_factory.mktemp("ho so") / "xuất"
    return folder, export_plan(project, FIRST_PLAN, folder, paper="A4", date=DAY)


def test_every_format_is_written_whole(dossier):
    folder, result = dossier
    wanted = {name for one in FORMATS if not one.on_request for name in one.files} | {
        "manifest.json"
    }

    assert {path.name for path in folder.iterdir()} == wanted
    assert {path.name for path in result.files} == wanted
    assert result.failed == ()
    assert all(path.stat().st_size > 0 or path.suffix == ".cpg" for path in result.files)


def test_the_manifest_holds_the_checksum_of_every_file(dossier):
    folder, _ = dossier
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))

    assert manifest["format"] == 1
    assert manifest["units_before"] == 9
    assert manifest["units_after"] == 7
    for entry in manifest["files"]:
        content = (folder / entry["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        assert len(content) == entry["bytes"]


def test_file_names_are_plain_letters():
    names = [name for one in FORMATS for name in one.files]

    assert len(set(names)) == len(names)
    assert all(name.isascii() and name == name.lower() for name in names)
    assert len({one.id for one in FORMATS}) == len(FORMATS)


def test_a_second_export_of_the_same_gives_the_same_bytes(project, tmp_path):
    for name in ("a", "b"):
        export_plan(project, None, tmp_path / name, (*QUICK, *DOCUMENTS), date=DAY)

    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in "ab"
    )
    assert first == second


def test_a_format_that_fails_names_itself_and_the_rest_is_written(project, tmp_path):
    parts = (Part(code="A1"), Part(code="B1", to="A1", area_km2=Decimal(1), population=10))
    rest = (Part(code="B1", to="B1", area_km2=Decimal(19), population=1760), Part(code="C1"))
    plan = Plan(
        name=FIRST_PLAN,
        merged=(MergedUnit(code="A1", members=parts), MergedUnit(code="C1", members=rest)),
    )

    result = export_plan(project.with_plan(plan), None, tmp_path, QUICK, date=DAY)

    assert {one.id for one in result.failed} == {"geopackage", "shapefile", "geojson"}
    assert all("nhận một phần" in one.sentence for one in result.failed)
    assert (tmp_path / "phu-luc.xlsx").exists()
    assert not (tmp_path / "ranh-gioi-moi.gpkg").exists()
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert len(manifest["failed"]) == 3


def test_a_disk_error_in_one_format_leaves_its_old_file(project, tmp_path, monkeypatch):
    def full_disk(report, folder, settings, progress):
        (folder / "hong.txt").write_text("nửa chừng")
        raise OSError(28, "No space left on device")

    broken = ExportFormat(id="broken", label="Định dạng hỏng", files=("hong.txt",), write=full_disk)
    monkeypatch.setattr(exporting, "FORMATS", (broken, *FORMATS))
    (tmp_path / "hong.txt").write_text("bản cũ")

    result = export_plan(project, None, tmp_path, ["broken", "plan"], date=DAY)

    assert [one.label for one in result.failed] == ["Định dạng hỏng"]
    assert (tmp_path / "hong.txt").read_text() == "bản cũ"
    assert (tmp_path / "phuong-an.json").exists()


def test_a_cancelled_export_leaves_the_files_as_they_were(project, tmp_path):
    (tmp_path / "phuong-an.json").write_text("bản cũ")

    with pytest.raises(Cancelled):
        export_plan(project, None, tmp_path, QUICK, progress=StopsAfter(3), date=DAY)

    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["phuong-an.json"]
    assert (tmp_path / "phuong-an.json").read_text() == "bản cũ"


def counting(monkeypatch):
    """The ids of the formats that are written from now on."""
    written = []

    def watched(one):
        def write(*arguments):
            written.append(one.id)
            return one.write(*arguments)

        return replace(one, write=write)

    monkeypatch.setattr(exporting, "FORMATS", tuple(watched(one) for one in FORMATS))
    return written


def test_a_stopped_export_goes_on_where_it_was(project, tmp_path, monkeypatch):
    written = counting(monkeypatch)
    with pytest.raises(Cancelled):
        export_plan(project, None, tmp_path, QUICK, progress=StopsAfter(2), date=DAY)
    begun = list(written)

    result = export_plan(project, None, tmp_path, QUICK, date=DAY)

    assert begun and written == list(dict.fromkeys(written))
    assert set(written) == set(QUICK)
    assert result.failed == ()
    assert not list(tmp_path.glob(".*"))
    assert verify_folder(tmp_path).ok


def test_a_changed_plan_takes_nothing_from_a_stopped_export(project, tmp_path, monkeypatch):
    with pytest.raises(Cancelled):
        export_plan(project, None, tmp_path, QUICK, progress=StopsAfter(2), date=DAY)
    written = counting(monkeypatch)
    changed = project.with_plan(edits.rename(project.plan(), project.coverage, "A1", "Xã Khác"))

    export_plan(changed, None, tmp_path, QUICK, date=DAY)

    assert set(written) == set(QUICK)
    assert not list(tmp_path.glob(".*"))


def test_a_damaged_leftover_is_written_anew(project, tmp_path, monkeypatch):
    with pytest.raises(Cancelled):
        export_plan(project, None, tmp_path, QUICK, progress=StopsAfter(2), date=DAY)
    (left,) = tmp_path.glob(".dang-xuat-*")
    next(left.glob("*.xlsx")).write_text("hỏng")
    written = counting(monkeypatch)

    export_plan(project, None, tmp_path, QUICK, date=DAY)

    assert "excel" in written
    assert verify_folder(tmp_path).ok


def test_a_failed_page_names_its_unit_in_the_manifest_and_the_rest_is_written(project, tmp_path):
    undrawn = (
        MergedUnit(code="A1", members=(Part(code="A1"), part_of_b1("A1", 5, 590))),
        MergedUnit(code="B1", members=(part_of_b1("B1", "15.123456", 1180),)),
        MergedUnit(code="A2", members=(Part(code="A2"), Part(code="B2"))),
    )
    changed = project.with_plan(Plan(name=FIRST_PLAN, merged=undrawn))

    drawn = ["map-plan", "atlas", "summaries", "old-units"]
    result = export_plan(changed, None, tmp_path, drawn, paper="A4", date=DAY)

    assert {one.id for one in result.failed} == set(drawn)
    assert all("Xã Đồng Ý" in one.sentence or "Xã Vũ Lễ" in one.sentence for one in result.failed)
    told = json.loads((tmp_path / "manifest.json").read_text("utf-8"))["failed"]
    assert [one["sentence"] for one in told] == [one.sentence for one in result.failed]
    pages = pypdf.PdfReader(tmp_path / "tap-ban-do.pdf").pages
    assert any("THỊ TRẤN BẮC SƠN" in page.extract_text() for page in pages)


def part_of_b1(to, area, people):
    return Part(code="B1", to=to, area_km2=Decimal(area), population=people)


def test_progress_rises_to_the_end(project, tmp_path):
    progress = StopsAfter(1000)

    export_plan(project, None, tmp_path, QUICK, progress=progress, date=DAY)

    shares = [share for share, _ in progress.reports]
    assert shares == sorted(shares)
    assert shares[0] == 0.0 and shares[-1] == 1.0


def test_a_folder_that_is_a_file_is_refused_in_one_sentence(project, tmp_path):
    (tmp_path / "x").write_text("một tệp")

    with pytest.raises(ExportError, match=r"Không ghi được vào thư mục .* là một tệp"):
        export_plan(project, None, tmp_path / "x", date=DAY)


def test_a_folder_without_permission_is_refused(project, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)

    with pytest.raises(ExportError, match="không có quyền ghi"):
        export_plan(project, None, tmp_path / "x", date=DAY)


def test_a_map_is_written_in_the_kinds_of_files_asked_for(project, tmp_path):
    formats = ("map-plan", "plan")

    result = export_plan(
        project, FIRST_PLAN, tmp_path, formats, paper="A4", date=DAY, map_files=["SVG"]
    )

    assert [path.name for path in result.files] == [
        "ban-do-phuong-an.svg", "phuong-an.json", "phuong-an.csv", "phuong-an.xlsx",
        "manifest.json",
    ]  # fmt: skip
    assert not list(tmp_path.glob("*.png"))


@pytest.mark.parametrize("kinds", [[], ["pdf", "gif"]])
def test_other_kinds_of_map_files_are_refused(project, tmp_path, kinds):
    with pytest.raises(ExportError, match="chọn trong: pdf, png, svg"):
        export_plan(project, FIRST_PLAN, tmp_path / "a", ("plan",), map_files=kinds)
    assert not (tmp_path / "a").exists()


def test_an_unknown_format_or_paper_is_refused_before_any_work(project, tmp_path):
    with pytest.raises(ExportError, match="Không có định dạng “odt”"):
        export_plan(project, None, tmp_path / "x", ["odt"])
    with pytest.raises(ExportError, match="khổ giấy “B5”"):
        export_plan(project, None, tmp_path / "x", paper="B5")

    assert not (tmp_path / "x").exists()


def test_a_plan_of_hamlets_speaks_of_hamlets(tmp_path):
    """Nhóm hộ nhỏ A1, B1 nhập làm một; cấp trên là xã."""
    facts = {
        f"{column}{row}": {
            "kind": UnitKind.THON,
            "name": f"Thôn {column}{row}",
            "area_km2": None,
            "households": 40,
            "population": 160,
            "parent_name": "Xã Nam La",
            "region": Region.NORTHERN_MOUNTAINS,
        }
        for column in "ABC"
        for row in (1, 2)
    }
    coverage = grid_of_units(3, 2, facts)
    project = Project(coverage=coverage, rule_set_id="tt-14-2018")
    plan = edits.merge(project.plan(), coverage, ["A1", "B1"], "Thôn Đoàn Kết")

    formats = ("map-plan", "excel", "word")
    changed = project.with_plan(plan)

    result = export_plan(changed, None, tmp_path, formats, paper="A4", date=DAY)

    assert result.failed == ()
    text = " ".join(
        page.extract_text() for page in pypdf.PdfReader(tmp_path / "ban-do-phuong-an.pdf").pages
    )
    assert "BẢN ĐỒ PHƯƠNG ÁN SẮP XẾP THÔN, TỔ DÂN PHỐ" in text
    assert "XÃ NAM LA" in text
    assert "Diện tích tự nhiên: chưa có số liệu" in text
