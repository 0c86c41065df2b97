"""PDF files written by hand."""


def stream(content):
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def page_content(lines, *, picture, mode=0):
    shown = b" ".join(b"(%b) Tj T*" % line.encode() for line in lines)
    drawn = b"q 500 0 0 500 50 50 cm /Im1 Do Q " if picture else b""
    return stream(drawn + b"BT /F1 12 Tf %d Tr 14 TL 50 700 Td " % mode + shown + b" ET")


def pdf(*pages, picture=False, mode=0):
    """Write a PDF by hand: a catalogue, a font, a picture of one point, and pages of lines.

    Args:
        mode: how text is drawn; 3 is in no ink, as programs that guess words lay them over a scan.
    """
    kids = b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream",
    ]
    for n, lines in enumerate(pages):
        resources = b"/Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >>"
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << %b >> >>" % (6 + 2 * n, resources),
            page_content(lines, picture=picture, mode=mode),
        ]
    return assembled(objects)


def assembled(objects):
    out, offsets = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer << /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, len(out))
    )
