//! A few bytes that become very many.

/// Bits from the lowest of each byte, as deflate wants them.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        self.held |= value << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// A Huffman code, whose highest bit comes first.
    fn code(&mut self, value: u32, count: u32) {
        self.push(value.reverse_bits() >> (32 - count), count);
    }

    fn finish(mut self) -> Vec<u8> {
        self.push(0, 7);
        self.bytes
    }
}

/// A zlib stream (RFC 1950, fixed Huffman codes) of `start`, repeated to `total` bytes or a little
/// more; `start` holds 1–32,768 bytes. Its checksum is wrong, as nobody gets so far.
pub(super) fn zlib(start: &[u8], total: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.push(0b011, 3); // the last block, fixed codes
    for byte in start {
        match u32::from(*byte) {
            low @ 0..=143 => bits.code(0x30 + low, 8),
            high => bits.code(0x190 + high - 144, 9),
        }
    }
    let distance = start.len() as u32;
    let (mut symbol, mut base, mut extra) = (0, 1, 0);
    while base + (1 << extra) <= distance {
        base += 1 << extra;
        symbol += 1;
        extra = if symbol < 4 { 0 } else { symbol / 2 - 1 };
    }
    let mut made = start.len();
    while made < total {
        bits.code(0xC5, 8); // 258 bytes
        bits.code(symbol, 5);
        bits.push(distance - base, extra);
        made += 258;
    }
    bits.code(0, 7);
    [&[0x78, 0x9C][..], &bits.finish(), &[0; 4]].concat()
}

/// Zeros packed as TIFF and PDF pack LZW, `total` of them or a little more.
pub(super) fn lzw(total: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut held, mut count) = (0_u64, 0_u32);
    let mut push = |code: u32, width: u32| {
        held = held << width | u64::from(code);
        count += width;
        while count >= 8 {
            count -= 8;
            bytes.push((held >> count) as u8);
            held &= (1 << count) - 1;
        }
    };
    let mut made = 0;
    while made < total {
        push(256, 9);
        push(0, 9);
        made += 1;
        // Each code stands for one zero more than the one before.
        for code in 258..4093_u32 {
            let width = (32 - (code + 1).leading_zeros()).max(9);
            push(code, width);
            made += (code - 256) as usize;
        }
        // The table is full and begins anew.
        push(256, 12);
    }
    push(257, 9);
    push(0, 7);
    bytes
}

/// Zeros as PackBits packs them.
pub(super) fn pack_bits(total: usize) -> Vec<u8> {
    [0x81, 0x00].repeat(total.div_ceil(128))
}
