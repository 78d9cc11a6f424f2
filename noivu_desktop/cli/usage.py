"""What argparse says about wrong words, in Vietnamese."""

import re

_SENTENCES = (
    (r"the following arguments are required: (.+)", r"Lệnh còn thiếu \1."),
    (
        r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        r"\1 không nhận “\2”; chỉ nhận \3.",
    ),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1 cần một giá trị đi kèm."),
    (
        r"argument (.+?): invalid (?:int|float) value: '(.*)'",
        r"\1 cần một con số, không phải “\2”.",
    ),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 không dùng chung với \2."),
    (r"one of the arguments (.+) is required", r"Lệnh cần một trong các lựa chọn \1."),
    (r"unrecognized arguments: (.+)", r"Lệnh không có lựa chọn “\1”."),
)


def usage_sentence(message: str) -> str:
    """One Vietnamese sentence for argparse's ``message``."""
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message)
        if found:
            return found.expand(sentence).replace("'", "")
    return f"Lệnh chưa đúng: {message}."
