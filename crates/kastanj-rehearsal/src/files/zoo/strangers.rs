//! What is no scan at all, under the name of one.

use super::HostileFile;

pub(super) fn all() -> Vec<HostileFile> {
    let refused = HostileFile::refused;
    let boxed = |brand: &[u8]| [b"\0\0\0\x18ftyp", brand, &[0x5A; 4_000]].concat();
    let mut laughs = String::from("<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY a0 \"ha\">");
    for level in 1..30 {
        let below = level - 1;
        laughs.push_str(&format!("<!ENTITY a{level} \"&a{below};&a{below};&a{below};\">"));
    }
    laughs.push_str("]><svg>&a29;</svg>");
    let frame = b"\x21\xF9\x04\0\0\0\0\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
    let gif = [b"GIF89a\xFF\xFF\xFF\xFF\0\0\0", &frame.repeat(50_000)[..], b";"].concat();
    vec![
        refused("nothing.pdf", Vec::new()),
        refused("one-byte.tif", b"I".to_vec()),
        refused("zeros.png", vec![0; 1 << 20]),
        refused("ones.jpg", vec![0xFF; 1 << 20]),
        refused("letter.pdf", b"Dear all,\nplease find enclosed nothing.\n".to_vec()),
        refused("apple.jpg", boxed(b"heic")),
        refused("avif.png", boxed(b"avif")),
        refused("film.jpg", boxed(b"isom")),
        refused("animated.gif", gif.clone()),
        refused("animated.png", gif),
        refused("bitmap.jpg", [&b"BM\xFF\xFF\xFF\x7F"[..], &[0xFF; 200]].concat()),
        refused("jpeg-xl.jpg", b"\xFF\x0A\xFF\xFF\xFF\xFF".to_vec()),
        refused("jpeg-2000.jpg", b"\0\0\0\x0CjP  \r\n\x87\n".to_vec()),
        refused("laughs.pdf", laughs.into_bytes()),
        refused("archive.pdf", [&b"PK\x03\x04"[..], &[7; 2_000]].concat()),
        refused("program.pdf", [&b"\x7FELF\x02\x01\x01"[..], &[0; 2_000]].concat()),
        refused("page.png", b"<html><script>while(1){}</script></html>".to_vec()),
        refused("postscript.pdf", b"%!PS\n{ } loop\n%%EOF\n".to_vec()),
    ]
}
