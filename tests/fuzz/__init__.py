"""Long random tests, run by command: script/fuzz NAME --cases N."""
