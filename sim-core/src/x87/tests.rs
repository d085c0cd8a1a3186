//! Values from a program compiled with gcc -O0.

use super::*;

fn number(text: &str) -> F80 {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let value = F80::parse(rest).map_or(F80::NAN, |t| t.value);
    if sign { value.negate() } else { value }
}

fn parts(x: F80) -> (u16, u64) {
    (x.head, x.significand)
}

#[test]
fn every_kind_of_double_goes_there_and_back() {
    let mut values = vec![
        0.0,
        -0.0,
        1.0,
        -1.5,
        f64::MAX,
        f64::MIN_POSITIVE,
        5e-324,
        1e-310,
    ];
    values.extend([
        f64::INFINITY,
        f64::NEG_INFINITY,
        0.1,
        1e300,
        f64::MIN_POSITIVE / 2.0,
    ]);
    for value in values {
        assert_eq!(
            F80::from_f64(value).to_f64().to_bits(),
            value.to_bits(),
            "{value}"
        );
    }
    assert!(F80::from_f64(f64::NAN).to_f64().is_nan());
}

#[test]
fn known_values() {
    assert_eq!(F80::from_f64(1.0), F80::ONE);
    assert_eq!(F80::from_f64(-2.0), F80::new(INTEGER_BIT, 0xc000));
    // The smallest double, 2^-1074.
    assert_eq!(F80::from_f64(5e-324), F80::new(INTEGER_BIT, 16383 - 1074));
    // 1 + 2^-53 is half-way and goes to even; a bit more goes up.
    assert_eq!(F80::new(INTEGER_BIT | 1 << 10, 0x3fff).to_f64(), 1.0);
    let more = F80::new(INTEGER_BIT | 1 << 10 | 1, 0x3fff);
    assert_eq!(more.to_f64(), 1.0 + f64::EPSILON);
    // All ones carry into the exponent.
    assert_eq!(F80::new(u64::MAX, 0x3fff).to_f64(), 2.0);
    assert_eq!(F80::new(u64::MAX, 0x7ffe).to_f64(), f64::INFINITY);
    // Half of the smallest double goes to even, which is zero.
    assert_eq!(F80::new(INTEGER_BIT, 16383 - 1075).to_f64(), 0.0);
    assert_eq!(F80::new(INTEGER_BIT | 1, 16383 - 1075).to_f64(), 5e-324);
    // To float in one step: 1 + 2^-24 + 2^-63 is above the half, which a double forgets.
    let above = F80::new(INTEGER_BIT | 1 << 39 | 1, 0x3fff);
    assert_eq!(f32::from_bits(above.to_f32_bits()), 1.0 + f32::EPSILON);
}

#[test]
fn arithmetic_has_64_bits() {
    let tenth = number("0.1");
    assert_eq!(parts(tenth), (0x3ffb, 0xcccc_cccc_cccc_cccd));
    let sum = F80::binary(Bin::Add, tenth, number("0.2"));
    assert_eq!(parts(sum), (0x3ffd, 0x9999_9999_9999_999a));
    let third = F80::binary(Bin::Div, F80::ONE, number("3"));
    assert_eq!(parts(third), (0x3ffd, 0xaaaa_aaaa_aaaa_aaab));
    assert_eq!(F80::binary(Bin::Div, F80::ZERO, F80::ZERO), F80::INDEFINITE);
    assert_eq!(
        F80::binary(Bin::Sub, F80::INFINITY, F80::INFINITY),
        F80::INDEFINITE
    );
    assert_eq!(F80::binary(Bin::Add, F80::NAN, F80::ONE), F80::NAN);
    let most = F80::new(u64::MAX, 0x7ffe);
    assert_eq!(F80::binary(Bin::Mul, most, most), F80::INFINITY);
    assert!(F80::compare(Cmp::Lt, number("-1"), F80::ZERO));
    assert!(F80::compare(Cmp::Eq, F80::ZERO, F80::ZERO.negate()));
    assert!(!F80::compare(Cmp::Eq, F80::NAN, F80::NAN));
}

