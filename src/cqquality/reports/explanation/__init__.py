"""One figure explained: from the verdict down to the cells and rows behind it."""
