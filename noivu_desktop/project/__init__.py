"""The project: one immutable value, the steps that change it, and the file that keeps both."""
