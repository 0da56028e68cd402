"""One small fictional report, written in all the forms that people have."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Piece:
    """A paragraph: its text, heading level (1, 2) if it is a heading, its number in Word."""

    text: str
    level: int | None = None
    bare: str | None = None  # the heading without its number
    table: tuple[tuple[str, ...], ...] = ()


REPORT = (
    Piece("云川市人民政府工作报告"),
    Piece("——2024年1月9日在云川市第八届人民代表大会第三次会议上"),
    Piece("云川市市长　林致远"),
    Piece("各位代表："),
    Piece(
        "现在，我代表市人民政府，向大会报告工作，请予审议，并请市政协委员和其他列席人员提出意见。"
    ),
    Piece("一、2023年工作回顾", 1, "2023年工作回顾"),
    Piece(
        "刚刚过去的一年，全市上下稳中求进，经济运行持续回升。预计实现地区生产总值1050亿元，增长5.5%；"
        "一般公共预算收入50.3亿元，增长7.9%；城镇新增就业8750人，居民消费价格上涨0.3%。"
    ),
    Piece("（一）工业经济企稳向好", 2, "工业经济企稳向好"),
    Piece(
        "完成工业投资244亿元，增长19%，其中技改投资61亿元。新增规模以上工业企业87家、专精特新企业33家。"
        "“云上工厂”等15个项目建成投产，规模以上工业增加值增长6.1%。"
    ),
    Piece("（二）城乡面貌不断改善", 2, "城乡面貌不断改善"),
    Piece(
        "改造老旧小区26个，惠及居民1.9万户。新建高标准农田2.3万亩，粮食产量达到12.5万吨。"
        "空气质量优良天数比率达到81%，细颗粒物浓度下降到31微克/立方米。"
    ),
    Piece("二、2024年目标任务和主要工作", 1, "2024年目标任务和主要工作"),
    Piece(
        "今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，一般公共预算收入增长5%以上，"
        "城镇新增就业8000人以上，居民消费价格涨幅3%左右，居民收入增长和经济增长同步。"
    ),
    Piece("（一）加快建设产业强市", 2, "加快建设产业强市"),
    Piece(
        "坚持把发展经济的着力点放在实体经济上。招引亿元以上产业项目150个，新增规模以上工业企业60家。"
        "实施智能化改造项目100个，建设省级绿色工厂3家。"
    ),
    Piece("（二）持续增进民生福祉", 2, "持续增进民生福祉"),
    Piece(
        "新建公办幼儿园4所，增加学位1200个。建设保障性租赁住房3300套，建成垃圾分类投放站30座。"
        "完善基本养老服务体系，扩大居家上门服务范围，让老有所养更有温度。"
    ),
    Piece(
        "各位代表，使命重在担当，实干成就未来。让我们团结一心，开拓进取，为建设现代化云川而努力奋斗！"
    ),
)
TEXTS = tuple(piece.text for piece in REPORT)
# The genre's real length: page chrome is small against it, as on real pages.
BODY = TEXTS[5:]


def as_text() -> str:
    """One paragraph a line."""
    return "\n".join(TEXTS) + "\n"


def _page(body: str, head: str = "", charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}">'
        f"<title>云川市人民政府工作报告_云川市人民政府</title>{head}</head>\n<body>{body}</body></html>"
    )


_NAV = (
    '<ul class="nav">'
    + "".join(
        f'<li><a href="/{n}">{t}</a></li>'
        for n, t in enumerate(("首页", "政务公开", "政务服务", "互动交流", "走进云川"))
    )
    + "</ul>"
)
_RELATED = (
    "<div><h3>相关阅读</h3><ul><li><a href='/a'>云川市召开全市重点项目建设推进会议并部署下一步工作</a></li>"
    "<li><a href='/b'>2022年云川市人民政府工作报告</a></li></ul></div>"
)
_FOOTER = (
    "<div id='footer'><p>主办：云川市人民政府办公室　承办：云川市大数据局</p>"
    "<p>网站标识码：0000000001　某ICP备00000000号-1</p></div>"
)


def modern(charset: str = "utf-8") -> str:
    """A current government site: an editor's div with ``<p>`` and bold headings."""
    paragraphs = "".join(
        f"<p>　　<strong>{t.text}</strong></p>" if t.level else f"<p>　　{t.text}</p>"
        for t in REPORT[1:]
    )
    body = (
        f'<div class="header">{_NAV}</div><div class="crumb">当前位置：首页 &gt; 政务公开</div>'
        f'<div class="article"><h1>{TEXTS[0]}</h1>'
        '<div class="info"><span>发布时间：2024-01-15</span><span>来源：云川日报</span>'
        "<span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span></div>"
        '<div class="share">分享到：<a>微信</a><a>微博</a></div>'
        f'<div class="TRS_Editor"><style>p{{color:red}}</style>{paragraphs}</div>'
        "<p>责任编辑：某某</p><div>【打印本页】【关闭窗口】</div></div>"
        f"{_RELATED}{_FOOTER}<script>var a='文字';</script>"
    )
    return _page(body, '<meta name="ArticleTitle" content="云川市人民政府工作报告">', charset)


