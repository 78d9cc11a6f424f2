"""What the user can put right. Anything else that goes wrong is a bug and is not caught."""

import errno


class NoivuError(Exception):
    """One Vietnamese sentence: what happened, where (file, row, unit) and what to do."""


class MapReadError(NoivuError):
    """A boundary file or table cannot be read as it is."""


class CoverageError(NoivuError):
    """Units or polygons that contradict each other or the rules of the model."""


class PlanError(NoivuError):
    """An edit that the plan cannot take."""


class RuleSetError(NoivuError):
    """A rule-set file that is not valid, or a rule set that is not known."""


class ProjectFileError(NoivuError):
    """A project file that cannot be opened or written."""


class OptimiseError(NoivuError):
    """A question to the optimiser that cannot be asked."""


class ExportError(NoivuError):
    """A document or folder that cannot be written."""


class Cancelled(Exception):  # noqa: N818  a wish of the user, not an error
    """The user asked to stop. Shown as nothing."""


def disk_reason(error: OSError) -> str:
    """Why the disk refused, in a few Vietnamese words for the middle of a sentence."""
    return _DISK_REASONS.get(error.errno or 0, f"lỗi số {error.errno} của hệ điều hành")


_DISK_REASONS = {
    errno.EACCES: "không có quyền ghi hoặc tệp đang mở trong chương trình khác",
    errno.EPERM: "không có quyền ghi hoặc tệp đang mở trong chương trình khác",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết dung lượng được cấp",
    errno.EFBIG: "tệp lớn hơn mức cho phép",
    errno.ENOENT: "không có thư mục này",
    errno.ENOTDIR: "đường dẫn này đi qua một tệp",
    errno.EEXIST: "đường dẫn này là một tệp",
    errno.EISDIR: "đường dẫn này là một thư mục",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EIO: "ổ đĩa hoặc mạng bị lỗi",
}
