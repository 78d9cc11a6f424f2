"""How long a test waits for what has to come: a busy machine is slow, and no test fails by that."""

PATIENCE_S = 120
"""When all is well a wait ends at once; this is only for what never comes."""
