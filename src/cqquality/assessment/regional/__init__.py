"""Regions: whose figure is whose, what they add up to, and who holds the gap."""
