//! For which room the memory is drawn how large.

use sim_core::lens::layout::memory::Metrics;

/// From so many pixels on a room is not a phone's.
const WIDE: i32 = 560;
/// Rooms whose widths differ by less are drawn alike: a picture that was made beforehand fits.
pub const ROOM_STEP: i32 = 60;

/// The width for which a room's picture is drawn.
pub fn drawn_width(room: i32) -> i32 {
    if room < WIDE {
        return room;
    }
    room - (room - WIDE) % ROOM_STEP
}

/// How large the drawing stands in a room of this width, in percent: on a screen that has the room
/// it is read from the last row.
pub fn scale(room: i32) -> i32 {
    match drawn_width(room) {
        ..LARGE => 100,
        LARGE..LARGER => 125,
        _ => 150,
    }
}

/// From so many pixels on the drawing stands larger; both are widths for which it is drawn.
const LARGE: i32 = WIDE + 9 * ROOM_STEP;
/// See there.
const LARGER: i32 = WIDE + 20 * ROOM_STEP;

/// The sizes for a room of this width and so many columns, before the drawing is scaled. Where three columns or more do
/// not fit with all that they say, they stand closer and say it smaller.
pub fn metrics(room: i32, columns: usize) -> Metrics {
    let room = drawn_width(room) * 100 / scale(room);
    let usual = Metrics::for_width(room, columns);
    let right = columns.saturating_sub(1).max(1) as i32;
    let fixed = |m: &Metrics| m.frame + 2 * (m.gutter + m.margin) + m.between * (right - 1);
    let fits = fixed(&usual) + usual.cell * (right + 1) <= room;
    if room < WIDE || fits {
        return usual;
    }
    let close = Metrics {
        gutter: 40,
        between: 12,
        margin: 14,
        char_tenths: Metrics::NARROW.char_tenths,
        ..usual
    };
    let cell = (room - fixed(&close)) / (right + 1);
    Metrics {
        cell: cell.clamp(CLOSE.0, CLOSE.1),
        ..close
    }
}

/// The least and the greatest width of a column that stands close to others.
const CLOSE: (i32, i32) = (122, 149);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_columns_fit_beside_the_map_of_a_laptop() {
        let m = metrics(702, 3);
        let whole = m.frame + 2 * (m.gutter + m.margin) + m.between + 3 * m.cell;
        assert!(whole <= 702, "{whole}");
        assert_eq!(metrics(702, 2), Metrics::for_width(680, 2));
        assert_eq!(metrics(1099, 3), Metrics::for_width(1040, 3));
        assert_eq!(metrics(318, 3), Metrics::NARROW);
    }

    #[test]
    fn what_fits_on_a_laptop_fits_on_a_large_screen_where_it_is_larger() {
        for room in [LARGE, LARGER] {
            assert_eq!(scale(room - 1) + 25, scale(room));
            let m = metrics(room, 4);
            let whole = m.frame + 2 * (m.gutter + m.margin) + 2 * m.between + 4 * m.cell;
            assert!(whole * scale(room) <= room * 100, "{whole}");
        }
    }
}
