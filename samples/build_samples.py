#!/usr/bin/env python3
"""Build the shipped sample reports from their plain-text masters.

    python build_samples.py [--masters DIR] [--out DIR]

Reads 2022.txt, 2023.txt and 2024.txt (one paragraph a line) and writes
jinglan-2022.txt, jinglan-2023.html and jinglan-2024.docx. Two builds from the
same masters are byte-identical. After writing, every file is read back and its
paragraphs are compared with the master's lines.
"""

from __future__ import annotations

import argparse
import html
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from html.parser import HTMLParser
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

HERE = Path(__file__).resolve().parent
INDENT = "\u3000\u3000"
RUNIN_MAX = 24
FIXED_DATE = datetime(2024, 1, 15, 9, 0, 0)
ZIP_DATE = (2024, 1, 15, 9, 0, 0)
GLOSSARY = "名词解释"
NOT_TOPICS = ("打铁必须自身硬。",)


class Kind(Enum):
    TITLE = "title"
    DELIVERY = "delivery"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    BODY = "body"


@dataclass(frozen=True)
class Para:
    """One paragraph of a report: what it is, and how much of its start is a run-in heading."""

    text: str
    kind: Kind
    runin: int = 0


def runin_length(text: str) -> int:
    """Length of the bold topic sentence at the head of a body paragraph, or 0."""
    end = text.find("。") + 1
    if not 0 < end < len(text):
        return 0
    head = text[:end]
    if re.match(r"（[一二三四五六七八九十]+）", head):
        return end
    if head in NOT_TOPICS or len(head) > RUNIN_MAX or re.search(r"[！；：0-9]", head):
        return 0
    return (
        end
        if "，" not in re.sub(r"^[一五]年来，", "", head) or head.startswith("一年来，我们")
        else 0
    )


def classify(lines: list[str]) -> list[Para]:
    """The paragraphs of a master with their kinds."""
    paras: list[Para] = []
    for number, text in enumerate(lines):
        if number == 0:
            paras.append(Para(text, Kind.TITLE))
        elif number in (1, 2):
            paras.append(Para(text, Kind.DELIVERY))
        elif text == GLOSSARY or re.match(r"[一二三四五六七八九十]+、[^。]*$", text):
            paras.append(Para(text, Kind.HEADING1))
        elif re.match(r"（[一二三四五六七八九十]+）[^。]*$", text):
            paras.append(Para(text, Kind.HEADING2))
        else:
            paras.append(Para(text, Kind.BODY, runin_length(text)))
    return paras


