"""Judgement: from observations and definitions to values, verdicts and their reasons."""
