"""The bulletin (通报) as a Word document, set after GB/T 9704-2012."""

from datetime import datetime, time
from typing import TYPE_CHECKING

from cqquality.assessment.result import Assessment
from cqquality.errors import CannotRun
from cqquality.findings import Place
from cqquality.reports.bulletin import codes
from cqquality.reports.bulletin.annex import Annex, annexes, write_annexes
from cqquality.reports.bulletin.archive import sealed
from cqquality.reports.bulletin.composition import composed
from cqquality.reports.bulletin.font import BODY, TITLE, font_table
from cqquality.reports.bulletin.markup import underline
from cqquality.reports.bulletin.numbering import day
from cqquality.reports.bulletin.paper import Paper
from cqquality.reports.bulletin.passage import Kind, Passage
from cqquality.reports.bulletin.template import Wording, wording
from cqquality.reports.interface import ReportOptions
from cqquality.reports.plain import storable
from cqquality.reports.wrapping import Ruler
from cqquality.text import Language, Text

if TYPE_CHECKING:
    from docx.document import Document

_RED = "FF0000"
_MARK = 40
"""Points of the issuer's name at the head."""
_STYLES = {
    Kind.RECIPIENTS: ("Normal", "body", False),
    Kind.CHAPTER: ("Heading 1", "chapter", True),
    Kind.PART: ("Heading 2", "part", True),
    Kind.POINT: ("Normal", "body", True),
    Kind.BODY: ("Normal", "body", True),
}
"""Style, font, and whether the first line is indented, by what a passage is."""
_HEADINGS = (Kind.CHAPTER, Kind.PART)


class BulletinReport:
    """The text of a bulletin and its tables, in the words of a template."""

    def render(self, assessment: Assessment, options: ReportOptions) -> bytes:
        """Return the document; the same assessment, options and wording give the same bytes.

        Raises CannotRun where python-docx is missing or the wording has faults.
        """
        try:
            import docx
        except ImportError:
            raise CannotRun([codes.NEEDS_EXTRA.at(Place())]) from None
        said = wording(options.wording, options.language, _general(assessment, options.language))
        document = docx.Document()
        _describe(document, assessment, said)
        _write(Paper(document, said), assessment, options)
        return sealed(document)


def _general(assessment: Assessment, language: Language) -> dict[str, str]:
    """Return what every text of the wording may use."""
    pack = assessment.pack
    texts = {
        "pack": pack.name.text,
        "policy": pack.policy.title.text,
        "number": Text(pack.policy.number, pack.policy.number),
        "as_of": day(assessment.as_of),
        "year": Text(str(assessment.as_of.year), str(assessment.as_of.year)),
        "deadline": day(pack.plan.deadline),
    }
    return {name: storable(text.to(language)) for name, text in texts.items()}


def _describe(document: "Document", assessment: Assessment, said: Wording) -> None:
    """Set the properties of the file, none of which tells the time or the machine."""
    made = datetime.combine(assessment.as_of, time())
    properties = document.core_properties
    properties.title = storable(said.say("title").replace("\n", ""))
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.subject = storable(assessment.pack.id)
    properties.created = properties.modified = made
    properties.revision = 1
    fonts = {key: text for key, text in said.texts.items() if key.startswith("fonts.")}
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = font_table(fonts)


def _write(paper: Paper, assessment: Assessment, options: ReportOptions) -> None:
    _write_head(paper)
    _write_title(paper)
    passages = composed(assessment, options, paper.wording)
    for number, passage in enumerate(passages, 1):
        _write_passage(paper, passage, kept=number == len(passages))
    chosen = annexes(assessment, options, paper)
    _write_list(paper, chosen)
    _write_signature(paper)
    write_annexes(paper, assessment, options, chosen)


def _write_head(paper: Paper) -> None:
    """Write issuer and number in red over a red line, where the wording has them."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    mark, number = paper.wording.say("head.mark"), paper.wording.say("head.number")
    if not mark and not number:
        return
    first = paper.paragraph()
    first.alignment = WD_ALIGN_PARAGRAPH.CENTER
    first.paragraph_format.space_before = Mm(20)
    first.paragraph_format.line_spacing = Pt(_MARK * 1.3)
    size = min(_MARK, 430 * 2 // max(Ruler("gbk").width(mark), 1))
    paper.run(first, mark, "title", size, color=_RED)
    paper.blank(2)
    line = paper.paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paper.run(line, number, "body", BODY)
    underline(line, _RED)


def _write_title(paper: Paper) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paper.blank(2)
    title = paper.paragraph("Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing = Pt(TITLE * 1.5)
    paper.run(title, paper.wording.say("title"), "title", TITLE)
    paper.blank()


def _write_passage(paper: Paper, passage: Passage, *, kept: bool) -> None:
    """Write a passage, one that is to be `kept` on the page of what follows."""
    style, font, indented = _STYLES[passage.kind]
    for line in passage.text.split("\n"):
        paragraph = paper.paragraph(style, indented=indented)
        paragraph.paragraph_format.keep_with_next = kept or passage.kind in _HEADINGS or None
        paper.run(paragraph, line, font, BODY)


def _write_list(paper: Paper, chosen: list[Annex]) -> None:
    """Write what is annexed: "附件：1. ……", without a full stop."""
    say = paper.wording.say
    if not chosen:
        return
    paper.blank(kept=True)
    label = say("annex.list")
    indent = 2 + Ruler("gbk").width(label) / 2
    for number, annex in enumerate(chosen, 1):
        counted = f"{number}. {annex.title}" if len(chosen) > 1 else annex.title
        paragraph = paper.paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paper.indent(paragraph, left=2 if number == 1 else indent)
        paper.run(paragraph, (label if number == 1 else "") + counted, "body", BODY)


def _write_signature(paper: Paper) -> None:
    """Write issuer and date at the right, the date four characters in, one centred on the other.

    They never stand on a page without text.
    """
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    texts = [paper.wording.say("signature"), paper.wording.say("date")]
    lengths = [Ruler("gbk").width(text) / 2 for text in texts]
    paper.blank(2, kept=True)
    for text, length in zip(texts, lengths, strict=True):
        if text:
            paragraph = paper.paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.keep_with_next = text != texts[-1] or None
            paper.indent(paragraph, right=4 + (max(lengths) - length) / 2)
            paper.run(paragraph, text, "body", BODY)