def read_master(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


# --- html -------------------------------------------------------------------

PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="SiteName" content="景澜市人民政府">
<meta name="SiteDomain" content="www.jinglan.example.com">
<meta name="ColumnName" content="政府工作报告">
<meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="2023-01-18 09:12">
<meta name="ContentSource" content="景澜市人民政府办公室">
<title>{title}_政府工作报告_景澜市人民政府</title>
<link rel="stylesheet" href="https://www.jinglan.example.com/css/main.css">
<style>
body {{ font: 16px/1.8 "Microsoft YaHei", sans-serif; margin: 0; color: #333; }}
.wrap {{ width: 1000px; margin: 0 auto; }}
.article h1 {{ text-align: center; font-size: 28px; }}
.info {{ text-align: center; color: #888; font-size: 14px; border-bottom: 1px solid #ddd; }}
</style>
<script>
function doZoom(size) {{ document.getElementById("zoom").style.fontSize = size + "px"; }}
function doPrint() {{ window.print(); }}
</script>
</head>
<body>
<div class="topbar"><div class="wrap">
<a href="https://www.jinglan.example.com/">网站首页</a> | <a href="https://www.jinglan.example.com/wza">无障碍阅读</a> | <a href="https://www.jinglan.example.com/mobile">手机版</a> | <a href="https://www.jinglan.example.com/login">登录</a>
</div></div>
<header class="wrap">
<div class="logo"><a href="https://www.jinglan.example.com/">景澜市人民政府门户网站</a></div>
<form class="search" action="https://www.jinglan.example.com/search"><input type="text" name="q" placeholder="请输入关键字"><button type="submit">搜索</button></form>
<nav><ul>
<li><a href="https://www.jinglan.example.com/zjjl/">走进景澜</a></li>
<li><a href="https://www.jinglan.example.com/xwzx/">新闻中心</a></li>
<li><a href="https://www.jinglan.example.com/zwgk/">政务公开</a></li>
<li><a href="https://www.jinglan.example.com/zwfw/">政务服务</a></li>
<li><a href="https://www.jinglan.example.com/hdjl/">互动交流</a></li>
<li><a href="https://www.jinglan.example.com/sjfb/">数据发布</a></li>
</ul></nav>
</header>
<div class="wrap breadcrumb">当前位置：<a href="https://www.jinglan.example.com/">首页</a> &gt; <a href="https://www.jinglan.example.com/zwgk/">政务公开</a> &gt; <a href="https://www.jinglan.example.com/zwgk/ghjh/">规划计划</a> &gt; <a href="https://www.jinglan.example.com/zwgk/gzbg/">政府工作报告</a></div>
<main class="wrap article">
<h1 class="article-title">{title}</h1>
<div class="info"><span>发布时间：2023-01-18 09:12</span>&nbsp;&nbsp;<span>来源：景澜市人民政府办公室</span>&nbsp;&nbsp;<span>浏览次数：3186</span>&nbsp;&nbsp;<span>字号：[<a href="javascript:doZoom(20)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a>]</span></div>
<div class="content" id="zoom">
{body}
</div>
<div class="tools"><a href="javascript:doPrint()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a> <span>分享到：</span><a href="https://share.example.com/wx" title="微信">微信</a> <a href="https://share.example.com/wb" title="微博">微博</a></div>
<div class="pager">上一篇：<a href="https://www.jinglan.example.com/zwgk/gzbg/2022.html">景澜市2022年政府工作报告</a><br>下一篇：没有了</div>
<div class="related">
<h3>相关链接</h3>
<ul>
<li><a href="https://www.jinglan.example.com/zwgk/jd/202301/t1.html">图解：2023年景澜市政府工作报告</a></li>
<li><a href="https://www.jinglan.example.com/zwgk/jd/202301/t2.html">关于景澜市2022年国民经济和社会发展计划执行情况的报告</a></li>
<li><a href="https://www.jinglan.example.com/zwgk/jd/202301/t3.html">景澜市2022年财政预算执行情况和2023年财政预算草案的报告</a></li>
</ul>
</div>
</main>
<footer>
<div class="wrap">
<p>友情链接：<a href="https://www.yunchuan.example.com/">云川省人民政府</a> <a href="https://www.landong.example.com/">澜东区</a> <a href="https://www.wangqiao.example.com/">望桥区</a> <a href="https://www.songping.example.com/">松屏县</a> <a href="https://www.hepu.example.com/">禾浦县</a> <a href="https://www.qiling.example.com/">栖岭市</a></p>
<p>主办：景澜市人民政府办公室　承办：景澜市大数据管理局　网站标识码：0000000000</p>
<p>云ICP备00000000号-1　云公网安备 00000000000000号　<a href="https://www.jinglan.example.com/sitemap">网站地图</a>　联系电话：0000-0000000</p>
<p>版权所有 © 景澜市人民政府　未经许可不得转载</p>
</div>
</footer>
</body>
</html>
"""


def html_para(para: Para) -> str:
    text = html.escape(para.text, quote=False)
    if para.kind is Kind.DELIVERY:
        return f'<p style="text-align: center;">{text}</p>'
    if para.kind in (Kind.HEADING1, Kind.HEADING2):
        return f"<p>{INDENT}<strong>{text}</strong></p>"
    if para.runin:
        head = html.escape(para.text[: para.runin], quote=False)
        rest = html.escape(para.text[para.runin :], quote=False)
        return f"<p>{INDENT}<strong>{head}</strong>{rest}</p>"
    return f"<p>{INDENT}{text}</p>"


def build_html(paras: list[Para]) -> bytes:
    body = "\n".join(html_para(p) for p in paras if p.kind is not Kind.TITLE)
    return PAGE.format(title=html.escape(paras[0].text), body=body).encode("utf-8")


class ArticleReader(HTMLParser):
    """Collects the page's article: its h1 and the p elements inside #zoom."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._in_article = False
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "div":
            self._in_article = dict(attrs).get("id") == "zoom"
        elif tag == "h1" or (tag == "p" and self._in_article):
            self._open = True
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "p"):
            self._open = False
        elif tag == "div":
            self._in_article = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.lines[-1] += data


def read_html(data: bytes) -> list[str]:
    reader = ArticleReader()
    reader.feed(data.decode("utf-8"))
    return [line.removeprefix(INDENT) for line in reader.lines]


# --- docx -------------------------------------------------------------------

FONTS = {
    "Normal": ("仿宋_GB2312", 16, False),
    "Title": ("方正小标宋简体", 22, False),
    "Heading 1": ("黑体", 16, False),
    "Heading 2": ("楷体_GB2312", 16, True),
}


def set_styles(document) -> None:
    for name, (font, size, bold) in FONTS.items():
        style = document.styles[name]
        style.font.name = font
        style.font.size = Pt(size)
        style.font.bold = bold
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), font)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = Pt(28)


def set_properties(document) -> None:
    core = document.core_properties
    core.title = "政府工作报告"
    core.author = "景澜市人民政府办公室"
    core.last_modified_by = "景澜市人民政府办公室"
    core.comments = ""
    core.language = "zh-CN"
    core.revision = 1
    core.created = core.modified = FIXED_DATE


def fix_zip(data: bytes) -> bytes:
    """The same package with fixed time stamps, so that builds can be compared byte by byte."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            target.writestr(info, source.read(name))
    return out.getvalue()


def build_docx(paras: list[Para]) -> bytes:
    document = Document()
    set_styles(document)
    set_properties(document)
    for para in paras:
        if para.kind is Kind.TITLE:
            document.add_paragraph(para.text, style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif para.kind is Kind.DELIVERY:
            document.add_paragraph(para.text).alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif para.kind in (Kind.HEADING1, Kind.HEADING2):
            style = "Heading 1" if para.kind is Kind.HEADING1 else "Heading 2"
            document.add_paragraph(para.text, style=style).paragraph_format.first_line_indent = Pt(
                32
            )
        else:
            added = document.add_paragraph()
            added.paragraph_format.first_line_indent = Pt(32)
            if para.runin:
                added.add_run(para.text[: para.runin]).bold = True
            added.add_run(para.text[para.runin :])
    buffer = io.BytesIO()
    document.save(buffer)
    return fix_zip(buffer.getvalue())


def read_docx(data: bytes) -> list[str]:
    return [p.text for p in Document(io.BytesIO(data)).paragraphs]


# --- main -------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the sample reports from their masters.")
    parser.add_argument("--masters", type=Path, default=HERE)
    parser.add_argument("--out", type=Path, default=HERE)
    args = parser.parse_args()
    masters = {year: read_master(args.masters / f"{year}.txt") for year in (2022, 2023, 2024)}

    text = ("\n".join(masters[2022]) + "\n").encode("utf-8")
    page = build_html(classify(masters[2023]))
    office = build_docx(classify(masters[2024]))
    files = {
        "jinglan-2022.txt": (text, text.decode("utf-8").splitlines(), masters[2022]),
        "jinglan-2023.html": (page, read_html(page), masters[2023]),
        "jinglan-2024.docx": (office, read_docx(office), masters[2024]),
    }
    args.out.mkdir(parents=True, exist_ok=True)
    for name, (data, lines, master) in files.items():
        if lines != master:
            raise SystemExit(f"{name}: paragraphs differ from the master")
        (args.out / name).write_bytes(data)
        print(f"{name}: {len(data)} bytes, {len(lines)} paragraphs, equal to the master")


if __name__ == "__main__":
    main()
