//! PDF.

use super::{HostileFile, bombs};

/// A PDF of these objects, numbered from 1; the first is the catalogue.
fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, body) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        bytes.extend_from_slice(body);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let at = bytes.len();
    let size = objects.len() + 1;
    table.push_str(&format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n"));
    table.push_str(&format!("startxref\n{at}\n%%EOF\n"));
    bytes.extend_from_slice(table.as_bytes());
    bytes
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< {entries} /Length {} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

const CATALOGUE: &str = "<< /Type /Catalog /Pages 2 0 R >>";
const TREE: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";

/// A PDF of one A4 page with these resources and drawing, and further objects from 5 on.
fn drawn(resources: &str, drawing: &[u8], more: &[Vec<u8>]) -> Vec<u8> {
    with_contents(resources, stream("", drawing), more)
}

fn with_contents(resources: &str, contents: Vec<u8>, more: &[Vec<u8>]) -> Vec<u8> {
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> \
         /Contents 4 0 R >>"
    );
    let mut objects = vec![CATALOGUE.into(), TREE.into(), page.into_bytes(), contents];
    objects.extend_from_slice(more);
    pdf(&objects, "")
}

/// A page that is one picture.
fn picture(entries: &str, data: &[u8]) -> Vec<u8> {
    let entries = format!("/Type /XObject /Subtype /Image {entries}");
    let cover = b"q 595 0 0 842 0 0 cm /Scan Do Q";
    drawn("/XObject << /Scan 5 0 R >>", cover, &[stream(&entries, data)])
}

fn grey(side: u32, filter: &str) -> String {
    format!(
        "/Width {side} /Height {side} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter {filter}"
    )
}

/// A PDF with this tree of pages from object 2 on.
fn tree(objects: &[String]) -> Vec<u8> {
    let mut all = vec![CATALOGUE.as_bytes().to_vec()];
    all.extend(objects.iter().map(|object| object.as_bytes().to_vec()));
    pdf(&all, "")
}

fn sized(media_box: &str) -> Vec<u8> {
    tree(&[TREE.into(), format!("<< /Type /Page /Parent 2 0 R /MediaBox [{media_box}] >>")])
}

pub(super) fn all() -> Vec<HostileFile> {
    [trees(), streams(), drawings()].concat()
}

fn trees() -> Vec<HostileFile> {
    let refused = HostileFile::refused;
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_owned();
    let node = |kid: usize| format!("<< /Type /Pages /Kids [{kid} 0 R] /Count 1 >>");
    let chain: Vec<String> = (3..20_003).map(node).chain([page.clone()]).collect();
    let many = |count: usize| {
        let kids: Vec<String> = (3..3 + count).map(|kid| format!("{kid} 0 R")).collect();
        let root = format!("<< /Type /Pages /Kids [{}] /Count {count} >>", kids.join(" "));
        tree(&[vec![root], vec![page.clone(); count]].concat())
    };
    let same = format!("<< /Type /Pages /Kids [{}] /Count 5000 >>", "3 0 R ".repeat(5_000));
    let wide: Vec<String> = (0..7)
        .map(|level| {
            let kids = format!("{} 0 R ", level + 3).repeat(20);
            format!("<< /Type /Pages /Kids [{kids}] /Count 1280000000 >>")
        })
        .chain([page.clone()])
        .collect();
    let plain = tree(&[TREE.into(), page.clone()]);
    let text = String::from_utf8_lossy(&plain).into_owned();
    let old = plain.windows(4).position(|four| four == b"xref").unwrap_or(0);
    let previous = |at: usize| {
        pdf(&[CATALOGUE.into(), TREE.into(), page.clone().into_bytes()], &format!("/Prev {at}"))
    };
    let nested = |open: &str, close: &str| {
        let deep = format!("{}{}", open.repeat(200_000), close.repeat(200_000));
        tree(&[TREE.into(), format!("<< /Type /Page /Parent 2 0 R /A {deep} >>")])
    };
    let behind = format!("{}{}", "x".repeat(1_000), text);
    vec![
        refused("pages-loop.pdf", tree(&["<< /Type /Pages /Kids [2 0 R] /Count 1 >>".into()])),
        refused("pages-loop-of-two.pdf", tree(&[node(3), node(2)])),
        HostileFile::harmless("pages-deep.pdf", tree(&chain)),
        refused("pages-wide.pdf", tree(&wide)),
        refused("pages-too-many.pdf", many(2_100)),
        refused("same-page-5000-times.pdf", tree(&[same, page.clone()])),
        refused(
            "count-lies.pdf",
            tree(&[node(3).replace("/Count 1", "/Count 2147483647"), page.clone()]),
        ),
        refused(
            "count-negative.pdf",
            tree(&[node(3).replace("/Count 1", "/Count -1"), page.clone()]),
        ),
        refused(
            "parent-is-page.pdf",
            tree(&[
                "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>".into(),
                "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>".into(),
            ]),
        ),
        HostileFile::harmless("previous-is-itself.pdf", previous(old)),
        HostileFile::harmless("previous-beyond.pdf", previous(usize::MAX >> 1)),
        HostileFile::harmless("nested-lists.pdf", nested("[", "]")),
        HostileFile::harmless("nested-dictionaries.pdf", nested("<< /A ", ">>")),
        HostileFile::harmless("nested-open.pdf", nested("[", "")),
        HostileFile::harmless("late-header.pdf", behind.into_bytes()),
        refused("catalogue-is-itself.pdf", pdf(&["1 0 R".into()], "")),
        refused("no-objects.pdf", pdf(&[], "")),
        refused(
            "locked.pdf",
            pdf(
                &[CATALOGUE.into(), TREE.into(), page.into_bytes()],
                "/Encrypt << /Filter /Standard /V 4 /R 4 /O (x) /U (x) /P -1 >> /ID [(a) (a)]",
            ),
        ),
        refused("page-of-a-mile.pdf", sized("0 0 4000000 4000000")),
        refused("page-without-end.pdf", sized("0 0 1e38 1e38")),
        HostileFile::harmless("page-inside-out.pdf", sized("595 842 0 0")),
        HostileFile::harmless("page-of-nothing.pdf", sized("0 0 0 0")),
    ]
}