def broken_lines(charset: str = "gb2312") -> str:
    """An old site: all paragraphs in one div, separated by ``<br>`` and indented by nbsp."""
    lines = "<br>\n<br>".join(
        f"&nbsp;&nbsp;&nbsp;&nbsp;<b>{t.text}</b>" if t.level else f"&nbsp;&nbsp;　　{t.text}"
        for t in REPORT
    )
    return _page(
        f"{_NAV}<div id=zoom>{lines}</div><p align=center>【<a>打印</a>】【<a>关闭</a>】</p>{_FOOTER}",
        "",
        charset,
    )


def nested_tables(charset: str = "gb2312") -> str:
    """The page laid out in tables, the text in fonts and spans, one of them closed wrongly."""
    half = len(REPORT) // 2
    rows = "".join(
        "<tr><td class=content>"
        + "".join(
            f'<P><FONT size=3><SPAN style="FONT-WEIGHT: bold">{t.text}</SPAN></FONT></P>'
            if t.level
            else f"<P><FONT size=3><SPAN>{t.text[:9]}</SPAN><span lang=EN-US>{t.text[9:]}</FONT></P>"
            for t in part
        )
        + "</td></tr>"
        for part in (REPORT[:half], REPORT[half:])
    )
    return _page(
        f"<table><tr><td>{_NAV}</td></tr><tr><td><table width=980><tr><td width=200>"
        "<table><tr><td><a href=1>要闻动态</a></td></tr><tr><td><a href=2>信息公开</a></td></tr></table>"
        f"</td><td><table>{rows}</table></td></tr></table></td></tr>"
        "<tr><td align=center>版权所有：云川市人民政府　技术支持：云川网络</td></tr></table>",
        "",
        charset,
    )


def several_divs(charset: str = "utf-8") -> str:
    """The report in one ``<section>`` for each part, a form around the whole page."""
    sections: list[str] = []
    for t in REPORT[1:]:
        if t.level == 1 or not sections:
            sections.append("")
        tag = {1: "h2", 2: "h3", None: "p"}[t.level]
        sections[-1] += f"<{tag}>{t.text}</{tag}>\n"
    joined = "".join(f'<div class="part"><section>{s}</section></div>' for s in sections)
    return _page(
        f'<form id="aspnetForm">{_NAV}<main><header><h1>{TEXTS[0]}</h1></header>{joined}'
        f"<aside><p>扫一扫在手机打开当前页</p></aside></main>{_RELATED}</form><footer>"
        "<p>地址：云川市人民路1号　邮编：000000　电话：0000-0000000</p></footer>",
        "",
        charset,
    )


def mobile(charset: str = "utf-8") -> str:
    """An app's page: sections of spans, everything in one line, source lines wrapped."""
    parts = "".join(
        "<section><p style='text-indent:2em'>"
        + "".join(
            f"<span{' style=font-weight:700' if t.level else ''}>{t.text[i : i + 20]}</span>"
            for i in range(0, len(t.text), 20)
        ).replace("，", "，\n        ", 1)
        + "</p><p><br></p></section>"
        for t in REPORT
    )
    return _page(
        f'<div class="rich_media"><div id="js_content">{parts}</div></div>'
        '<div class="tool">阅读 1.2万　赞　分享　收藏</div><p style="display:none">隐藏的文字在这里不应当出现。</p>',
        "",
        charset,
    )


LAYOUTS = {f.__name__: f for f in (modern, broken_lines, nested_tables, several_divs, mobile)}

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NUMBERING = (
    f"<w:numbering {_W}><w:abstractNum w:abstractNumId='3'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/></w:lvl>"
    "</w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='3'/></w:num></w:numbering>"
)
_STYLES = (
    f"<w:styles {_W}>"
    + "".join(
        f"<w:style w:type='paragraph' w:styleId='{n}'><w:name w:val='heading {n}'/>"
        f"<w:pPr><w:outlineLvl w:val='{n - 1}'/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
        for n in (1, 2)
    )
    + "<w:style w:type='paragraph' w:styleId='a5'><w:name w:val='Title'/></w:style></w:styles>"
)


