//! An animated PNG from PNG pictures of one size and kind.
//!
//! Animated PNG, rather than GIF, WebP or animated SVG: every browser shows it;
//! text stays sharp and colours stay ours (no palette); where it is not animated
//! it is a plain PNG of the first frame; and it needs no encoder, because the
//! browser writes PNG itself and this only puts the pieces together. It is in the
//! PNG specification (third edition, chapter 4.4 and 11.3), so it will be read
//! for as long as PNG is.

/// The first bytes of every PNG.
const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// A picture of a film.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// A PNG file.
    pub png: &'a [u8],
    /// How long it is shown, in milliseconds.
    pub ms: u16,
}

/// The film, shown again and again. None if there is no picture, or if they are
/// not PNG files of one size and kind.
pub fn film(pictures: &[Picture<'_>]) -> Option<Vec<u8>> {
    let first = chunks(pictures.first()?.png)?;
    let header = first.iter().find(|chunk| chunk.0 == *b"IHDR")?.1;
    let size = header.get(..8)?;
    let mut out = SIGNATURE.to_vec();
    write(&mut out, *b"IHDR", header);
    let mut control = u32::try_from(pictures.len()).ok()?.to_be_bytes().to_vec();
    control.extend(0u32.to_be_bytes());
    write(&mut out, *b"acTL", &control);
    let mut number = 0u32;
    for (n, picture) in pictures.iter().enumerate() {
        let chunks = chunks(picture.png)?;
        if chunks.first()? != &(*b"IHDR", header) {
            return None;
        }
        let mut frame = number.to_be_bytes().to_vec();
        number = number.checked_add(1)?;
        frame.extend(size);
        // At 0,0; for so many thousandths of a second; replacing what was there.
        frame.extend([0; 8]);
        frame.extend(picture.ms.to_be_bytes());
        frame.extend(1000u16.to_be_bytes());
        frame.extend([0, 0]);
        write(&mut out, *b"fcTL", &frame);
        for (_, data) in chunks.iter().filter(|chunk| chunk.0 == *b"IDAT") {
            if n == 0 {
                write(&mut out, *b"IDAT", data);
                continue;
            }
            let mut part = number.to_be_bytes().to_vec();
            number = number.checked_add(1)?;
            part.extend(*data);
            write(&mut out, *b"fdAT", &part);
        }
    }
    write(&mut out, *b"IEND", &[]);
    Some(out)
}

/// A chunk's name and its data.
type Chunk<'a> = ([u8; 4], &'a [u8]);

/// The chunks of a PNG file; none if it is not one.
fn chunks(png: &[u8]) -> Option<Vec<Chunk<'_>>> {
    let mut rest = png.strip_prefix(&SIGNATURE)?;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (long, after) = rest.split_first_chunk::<4>()?;
        let (name, after) = after.split_first_chunk::<4>()?;
        let long = u32::from_be_bytes(*long) as usize;
        found.push((*name, after.get(..long)?));
        // The check sum is written anew.
        rest = after.get(long.checked_add(4)?..)?;
    }
    Some(found)
}

fn write(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    let from = out.len();
    out.extend(name);
    out.extend(data);
    let sum = crc(out.get(from..).unwrap_or_default());
    out.extend(sum.to_be_bytes());
}

/// The check sum of a chunk, as PNG's annex D has it.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for &byte in bytes {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            let low = crc & 1;
            crc = (crc >> 1) ^ (0xedb8_8320 * low);
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, data: &[u8]) -> Vec<u8> {
        let mut out = SIGNATURE.to_vec();
        let mut header = width.to_be_bytes().to_vec();
        header.extend([0, 0, 0, 1, 8, 6, 0, 0, 0]);
        write(&mut out, *b"IHDR", &header);
        write(&mut out, *b"IDAT", data);
        write(&mut out, *b"IEND", &[]);
        out
    }

    #[test]
    fn the_check_sum_is_pngs() {
        assert_eq!(crc(b"IEND"), 0xae42_6082);
    }

    #[test]
    fn a_film_has_a_control_for_each_picture() {
        let (a, b) = (png(1, &[1]), png(1, &[2, 3]));
        let film = film(&[Picture { png: &a, ms: 500 }, Picture { png: &b, ms: 9 }]);
        let film = film.unwrap_or_default();
        let names: Vec<String> = chunks(&film)
            .unwrap_or_default()
            .iter()
            .map(|chunk| String::from_utf8_lossy(&chunk.0).into_owned())
            .collect();
        assert_eq!(
            names,
            ["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "IEND"]
        );
    }

    #[test]
    fn what_does_not_fit_together_makes_no_film() {
        let (a, b) = (png(1, &[1]), png(2, &[2]));
        assert!(film(&[]).is_none());
        assert!(film(&[Picture { png: &a, ms: 1 }, Picture { png: &b, ms: 1 }]).is_none());
        assert!(
            film(&[Picture {
                png: b"GIF89a",
                ms: 1
            }])
            .is_none()
        );
        assert!(
            film(&[Picture {
                png: &a[..20],
                ms: 1
            }])
            .is_none()
        );
    }
}
