"""Opening zip files that strangers made: nothing is written outside, nothing fills the disk."""

import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from noivu_desktop.errors import MapReadError

LARGEST_CONTENT = 2 * 1024**3
"""Bytes that a zip file may hold unpacked."""

LARGEST_WORKBOOK = 256 * 1024**2
"""The same for a workbook, all of which is read."""

_MOST_GROWTH = 200
_SMALL = 32 * 1024**2
"""No map or table grows so many times over; below this size it does not matter."""

MOST_FILES = 10_000
"""Files that a zip file may hold."""

_ENCRYPTED = 0x1
_BLOCK = 1 << 20


def unpack(archive: Path, folder: Path) -> None:
    """Unpack ``archive`` into ``folder``; raises MapReadError before anything odd is written."""
    with _opened(archive) as (opened, members):
        left = LARGEST_CONTENT
        for member in members:
            left -= _unpack_one(archive, opened, member, folder, left)


def refuse_unsafe_archive(archive: Path, largest: int = LARGEST_CONTENT) -> None:
    """Raises MapReadError for a zip file that must not be opened, by whatever program.

    largest: bytes that it may hold unpacked
    """
    with _opened(archive) as (_, members):
        if sum(member.file_size for member in members) > largest:
            raise _too_large(archive, largest)


@contextmanager
def _opened(archive: Path) -> Iterator[tuple[zipfile.ZipFile, list[zipfile.ZipInfo]]]:
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [member for member in opened.infolist() if not member.is_dir()]
            _refuse_what_is_not_safe(archive, members)
            yield opened, members
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as error:
        raise MapReadError(
            f"Không mở được tệp {archive.name}: tệp hỏng hoặc chép chưa đủ; hãy chép lại."
        ) from error


def _refuse_what_is_not_safe(archive: Path, members: list[zipfile.ZipInfo]) -> None:
    if not members:
        raise MapReadError(f"Tệp {archive.name} không có tệp nào bên trong.")
    if len(members) > MOST_FILES:
        raise MapReadError(
            f"Tệp {archive.name} có hơn {MOST_FILES} tệp; hãy chỉ nén lớp ranh giới."
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise MapReadError(
            f"Tệp {archive.name} có mật khẩu; hãy giải nén rồi chọn tệp bản đồ bên trong."
        )
    if any(_leads_outside(member.filename) for member in members):
        raise MapReadError(
            f"Tệp {archive.name} chứa đường dẫn ra ngoài thư mục (../) nên không được mở."
        )
    content = sum(member.file_size for member in members)
    grows = content > _SMALL and content > _MOST_GROWTH * archive.stat().st_size
    if content > LARGEST_CONTENT:
        raise _too_large(archive)
    if grows:
        raise MapReadError(
            f"Tệp {archive.name} bung ra quá lớn, gấp hơn {_MOST_GROWTH} lần, nên không được mở."
        )


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0]


def _unpack_one(
    archive: Path, opened: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path, left: int
) -> int:
    """Write one member and give its true size; the size in its header is not believed."""
    target = folder.joinpath(*PurePosixPath(member.filename.replace("\\", "/")).parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with opened.open(member) as source, target.open("wb") as sink:
        while block := source.read(_BLOCK):
            written += len(block)
            if written > left or shutil.disk_usage(folder).free < len(block):
                raise _too_large(archive)
            sink.write(block)
    return written


def _too_large(archive: Path, largest: int | None = None) -> MapReadError:
    limit = largest or LARGEST_CONTENT
    return MapReadError(
        f"Tệp {archive.name} bung ra quá lớn (giới hạn {limit // 1024**2} MiB) nên không được mở."
    )
