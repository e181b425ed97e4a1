"""The dated list of regions of a pack, and the way from what a sender wrote to one of them."""
