"""What a plan must keep to, checked from the polygons; shares no code with the optimiser."""


def problems_of(coverage, groups, *, within_parent=False, together=(), apart=(), alone=()):
    """Everything that is wrong with ``groups`` (codes of merged units) as a list of sentences."""
    listed = [code for group in groups for code in group]
    problems = [f"{code} twice" for code in set(listed) if listed.count(code) > 1]
    shapes = {u.code: g for u, g in zip(coverage.units, coverage.geometries, strict=True)}
    parents = {u.code: u.parent_code for u in coverage.units}
    links = {frozenset((link.first, link.second)) for link in coverage.links}
    problems += [f"{code} unknown" for code in listed if code not in shapes]
    for group in groups:
        if len(group) < 2:
            problems.append(f"{group} is not a merger")
        if not _connected(group, shapes, links):
            problems.append(f"{group} falls apart")
        if within_parent and len({parents[code] for code in group}) > 1:
            problems.append(f"{group} crosses a border")
        problems += [f"{pair} not apart" for pair in apart if len(set(pair) & set(group)) > 1]
        problems += [f"{code} not alone" for code in alone if code in group]
    problems += [
        f"{kept} not together"
        for kept in together
        if not any(set(kept) <= set(group) for group in groups)
    ]
    return problems


def _connected(group, shapes, links):
    reached, waiting = {group[0]}, [group[0]]
    while waiting:
        here = waiting.pop()
        for code in set(group) - reached:
            touching = shapes[here].intersection(shapes[code]).length > 0
            if touching or frozenset((here, code)) in links:
                reached.add(code)
                waiting.append(code)
    return reached == set(group)


def partitions(items):
    """Every partition of ``items`` into groups."""
    if not items:
        yield []
        return
    first, rest = items[0], items[1:]
    for partition in partitions(rest):
        yield [[first], *partition]
        for place, group in enumerate(partition):
            yield [*partition[:place], [first, *group], *partition[place + 1 :]]
