"""Sentences of the law as the window shows them."""


def without_name(sentence: str, name: str) -> str:
    """The sentence without the name that stands above it anyway."""
    rest = sentence.removeprefix(f"{name}: ")
    return rest[:1].upper() + rest[1:]
