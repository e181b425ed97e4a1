"""What departments and districts send: files, the forms in them, and the figures they state."""
