"""``rule-sets``: the legal texts that the program knows."""

import argparse

from noivu_desktop.cli.command import Command, add_json, print_json, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Only the way it is printed."""
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """List the texts, and the files that cannot be used with the reason."""
    from noivu_desktop.rules.loading import load_rule_sets, unusable_rule_sets

    known, broken = load_rule_sets(), unusable_rule_sets()
    if arguments.json:
        print_json(
            {
                "rule_sets": [
                    {
                        "id": one.id,
                        "title": one.title,
                        "number": one.number,
                        "issued": one.issued,
                        "in_force_from": one.in_force_from,
                        "in_force_to": one.in_force_to,
                        "levels": [level.value for level in one.levels],
                    }
                    for one in known
                ],
                "unusable": [{"id": one.id, "text": one.sentence} for one in broken],
            }
        )
        return 0
    for one in known:
        say(f"{one.id:24} {one.title}")
    for lost in broken:
        say(f"{lost.id:24} không dùng được: {lost.sentence}")
    return 0


COMMAND = Command("rule-sets", "liệt kê các văn bản quy định", add_arguments, run)
