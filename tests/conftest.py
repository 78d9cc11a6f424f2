"""Qt hygiene, isolated settings, and where the real maps are."""

import functools
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QtMsgType, qFormatLogMessage, qInstallMessageHandler
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.patience import PATIENCE_S

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

AIMED = ("keyClick", "keyClicks", "keyPress", "keyRelease", "keySequence", "mouseClick",
         "mouseDClick", "mouseMove", "mousePress", "mouseRelease")  # fmt: skip

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

settings.register_profile(
    "tests",
    deadline=None,
    derandomize="CI" in os.environ,  # what decides gives one answer; other runs look further
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("tests")


@pytest.fixture(autouse=True)
def _isolated_home(tmp_path_factory, monkeypatch):
    """Settings, caches and user rule sets of the person who runs the tests stay untouched."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture
def shared_data():
    """The folder with the real maps; tests that want it skip where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("không có thư mục ../shared/data với bản đồ thật")
    return SHARED_DATA


class PatientBot(QtBot):
    """Waits for what a test waits for as long as it takes."""

    waitExposed = functools.partialmethod(QtBot.waitExposed, timeout=PATIENCE_S * 1000)  # noqa: N815
    waitSignal = functools.partialmethod(QtBot.waitSignal, timeout=PATIENCE_S * 1000)  # noqa: N815
    waitSignals = functools.partialmethod(QtBot.waitSignals, timeout=PATIENCE_S * 1000)  # noqa: N815
    waitUntil = functools.partialmethod(QtBot.waitUntil, timeout=PATIENCE_S * 1000)  # noqa: N815


@pytest.fixture
def qtbot(qapp, request):
    return PatientBot(request)


@pytest.fixture(autouse=True, scope="session")
def _keys_and_clicks_need_a_target():
    """Without one Qt would abort the whole run; so only the test fails, and says why."""
    with pytest.MonkeyPatch.context() as patch:
        for name in AIMED:
            patch.setattr(QTest, name, staticmethod(_aimed(getattr(QTest, name))))
        yield


def _aimed(send):
    @functools.wraps(send)
    def checked(target, *args, **named):
        assert target is not None, f"{send.__name__}: there is no widget that could get it"
        return send(target, *args, **named)

    return checked


_own_stderr = pytest.StashKey[int]()


def pytest_configure(config):
    config.stash[_own_stderr] = os.dup(2)  # nothing is captured yet, so it outlives an abort
    _tell_fatal_words(config)


def pytest_runtest_setup(item):
    if hasattr(item, "qt_log_capture"):  # pytest-qt has just put its own handler in place
        _tell_fatal_words(item.config)


def _tell_fatal_words(config):
    """What Qt says before it aborts goes to the log of the run at once, with the test's name."""
    earlier = qInstallMessageHandler(None) or _print_words

    def told(kind, context, words):
        if kind is QtMsgType.QtFatalMsg:
            test = os.environ.get("PYTEST_CURRENT_TEST", "")
            os.write(config.stash[_own_stderr], f"\n{test}: {words}\n".encode())
        earlier(kind, context, words)

    qInstallMessageHandler(told)


def _print_words(kind, context, words):
    sys.stderr.write(f"{qFormatLogMessage(kind, context, words)}\n")
