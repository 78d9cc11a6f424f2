"""Who lives where: figures drawn after the distributions of Lạng Sơn in 2019.

Areas and populations of communes are log-normal around means that differ by district; towns
are small and dense; households have about four members in the country and fewer in towns.
"""

from dataclasses import dataclass, replace

import numpy as np

from sample_province import names

PROVINCE_AREA_KM2 = 8_300
RURAL, TOWN, WARD = "Xã", "Thị trấn", "Phường"


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictModel:
    """Counts of communes and the means of a rural commune in one district."""

    rural: int
    towns: int
    wards: int
    area_km2: float
    population: float


DISTRICT_MODELS = (
    DistrictModel(rural=3, towns=0, wards=5, area_km2=22.0, population=9_888),
    DistrictModel(rural=19, towns=1, wards=0, area_km2=57.0, population=2_987),
    DistrictModel(rural=18, towns=2, wards=0, area_km2=38.0, population=3_811),
    DistrictModel(rural=21, towns=2, wards=0, area_km2=31.0, population=3_502),
    DistrictModel(rural=19, towns=2, wards=0, area_km2=37.0, population=3_811),
    DistrictModel(rural=24, towns=2, wards=0, area_km2=33.0, population=4_841),
    DistrictModel(rural=28, towns=1, wards=0, area_km2=33.0, population=2_524),
    DistrictModel(rural=22, towns=1, wards=0, area_km2=48.0, population=2_832),
    DistrictModel(rural=19, towns=1, wards=0, area_km2=26.0, population=2_214),
    DistrictModel(rural=23, towns=1, wards=0, area_km2=21.5, population=2_008),
    DistrictModel(rural=11, towns=1, wards=0, area_km2=105.0, population=2_369),
)
_SPREAD_OF_AREA, _SPREAD_OF_POPULATION, _CORRELATION = 0.48, 0.40, 0.30


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """One commune as drawn; ``area_km2`` is what its polygon aims at."""

    code: str
    name: str
    kind: str
    district: int
    area_km2: float
    population: int
    households: int
    minority_percent: float
    hamlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hamlet:
    """One hamlet; figures of a commune's hamlets sum to those of the commune."""

    code: str
    name: str
    kind: str
    commune: int
    area_km2: float
    population: int
    households: int
    minority_percent: float


def draw_communes(rng: np.random.Generator) -> list[Commune]:
    """The communes in the order of their codes, district by district, urban ones first."""
    rural_names = names.commune_names(rng)
    second_towns = iter(names.SECOND_TOWNS)
    communes: list[Commune] = []
    for district, model in enumerate(DISTRICT_MODELS):
        own = names.DISTRICTS[district].split(" ", 1)[1]
        towns = [own, *(next(second_towns) for _ in range(model.towns - 1))][: model.towns]
        listed = [(WARD, name) for name in names.WARDS[: model.wards]]
        listed += [(TOWN, name) for name in towns]
        listed += [(RURAL, next(rural_names)) for _ in range(model.rural)]
        for kind, name in listed:
            code = names.commune_code(len(communes))
            communes.append(_draw_commune(rng, code, name, kind, district))
    scale = PROVINCE_AREA_KM2 / sum(commune.area_km2 for commune in communes)
    return [replace(commune, area_km2=commune.area_km2 * scale) for commune in communes]


def draw_hamlets(rng: np.random.Generator, communes: list[Commune]) -> list[Hamlet]:
    """The hamlets commune by commune in the order of their codes."""
    hamlets: list[Hamlet] = []
    for row, commune in enumerate(communes):
        hamlets += _draw_hamlets_of(rng, row, commune)
    return hamlets


def split_whole(total: int, weights: np.ndarray) -> list[int]:
    """``total`` in whole parts near the proportions of ``weights``; the parts sum to it."""
    ends = np.rint(np.cumsum(weights) / weights.sum() * total).astype(int)
    return np.diff(ends, prepend=0).tolist()


def _draw_commune(
    rng: np.random.Generator, code: str, name: str, kind: str, district: int
) -> Commune:
    area_km2, population = _draw_size(rng, kind, DISTRICT_MODELS[district])
    members = rng.normal(4.0, 0.25) if kind == RURAL else rng.normal(3.67, 0.15)
    households = round(population / members)
    alpha = {RURAL: 9.0, TOWN: 4.0, WARD: 2.5}[kind]
    return Commune(
        code=code,
        name=name,
        kind=kind,
        district=district,
        area_km2=area_km2,
        population=population,
        households=households,
        minority_percent=round(100 * rng.beta(alpha, 1.6 if kind == RURAL else 2.5), 2),
        hamlets=_hamlet_count(kind, households),
    )


def _draw_size(rng: np.random.Generator, kind: str, model: DistrictModel) -> tuple[float, int]:
    if kind == WARD:
        return rng.lognormal(np.log(2.3), 0.4), round(rng.normal(14_900, 1_000))
    if kind == TOWN:
        area_km2 = float(np.clip(rng.lognormal(np.log(3.6), 0.8), 0.9, 14.0))
        return area_km2, round(float(np.clip(rng.normal(6_100, 2_600), 1_600, 10_200)))
    first, second = rng.normal(size=2)
    second = _CORRELATION * first + np.sqrt(1 - _CORRELATION**2) * second
    area_km2 = model.area_km2 * np.exp(_SPREAD_OF_AREA * first - _SPREAD_OF_AREA**2 / 2)
    population = model.population * np.exp(
        _SPREAD_OF_POPULATION * second - _SPREAD_OF_POPULATION**2 / 2
    )
    return float(np.clip(area_km2, 6.0, 158.0)), max(round(population), 400)


def _hamlet_count(kind: str, households: int) -> int:
    if kind == RURAL:
        return int(np.clip(round(0.045 * households**0.78) + 2, 3, 24))
    return int(np.clip(round(households / 210), 3, 22))


def _draw_hamlets_of(rng: np.random.Generator, row: int, commune: Commune) -> list[Hamlet]:
    count = commune.hamlets
    rural = commune.kind == RURAL
    weights = rng.lognormal(0.0, 0.45 if rural else 0.2, count)
    people = split_whole(commune.population, weights * rng.normal(1.0, 0.04, count))
    households = split_whole(commune.households, weights)
    areas = rng.lognormal(0.0, 0.4, count)
    minority = np.clip(commune.minority_percent + rng.normal(0.0, 6.0, count), 0.0, 100.0)
    own = names.hamlet_names(rng, count) if rural else [str(n + 1) for n in range(count)]
    return [
        Hamlet(
            code=names.hamlet_code(commune.code, position),
            name=own[position],
            kind="Thôn" if rural else "Tổ dân phố",
            commune=row,
            area_km2=float(commune.area_km2 * areas[position] / areas.sum()),
            population=people[position],
            households=households[position],
            minority_percent=round(float(minority[position]), 2),
        )
        for position in range(count)
    ]
