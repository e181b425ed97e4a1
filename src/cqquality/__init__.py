"""Gap-to-target reports from Excel returns, judged by definitions in YAML."""

__version__ = "0.1.0"
