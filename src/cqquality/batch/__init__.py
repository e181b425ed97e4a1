"""The monthly run: a job file says which returns become which reports, and a manifest proves it."""