fn streams() -> Vec<HostileFile> {
    let refused = HostileFile::refused;
    // Deflate of deflate: the inner stream is itself one short pattern again and again.
    let inner = bombs::zlib(&[0], 8 << 20);
    let (start, pattern) = inner.split_at(inner.len().min(40));
    let period = pattern.get(..13).unwrap_or_default();
    let outer = bombs::zlib(&[start, period].concat(), 6 << 20);
    let object_stream = |entries: &str, data: &[u8]| {
        let stream = stream(&format!("/Type /ObjStm /N 1 /First 4 {entries}"), data);
        pdf(&[CATALOGUE.into(), "<< /Type /Pages /Kids [4 0 R] /Count 1 >>".into(), stream], "")
    };
    let looping = b"<< /Length 4 0 R >>\nstream\nq Q\nendstream".to_vec();
    let flood = |filter: &str, data: &[u8]| picture(&grey(65_500, filter), data);
    let frame = b"\xFF\xD8\xFF\xC0\0\x0B\x08\xFF\xFF\xFF\xFF\x01\x01\x11\0\xFF\xD9";
    let mut region = b"\0\0\0\0\x30\0\x01\0\0\0\x13".to_vec();
    region.extend([0xFF; 8]);
    region.extend([0; 11]);
    let j2k = b"\xFF\x4F\xFF\x51\0\x29\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0\0\0\x01\x07\x01\x01\xFF\xD9";
    let fax = "/CCITTFaxDecode /DecodeParms << /K -1 /Columns 2147483647 /Rows 2147483647 >>";
    let small = |filter: &str, data: &[u8]| picture(&grey(100, filter), data);
    let filters = "/FlateDecode ".repeat(5_000);
    vec![
        refused("flood.pdf", flood("/FlateDecode", &bombs::zlib(&[0], 1_000))),
        refused("flood-jpeg.pdf", flood("/DCTDecode", frame)),
        refused("jpeg-lies.pdf", small("/DCTDecode", frame)),
        refused("jbig2-flood.pdf", small("/JBIG2Decode", &region)),
        HostileFile::harmless("jpeg-2000-flood.pdf", small("/JPXDecode", j2k)),
        refused("fax-flood.pdf", small(fax, &[0; 100])),
        HostileFile::harmless(
            "deflate-bomb.pdf",
            small("/FlateDecode", &bombs::zlib(&[0], 1 << 30)),
        ),
        HostileFile::harmless("deflate-twice.pdf", small("[/FlateDecode /FlateDecode]", &outer)),
        HostileFile::harmless("deflate-5000-times.pdf", small(&format!("[{filters}]"), &inner)),
        HostileFile::harmless("lzw-bomb.pdf", small("/LZWDecode", &bombs::lzw(1 << 30))),
        HostileFile::harmless(
            "run-length-bomb.pdf",
            small("/RunLengthDecode", &bombs::pack_bits(1 << 28)),
        ),
        HostileFile::harmless(
            "drawing-bomb.pdf",
            with_contents("", stream("/Filter /FlateDecode", &bombs::zlib(b"q ", 1 << 29)), &[]),
        ),
        HostileFile::harmless(
            "predictor-bomb.pdf",
            small(
                "/FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 >>",
                &bombs::zlib(&[0], 1 << 28),
            ),
        ),
        refused("object-stream-of-itself.pdf", object_stream("/Extends 3 0 R", b"3 0 << >>")),
        refused(
            "object-stream-bomb.pdf",
            object_stream("/Filter /FlateDecode", &bombs::zlib(b"4 0 ", 1 << 29)),
        ),
        HostileFile::harmless("length-is-itself.pdf", with_contents("", looping, &[])),
    ]
}

