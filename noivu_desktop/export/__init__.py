"""Taking results out: one neutral description, written in many formats."""
