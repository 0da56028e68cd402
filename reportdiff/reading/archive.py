"""A report inside a .zip or .gz of one file."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePath

from reportdiff.errors import ReadingError
from reportdiff.options import ReadOptions
from reportdiff.reading.source import check_size, too_large

_ZIP_REMEDY = "unpack it and give the report itself"
# bzip2 and LZMA unpack all they are given at once, whatever the limit: 350 bytes became 300 MB.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# A Word file has some twenty, with a picture on each page some hundred; a million took 12 s.
_MOST_MEMBERS = 10_000
#: What zipfile raises over archives that are broken or not what they say, found by fuzzing.
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # NotImplementedError too
    LookupError,
)


def unpack(content: bytes, name: str, options: ReadOptions) -> tuple[bytes, str]:
    """The one file inside, with its name; other content comes back as it is.

    Office documents are zip files too and are left alone. Raises ReadingError
    for an archive of several files, an encrypted or broken one, an archive in
    an archive, and content above ``options.max_bytes``.
    """
    unpacked, inner = content, name
    if content.startswith(b"PK\x03\x04") and content.count(b"PK\x01\x02") > _MOST_MEMBERS:
        raise ReadingError(name, f"the zip file holds over {_MOST_MEMBERS} files", _ZIP_REMEDY)
    if content.startswith(b"\x1f\x8b"):
        unpacked = _gunzip(content, name, options)
        inner = name[:-3] if name.lower().endswith(".gz") else name
    elif content.startswith(b"PK\x03\x04") and not _is_office(content):
        unpacked, inner = _unzip(content, name, options)
    if unpacked is not content:
        check_size(len(unpacked), options, inner)
        if unpacked.startswith(b"\x1f\x8b") or (
            unpacked.startswith(b"PK\x03\x04") and not _is_office(unpacked)
        ):
            raise ReadingError(name, "it holds another archive", _ZIP_REMEDY)
    return unpacked, inner


def read_member(archive: zipfile.ZipFile, member: str, limit: int) -> bytes | None:
    """One file of an open zip, or None when it unpacks to more than ``limit`` bytes.

    The size is counted while unpacking: what an archive says of itself may be a lie.
    Raises one of :data:`ZIP_ERRORS`.
    """
    if archive.getinfo(member).compress_type not in _METHODS:
        raise NotImplementedError
    with archive.open(member) as stream:
        content = stream.read(limit + 1)
    return content if len(content) <= limit else None


def _is_office(content: bytes) -> bool:
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except ZIP_ERRORS:
        return b"[Content_Types].xml" in content[:4096] or b"word/" in content[:65536]
    return "[Content_Types].xml" in names or "mimetype" in names


def _gunzip(content: bytes, name: str, options: ReadOptions) -> bytes:
    stream = zlib.decompressobj(wbits=31)
    try:
        unpacked = stream.decompress(content, options.max_bytes + 1)
    except zlib.error:
        raise ReadingError(name, "the gzip file is broken", "get it again") from None
    if len(unpacked) > options.max_bytes:
        raise too_large(name, options)
    if not stream.eof:
        raise ReadingError(name, "the gzip file is cut off", "get it again")
    return unpacked


def _unzip(content: bytes, name: str, options: ReadOptions) -> tuple[bytes, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [
                m
                for m in archive.infolist()
                if not m.filename.endswith("/") and not _is_litter(m.filename)
            ]
            if len(members) != 1:
                raise ReadingError(
                    name, f"the zip file holds {len(members)} files, not one", _ZIP_REMEDY
                )
            if members[0].flag_bits & 1:
                raise ReadingError(name, "the zip file is encrypted", _ZIP_REMEDY)
            if members[0].compress_type not in _METHODS:
                raise ReadingError(name, "the zip file is packed in a rare way", _ZIP_REMEDY)
            unpacked = read_member(archive, members[0].filename, options.max_bytes)
    except ZIP_ERRORS:
        raise ReadingError(
            name, "the zip file is broken", "get it again, or unpack it first"
        ) from None
    if unpacked is None:
        raise too_large(name, options)
    return unpacked, _member_name(members[0])


def _is_litter(path: str) -> bool:
    """What macOS and Windows leave in archives."""
    return path.startswith("__MACOSX/") or PurePath(path).name in (
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
    )


def _member_name(member: zipfile.ZipInfo) -> str:
    """Chinese Windows writes names in GBK without saying so; zipfile then reads them as cp437."""
    path = member.filename
    if not member.flag_bits & 0x800:
        try:
            path = path.encode("cp437").decode("gb18030")
        except UnicodeError:
            path = member.filename
    return PurePath(path.replace("\\", "/")).name or path
