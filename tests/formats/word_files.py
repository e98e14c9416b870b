"""Word files, made by hand: as small as they can be, and spoilt where a test wants it."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {SPACE}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="russianLower"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {SPACE}><w:style w:styleId="a"><w:name w:val="Title"/></w:style>
<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>"""


def run(text: str, *, bold: bool = False) -> str:
    """Words in one dress."""
    return f"<w:r><w:rPr>{'<w:b/>' if bold else ''}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(text: str = "", *, style: str = "", number: str = "", level: str = "0", bold: bool = False) -> str:
    """A paragraph. number: of the list it is an item of: "1" with numbers, "2" with letters."""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    words = text if text.startswith("<") else run(text, bold=bold)
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr>{words}</w:p>"


def body(*paragraphs: str) -> str:
    """The main part."""
    return f"<w:document {SPACE}><w:body>{''.join(paragraphs)}</w:body></w:document>"


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return made.getvalue()


def word(*paragraphs: str) -> bytes:
    """A .docx with these paragraphs."""
    return archive({"word/document.xml": body(*paragraphs), "word/numbering.xml": NUMBERING, "word/styles.xml": STYLES})


def typed(text: str) -> bytes:
    """A .docx with a paragraph for each line."""
    return word(*map(paragraph, text.split("\n")))
