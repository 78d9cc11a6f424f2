"""The made-up province that comes with the program."""

from noivu_desktop.maps_in.importing import ImportRequest
from noivu_desktop.resource_files import sample_map

SAMPLE_RULE_SET = "nq-653-2019"


def sample_request() -> ImportRequest:
    """How to bring in the communes of the sample with their figures."""
    return ImportRequest(
        map=sample_map("xa-khau-van.zip"),
        tables=(sample_map("so-lieu-khau-van.xlsx"),),
        repair=True,
    )
