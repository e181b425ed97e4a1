"""What was understood of returns, sheet by sheet."""
