"""Round numbers for the axis of a chart."""

_MOST_STEPS = 5


def even_steps(most: int) -> list[int]:
    """Ticks from 0 to at least ``most``, at distances of 1, 2, 5, 10, 20, 50 ..."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * _MOST_STEPS >= most:
                return list(range(0, max(most, 1) + step, step))[: -(-max(most, 1) // step) + 1]
        size *= 10