#[test]
fn integers_as_fistp_gives_them() {
    // (value, bits, what comes out)
    let table = [
        ("2.9", 32, 2),
        ("-2.9", 32, -2),
        ("3e9", 32, i64::from(i32::MIN)),
        ("-2147483648.9", 32, i64::from(i32::MIN)),
        ("40000", 16, -32768),
        ("9223372036854775807", 64, i64::MAX),
        ("9223372036854775808", 64, i64::MIN),
        ("-9223372036854775808", 64, i64::MIN),
        ("0.999", 64, 0),
    ];
    for (text, bits, want) in table {
        assert_eq!(number(text).to_signed(bits), want, "{text} to {bits} bits");
    }
    assert_eq!(number("18446744073709551615").to_unsigned(), u64::MAX);
    assert_eq!(number("-1").to_unsigned(), u64::MAX);
    assert_eq!(number("1e30").to_unsigned(), 0);
    assert_eq!(F80::NAN.to_unsigned(), 1 << 63);
    assert_eq!(F80::from_signed(-3), number("-3"));
    assert_eq!(F80::from_unsigned(u64::MAX), number("18446744073709551615"));
}

#[test]
fn functions_are_exact() {
    use Function as F;
    let one = |f: F, x: &str| f.call(number(x), F80::ZERO, F80::ZERO, 0).value;
    assert_eq!(parts(one(F::Sqrt, "2")), (0x3fff, 0xb504_f333_f9de_6484));
    assert_eq!(one(F::Sqrt, "4"), number("2"));
    assert_eq!(one(F::Sqrt, "1e4000"), number("1e2000"));
    assert_eq!(
        parts(one(F::Sqrt, "3.6451995318824746025e-4951")),
        (0x1fe0, 0xb504_f333_f9de_6484)
    );
    assert_eq!(one(F::Sqrt, "-1"), F80::INDEFINITE);
    assert_eq!(one(F::Floor, "-2.5"), number("-3"));
    assert_eq!(one(F::Ceil, "-0.5"), number("-0"));
    assert_eq!(one(F::Round, "2.5"), number("3"));
    assert_eq!(one(F::Rint, "2.5"), number("2"));
    let two = |f: F, x: &str, y: &str| f.call(number(x), number(y), F80::ZERO, 0).value;
    assert_eq!(two(F::Fmod, "-5.5", "2"), number("-1.5"));
    assert_eq!(two(F::Fmod, "0x1p16000", "3"), number("1"));
    assert_eq!(two(F::Remainder, "5", "2"), number("1"));
    assert_eq!(
        parts(two(F::Nextafter, "1", "2")),
        (0x3fff, INTEGER_BIT | 1)
    );
    assert_eq!(parts(two(F::Nextafter, "0", "-1")), (0x8000, 1));
    let half = F::Frexp.call(number("-12"), F80::ZERO, F80::ZERO, 0);
    assert_eq!((half.value, half.exponent), (number("-0.75"), 4));
    assert_eq!(
        F::Ldexp.call(F80::ONE, F80::ZERO, F80::ZERO, 3).value,
        number("8")
    );
}

#[test]
fn text_is_rounded_once_and_says_if_it_does_not_fit() {
    let most = F80::parse("1.18973149535723176502126385303097021e+4932");
    assert_eq!(
        most,
        Some(Text {
            value: F80::new(u64::MAX, 0x7ffe),
            range: false
        })
    );
    assert_eq!(
        F80::parse("1e5000"),
        Some(Text {
            value: F80::INFINITY,
            range: true
        })
    );
    assert_eq!(
        F80::parse("1e-5000"),
        Some(Text {
            value: F80::ZERO,
            range: true
        })
    );
    assert_eq!(
        F80::parse("0x1.8p1").map(|t| t.value),
        F80::parse("3").map(|t| t.value)
    );
    assert_eq!(F80::parse("x"), None);
}
