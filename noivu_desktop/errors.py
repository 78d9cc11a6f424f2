"""What the user can put right. Anything else that goes wrong is a bug and is not caught."""


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
