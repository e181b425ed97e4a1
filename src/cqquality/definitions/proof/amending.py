"""What a later document says of a pack: the targets that it revises, cited from its own text."""

from dataclasses import replace

from cqquality.definitions.indicator import Indicator, Revision
from cqquality.definitions.pack import Pack, Policy
from cqquality.definitions.proof.citation import Where
from cqquality.definitions.version import Version, versions
from cqquality.findings import Place


def amended(pack: Pack, document: str) -> tuple[Pack, dict[str, Version]]:
    """Return the pack with nothing but what `document` revised, as revised, and those versions.

    The document stands in the place of the policy. Of several revisions of one target by one
    document the last one counts.
    """
    revised = {
        indicator.id: version
        for indicator in pack.indicators.values()
        for version in versions(indicator)
        if version.revision is not None and version.revision.document == document
    }
    quoted = {
        name: as_quoted(version, version.revision)
        for name, version in revised.items()
        if version.revision is not None
    }
    later = pack.amendment(document)
    names = ("title", "number", "issuer", "issued")
    policy = Policy(**{name: getattr(later, name) for name in names})
    return replace(pack, policy=policy, indicators=quoted), revised


def as_quoted(version: Version, revision: Revision) -> Indicator:
    """Return an indicator as a revision has it, with the citation of that document."""
    return replace(version.indicator, source=revision.source)


def within(version: Version, where: Where) -> Where:
    """Return where the parts of a revision stand."""

    def place(kind: str, name: str, *inside: int | str) -> Place:
        return where(kind, name, "revisions", version.number, *inside)

    return place
