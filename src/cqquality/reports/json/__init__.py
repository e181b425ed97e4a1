"""The report as JSON: exact figures as text, every one with its cells."""
