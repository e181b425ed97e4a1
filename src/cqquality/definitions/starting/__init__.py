"""The beginning of a pack: files to fill in, and drafts from the text of a policy."""

from cqquality.definitions.starting.draft import drafts
from cqquality.definitions.starting.skeleton import skeleton

__all__ = ["drafts", "skeleton"]
