//! Clock and randomness.

use std::cell::Cell;

use pk_view::Moment;

thread_local! {
    /// Random bits of this page, asked for once: every key asks for a moment.
    static PAGE: [u8; 10] = random_bits();
    /// Moments so far.
    static MOMENTS: Cell<u64> = const { Cell::new(0) };
}

/// Now, with bits that no other moment of any page has.
pub(crate) fn moment() -> Moment {
    let count = MOMENTS.with(|moments| moments.replace(moments.get() + 1));
    let mut random = PAGE.with(|bits| *bits);
    // From behind, for the engine tells several writers of one moment apart from the front.
    for (bits, more) in random.iter_mut().rev().zip(count.to_le_bytes()) {
        *bits ^= more;
    }
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are far below 2^53")]
    let now = js_sys::Date::now() as i64;
    Moment { now, random }
}

fn random_bits() -> [u8; 10] {
    let mut random = [0; 10];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.is_none_or(|crypto| crypto.get_random_values_with_u8_array(&mut random).is_err()) {
        // Every browser that can run this has crypto; a writer that is only unlikely to repeat is better than none.
        for byte in &mut random {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
            let chance = (js_sys::Math::random() * 256.0) as u8;
            *byte = chance;
        }
    }
    random
}

/// Bytes that nobody can guess; none where the browser has no crypto.
pub(crate) fn random<const N: usize>() -> Option<[u8; N]> {
    let mut random = [0; N];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut random).ok()?;
    Some(random)
}

/// Minutes that local time is east of UTC.
pub(crate) fn offset() -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "within a day")]
    let west = js_sys::Date::new_0().get_timezone_offset() as i32;
    -west
}
