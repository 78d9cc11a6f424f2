import subprocess
import sys
import threading

import pytest

from noivu_desktop.errors import Cancelled
from noivu_desktop.export import exporting, workers
from noivu_desktop.export.exporting import export_plan
from noivu_desktop.export.report import build_report
from tests.export.builders import DAY
from tests.patience import PATIENCE_S

DRAWN = ("map-current", "summaries", "old-units")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def one_worker(monkeypatch):
    """Every export starts a worker; gives the processes that were started."""
    started = []
    start = workers._process

    def watched():
        started.append(start())
        return started[-1]

    monkeypatch.setattr(workers, "_LEAST_PAGES", 0)
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    monkeypatch.setattr(workers, "_process", watched)
    return started


def test_a_worker_writes_the_same_bytes(project, tmp_path, one_worker, monkeypatch):
    taken, begun = [], threading.Event()
    take, take_last = workers.Workers.take, workers.Workers._take_last

    def watched(self):
        one = take_last(self)
        taken.append(one.id if one else None)
        begun.set()
        return one

    def after_the_worker(self, one):
        begun.wait(PATIENCE_S)
        return take(self, one)

    with monkeypatch.context() as alone:
        alone.setattr(workers, "_cores", lambda: 1)
        export_plan(project, None, tmp_path / "a", DRAWN, paper="A4", date=DAY)
    assert not one_worker
    monkeypatch.setattr(workers.Workers, "_take_last", watched)
    monkeypatch.setattr(workers.Workers, "take", after_the_worker)

    result = export_plan(project, None, tmp_path / "b", DRAWN, paper="A4", date=DAY)

    assert len(one_worker) == 1
    assert taken[0] == "old-units"
    assert result.failed == ()
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


@pytest.mark.usefixtures("one_worker")
def test_the_user_is_told_what_a_worker_draws(project, tmp_path, monkeypatch):
    sentences, heard = [], threading.Condition()
    tell = exporting._Work.tell

    class Listens:
        def report(self, fraction, sentence):
            with heard:
                sentences.append(sentence)
                heard.notify_all()

        def stop_if_cancelled(self):
            pass

    def until_heard(self, one, share, doing):
        tell(self, one, share, doing)
        with heard:
            heard.wait_for(lambda: doing in sentences, PATIENCE_S)

    monkeypatch.setattr(workers.Workers, "take", lambda self, one: False)
    monkeypatch.setattr(exporting._Work, "tell", until_heard)

    export_plan(
        project, None, tmp_path, ["map-current", "atlas"], paper="A4", date=DAY, progress=Listens()
    )

    assert "Đang ghi: Bản đồ hiện trạng" in sentences
    assert "Tập bản đồ: Xã Thống Nhất" in sentences


@pytest.mark.usefixtures("one_worker")
def test_what_a_worker_does_not_bring_to_an_end_is_written_here(project, tmp_path, monkeypatch):
    ended = []

    def ends_at_once():
        ended.append(
            subprocess.Popen(
                [sys.executable, "-c", "raise SystemExit(1)"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        )
        return ended[-1]

    monkeypatch.setattr(workers, "_process", ends_at_once)

    result = export_plan(project, None, tmp_path, DRAWN, paper="A4", date=DAY)

    assert len(ended) == 1
    assert result.failed == ()
    assert (tmp_path / "don-vi-cu.pdf").exists()


@pytest.mark.usefixtures("one_worker")
def test_a_worker_that_has_ended_before_it_is_asked_is_given_up_in_silence(
    project, tmp_path, monkeypatch
):
    """What was meant for it is still in the pipe, and cannot be sent when that is closed."""
    process = subprocess.Popen(
        [sys.executable, "-c", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    process.wait()
    monkeypatch.setattr(workers, "_process", lambda: process)
    monkeypatch.setattr(workers, "_packed", lambda work: b"short")

    result = export_plan(project, None, tmp_path, DRAWN, paper="A4", date=DAY)

    assert result.failed == ()
    assert (tmp_path / "don-vi-cu.pdf").exists()


@pytest.mark.usefixtures("one_worker")
def test_where_no_process_can_start_all_is_written_here(project, tmp_path, monkeypatch):
    def refused():
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(workers, "_process", refused)

    result = export_plan(project, None, tmp_path / "x", DRAWN, paper="A4", date=DAY)

    assert result.failed == ()
    assert (tmp_path / "x" / "don-vi-cu.pdf").exists()


def test_a_stopped_export_leaves_no_worker_behind(project, tmp_path, one_worker):
    class Stops:
        def report(self, fraction, sentence):
            pass

        def stop_if_cancelled(self):
            if one_worker:
                raise Cancelled

    with pytest.raises(Cancelled):
        export_plan(project, None, tmp_path, DRAWN, paper="A4", date=DAY, progress=Stops())

    assert [process.poll() is None for process in one_worker] == [False]
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_few_pages_are_drawn_without_workers(project):
    formats = [one for one in workers.FORMATS if one.drawn]

    assert workers.workers_for(build_report(project), formats) == 0
