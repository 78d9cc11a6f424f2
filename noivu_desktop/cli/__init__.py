"""The command line. Exit codes: 0 done and met, 1 criteria not met, 2 user can fix it, 3 a bug."""
