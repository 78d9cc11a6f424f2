"""Makes .venv from requirements.lock with whatever Python this machine has.

Needs only the standard library and pip: neither venv's ensurepip (Debian ships it apart)
nor a compiler. Missing system libraries of Qt are installed where that is allowed, else
named in one sentence.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
INSTALLED = ENVIRONMENT / "installed.lock"
"""A copy of the lock file, there once every locked package is installed."""
READY = ENVIRONMENT / "ready.lock"
"""The same, there once the system libraries of Qt were found as well."""
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

ENGLISH = ROOT / "resources" / "translations" / "noivu_en.ts"
"""What the window says in English, as people write it; the window reads what is built of it."""

DEBIAN_PACKAGE_OF_LIBRARY = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    # The rest is for a real window only.
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
NO_PIP = (
    "Máy này thiếu pip; hãy cài gói python3-pip (Debian, Ubuntu: sudo apt-get install"
    " python3-pip) rồi chạy lại lệnh này."
)
NOT_INSTALLED = (
    "Chưa cài được các thư viện ghi trong requirements.lock (lý do ở các dòng trên);"
    " hãy kiểm tra mạng và chỗ trống trên đĩa rồi chạy lại lệnh này."
)


def main() -> int:
    """Set up what is missing; 0 when the program can start, 2 when the user has to act."""
    if not _same_as_lock(INSTALLED) or not _runs(PYTHON):
        say("Đang cài đặt thư viện vào thư mục .venv, mất vài phút ...")
        problem = install_packages()
        if problem:
            say(problem)
            return 2
    missing = install_system_libraries()
    build_english()  # its tool needs some of these libraries
    if missing:
        say(
            "Máy này thiếu thư viện hệ thống để mở cửa sổ; hãy nhờ người quản trị chạy:"
            f" apt-get install {' '.join(missing)}"
        )
    else:
        _stamp(READY)
    return 0


def install_packages() -> "str | None":
    """Make the environment and install the locked packages; a sentence if that failed."""
    pip = _own_pip()
    if pip is None:
        return NO_PIP
    if not _runs(PYTHON):
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        subprocess.run(
            [sys.executable, "-m", "venv", "--without-pip", str(ENVIRONMENT)], check=True
        )
    options = ["--quiet", "--no-input", "--require-hashes", "--only-binary", ":all:"]
    command = [*pip, "install", *options, "--requirement", str(LOCK)]
    if subprocess.run(command, check=False).returncode != 0:
        return NOT_INSTALLED
    _link_project()
    _stamp(INSTALLED)
    return None


def build_english() -> None:
    """Build the English of the window; where that fails, the window offers Vietnamese only."""
    built = ENGLISH.with_suffix(".qm")
    if not _is_newer(ENGLISH, built):
        return
    draft = ENGLISH.with_suffix(".part")
    code = "from PySide6.scripts.pyside_tool import lrelease; lrelease()"
    if _succeeds([str(PYTHON), "-c", code, str(ENGLISH), "-qm", str(draft)]):
        draft.replace(built)


def install_system_libraries() -> "list[str]":
    """Install what Qt needs from the system where allowed; the packages still missing."""
    missing = missing_system_packages()
    if missing:
        _apt_get_install(missing)
    return missing_system_packages()


def missing_system_packages() -> "list[str]":
    """Debian packages whose library cannot be loaded; none on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return []
    return [
        package for library, package in DEBIAN_PACKAGE_OF_LIBRARY.items() if not _loads(library)
    ]


def say(sentence: str) -> None:
    """Tell the user; standard output stays free for the program's own output."""
    print(sentence, file=sys.stderr, flush=True)


def _own_pip() -> "list[str] | None":
    """The command that installs into .venv with the pip of this Python, or None without pip."""
    if not _succeeds([sys.executable, "-m", "pip", "--version"]):
        _apt_get_install(["python3-pip"])
        if not _succeeds([sys.executable, "-m", "pip", "--version"]):
            return None
    return [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--python",
        str(PYTHON),
    ]


def _apt_get_install(packages: "list[str]") -> None:
    """Install Debian packages if this is root, or sudo asks no password; else do nothing."""
    apt_get = shutil.which("apt-get")
    if apt_get is None:
        return
    if os.geteuid() == 0:
        prefix = []
    elif shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
        prefix = ["sudo", "-n"]
    else:
        return
    say(f"Đang cài thư viện hệ thống: {' '.join(packages)} ...")
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", apt_get, "-qq"]
    for arguments in (
        ["update"],
        ["install", "--yes", "--no-install-recommends", *packages],
    ):
        subprocess.run(
            [*quiet, *arguments], check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )


def _link_project() -> None:
    """Let .venv import the package from this folder, by a relative path: the folder may move."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([str(PYTHON), "-c", code], check=True, capture_output=True, text=True)
    packages = Path(answer.stdout.strip())
    link = packages / "noivu_desktop_source.pth"
    link.write_text(os.path.relpath(ROOT, packages) + "\n", encoding="utf-8")


def _same_as_lock(stamp: Path) -> bool:
    return stamp.is_file() and stamp.read_bytes() == LOCK.read_bytes()


def _stamp(stamp: Path) -> None:
    unfinished = stamp.with_suffix(".part")
    shutil.copyfile(LOCK, unfinished)
    unfinished.replace(stamp)


def _is_newer(written: Path, built: Path) -> bool:
    """Whether there is something written that was not built yet."""
    if not written.is_file():
        return False
    return not built.is_file() or built.stat().st_mtime < written.stat().st_mtime


def _runs(python: Path) -> bool:
    return python.exists() and _succeeds([str(python), "-c", ""])


def _succeeds(command: "list[str]") -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(main())
