"""For build servers: JUnit's XML, one case for each file without findings and for each finding."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cqquality.findings import Finding
from cqquality.reports.check.interface import Checkup
from cqquality.reports.plain import plain
from cqquality.text import Language


class JunitReport:
    """A suite of cases; what does not make the check fail passes, with its words as output."""

    def render(self, checkup: Checkup, language: Language) -> str:
        """Return the document."""
        cases = [*_clean_files(checkup), *_findings(checkup, language)]
        failures = sum(map(checkup.fails, checkup.findings))
        counts = {"tests": str(len(cases)), "failures": str(failures), "errors": "0"}
        suites = Element("testsuites", counts)
        SubElement(suites, "testsuite", {"name": f"cqq check {checkup.name}", **counts}).extend(
            cases
        )
        indent(suites)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _clean_files(checkup: Checkup) -> Iterator[Element]:
    found = {checkup.path(finding) for finding in checkup.findings}
    for path in checkup.paths.values():
        if path not in found:
            yield Element("testcase", {"classname": checkup.name, "name": path})


def _findings(checkup: Checkup, language: Language) -> Iterator[Element]:
    for finding in checkup.findings:
        position = _position(checkup, finding)
        name = f"{finding.code.id} {position}".rstrip()
        case = Element("testcase", {"classname": checkup.name, "name": name})
        message = plain(finding.message(language))
        words = plain(f"{position} {finding.message(language)} | {finding.help(language)}")
        if checkup.fails(finding):
            told = SubElement(case, "failure", {"type": finding.code.id, "message": message})
        else:
            told = SubElement(case, "system-out")
        told.text = words
        yield case


def _position(checkup: Checkup, finding: Finding) -> str:
    place = finding.place
    path = plain(checkup.path(finding))
    return f"{path}:{place.line}:{place.column}" if place.line else path