fn drawings() -> Vec<HostileFile> {
    let refused = HostileFile::refused;
    let harmless = HostileFile::harmless;
    let form = |more: &str, drawing: &[u8]| {
        stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 595 842] {more}"), drawing)
    };
    let own = "/Resources << /XObject << /F 5 0 R >> >>";
    let resources = "/XObject << /F 5 0 R >>";
    // Each form draws the next ten times.
    let doubling: Vec<Vec<u8>> = (5..14)
        .map(|number| {
            let next = format!("/Resources << /XObject << /F {} 0 R >> >>", number + 1);
            form(&next, &b"/F Do ".repeat(10))
        })
        .chain([form("", b"0 0 595 842 re f")])
        .collect();
    let pattern = stream(
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.001 \
         /YStep 0.001 /Resources << /Pattern << /P 5 0 R >> >>",
        b"/Pattern cs /P scn 0 0 1 1 re f",
    );
    let letters = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] \
        /CharProcs << /a 6 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 \
        /Widths [1] /Resources << /Font << /T 5 0 R >> >> >>";
    let letter = stream("", b"1 0 d0 BT /T 9 Tf (aaaaaaaaaa) Tj ET");
    let mask = "/Type /XObject /Subtype /Image /Width 9 /Height 9 /ColorSpace /DeviceGray \
        /BitsPerComponent 8 /SMask 5 0 R";
    let shading = "<< /ShadingType 1 /ColorSpace /DeviceGray /Domain [0 1e30 0 1e30] \
        /Function 6 0 R >>";
    let program = stream(
        "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]",
        &[&b"{ "[..], &b"dup mul sin ".repeat(50_000), b"}"].concat(),
    );
    let dash = [&b"[0.00001] 0 d 9 w "[..], &b"0 0 m 595 842 l S ".repeat(2_000)].concat();
    let curves = b"0 0 m 9e9 9e9 -9e9 9e9 595 842 c S ".repeat(40_000);
    let clips = b"0 0 595 842 re W n ".repeat(100_000);
    let states = b"q ".repeat(3_000_000);
    let group = "/Group << /S /Transparency >>";
    let grouped: Vec<Vec<u8>> = (5..205)
        .map(|number| {
            let next = format!("/Resources << /XObject << /F {} 0 R >> >> {group}", number + 1);
            form(&next, b"/F Do")
        })
        .chain([form(group, b"0 0 595 842 re f")])
        .collect();
    let inline = b"q 595 0 0 842 0 0 cm BI /W 65500 /H 65500 /BPC 8 /CS /G ID \0\0\0 EI Q";
    let plain = drawn("", b"0 0 99 99 re f", &[]);
    let mut files = vec![
        harmless("form-of-itself.pdf", drawn(resources, b"/F Do", &[form(own, b"/F Do /F Do")])),
        harmless("forms-doubling.pdf", drawn(resources, b"/F Do", &doubling)),
        harmless("groups-nested.pdf", drawn(resources, b"/F Do", &grouped)),
        harmless(
            "pattern-of-itself.pdf",
            drawn("/Pattern << /P 5 0 R >>", b"/Pattern cs /P scn 0 0 595 842 re f", &[pattern]),
        ),
        harmless(
            "letter-of-itself.pdf",
            drawn("/Font << /T 5 0 R >>", b"BT /T 9 Tf (aaaa) Tj ET", &[letters.into(), letter]),
        ),
        harmless(
            "mask-of-itself.pdf",
            drawn(resources, b"q 595 0 0 842 0 0 cm /F Do Q", &[stream(mask, &[0; 81])]),
        ),
        harmless(
            "shading.pdf",
            drawn("/Shading << /S 5 0 R >>", b"/S sh", &[shading.into(), program]),
        ),
        harmless("dashes.pdf", drawn("", &dash, &[])),
        harmless("curves.pdf", drawn("", &curves, &[])),
        harmless("clips.pdf", drawn("", &clips, &[])),
        harmless("states.pdf", drawn("", &states, &[])),
        harmless("inline-flood.pdf", drawn("", inline, &[])),
        harmless("archive-in-front.pdf", [&b"PK\x03\x04\x14\0"[..], &plain].concat()),
        harmless("picture-in-front.pdf", [&b"GIF8"[..], &plain].concat()),
        refused("two-files.pdf", [&b"\xFF\xD8\xFF\xE0\0\x10JFIF\0"[..], &plain].concat()),
    ];
    files.extend((1..=8).map(|ninth| {
        let end = plain.len() * ninth / 9;
        refused(&format!("cut-{ninth}.pdf"), plain[..end].to_vec())
    }));
    files
}