def run(text: str, bold: bool = False) -> str:
    """A Word run."""
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def docx(body: str, **parts: str) -> bytes:
    """A Word file around the XML of a body; ``parts`` are other files of ``word/``."""
    files = {
        "[Content_Types].xml": (
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
            "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
            "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-"
            "officedocument.wordprocessingml.document.main+xml'/></Types>"
        ),
        "_rels/.rels": (
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            "<Relationship Id='r1' Target='word/document.xml' Type='http://schemas.openxmlformats.org"
            "/officeDocument/2006/relationships/officeDocument'/></Relationships>"
        ),
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": xml for name, xml in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, xml in files.items():
            archive.writestr(zipfile.ZipInfo(path), xml, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx_styles() -> bytes:
    """Headings by style, their numbers typed."""
    body = "".join(
        f"<w:p><w:pPr>{f'<w:pStyle w:val={chr(34)}{t.level}{chr(34)}/>' if t.level else ''}</w:pPr>{run(t.text)}</w:p>"
        for t in REPORT
    )
    return docx(body, styles=_STYLES)


def docx_numbered() -> bytes:
    """Headings by automatic numbering: 一、 is not in the text."""
    body = "".join(
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{t.level - 1}'/><w:numId w:val='7'/></w:numPr></w:pPr>{run(t.bare or '', True)}</w:p>"
        if t.level
        else f"<w:p>{run(t.text)}</w:p>"
        for t in REPORT
    )
    return docx(body, styles=_STYLES, numbering=_NUMBERING)


def docx_bold() -> bytes:
    """Headings only bold, paragraphs indented by spaces."""
    body = "".join(f"<w:p>{run('　　' + t.text, bool(t.level))}</w:p>" for t in REPORT)
    return docx(body)


def pdf(pages: list[list[tuple[float, float, str]]], size: float = 14) -> bytes:
    """A PDF of pages of (x, y, line), set in a font that is named and not embedded."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    add(b"<< /Type /Catalog /Pages 2 0 R >>")
    add(b"")  # the page tree, filled in below
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
    )
    inner = add(descendant)
    font = add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H "
        b"/DescendantFonts [%d 0 R] >>" % inner
    )
    kids = []
    for lines in pages:
        text = b"".join(
            b"BT /F1 %d Tf %d %d Td <%s> Tj ET\n" % (size, x, y, line.encode("gbk").hex().encode())
            for x, y, line in lines
        )
        content = add(b"<< /Length %d >>\nstream\n%sendstream" % (len(text), text))
        kids.append(
            add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources << /Font << /F1 %d 0 R >> >> >>" % (content, font)
            )
        )
    refs = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), refs)
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        xref,
    )


def set_in_lines(text: str, width: int) -> list[str]:
    """A paragraph cut into lines of ``width`` characters, indented by two."""
    text = "　　" + text
    return [text[i : i + width] for i in range(0, len(text), width)]


def pdf_report() -> bytes:
    """The report on pages with a running head and page numbers, 30 characters a line."""
    lines = [
        (72.0 if n == 0 else 60.0, line)
        for piece in REPORT
        for n, line in enumerate(set_in_lines(piece.text, 30))
    ]
    pages = [
        [
            (60.0, 800.0, "云川市人民政府工作报告（2024年）"),
            *(
                (60.0, 760.0 - 24 * i, line)
                for i, (_, line) in enumerate(lines[start : start + 12])
            ),
            (280.0, 30.0, f"— {number} —"),
        ]
        for number, start in enumerate(range(0, len(lines), 12), 1)
    ]
    return pdf(pages)


def pdf_columns() -> bytes:
    """The report's title across the page, the rest in two columns of 16 characters."""
    lines = [line for piece in REPORT[1:] for line in set_in_lines(piece.text, 16)]
    half = (len(lines) + 1) // 2
    return pdf(
        [
            [(200.0, 800.0, REPORT[0].text)]
            + [(40.0, 770.0 - 14 * i, line) for i, line in enumerate(lines[:half])]
            + [(300.0, 770.0 - 14 * i, line) for i, line in enumerate(lines[half:])]
        ],
        size=10,
    )
