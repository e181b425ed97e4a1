"""Fills the template of the page; what comes from outside is text and never acts."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any

from cqquality.assessment.result import Assessment, Status
from cqquality.quantity import literal
from cqquality.reports.html.label import labels
from cqquality.reports.html.page import page
from cqquality.reports.interface import ReportOptions
from cqquality.reports.plain import plain
from cqquality.version import VERSION

if TYPE_CHECKING:
    from jinja2 import Environment


class HtmlReport:
    """One file that loads nothing: style, script and charts stand in it."""

    def render(self, assessment: Assessment, options: ReportOptions) -> str:
        """Return the page; the same input gives the same bytes."""
        from markupsafe import Markup

        style, script = _part("page.css"), _part("page.js")
        return (
            _environment()
            .get_template("page.html")
            .render(
                page=page(assessment, options),
                lang=options.language,
                t=labels(options.language),
                statuses=[(s.value, s.text.to(options.language)) for s in Status],
                policy=_policy(style, script),
                style=Markup(style),  # noqa: S704 - ours, and its hash is in the policy
                script=Markup(script),  # noqa: S704
                version=VERSION,
            )
        )


@cache
def _environment() -> "Environment":
    """Return a template engine that escapes all it is given, and stops at a name it lacks."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(__package__, "template"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["exact"] = literal
    return environment


def _harmless(value: Any) -> Any:
    """Strip text of what acts unseen; markup of the template itself stays as it is."""
    return plain(value) if type(value) is str else value


def _part(name: str) -> str:
    """Return a part of the page that is the same in every report."""
    return resources.files(__package__).joinpath("template", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return a content security policy: nothing is loaded, and only our style and script run.

    Source: W3C, Content Security Policy Level 3, section 2.3.1 (hash sources).
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
