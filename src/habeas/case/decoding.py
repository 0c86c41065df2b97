"""From bytes to text: UTF-8, or UTF-16 by its byte order mark; anything else is named."""

import codecs


def decode(content: bytes) -> tuple[str, str]:
    r"""Give the text of a hand file, and what was wrong with its bytes ("" if nothing).

    Bytes that are not UTF-8 are shown as U+FFFD; NUL is one of the hidden characters.

    Example:
        >>> decode("é".encode("utf-16"))
        ('é', '')
        >>> decode(b"caf\xe9")[1]
        'byte 4 (0xE9), on line 1, is not UTF-8'
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(content, "utf-16")
    content = content.removeprefix(codecs.BOM_UTF8)
    return _decoded(content, "utf-8")


def _decoded(content: bytes, encoding: str) -> tuple[str, str]:
    try:
        return content.decode(encoding), ""
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = f"byte {error.start + 1} (0x{content[error.start]:02X}), on line {line},"
        flaw = f"{byte} is not {encoding.upper()}"
        return content.decode(encoding, errors="replace"), flaw
