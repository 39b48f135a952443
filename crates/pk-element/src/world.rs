//! Clock and randomness.

use pk_view::Moment;

/// Now, with fresh random bits.
pub(crate) fn moment() -> Moment {
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
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 are far below 2^53")]
    let now = js_sys::Date::now() as i64;
    Moment { now, random }
}

/// Minutes that local time is east of UTC.
pub(crate) fn offset() -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "within a day")]
    let west = js_sys::Date::new_0().get_timezone_offset() as i32;
    -west
}
