//! math.h: the same bits natively and in WebAssembly, which the platform's own
//! functions would not give.

use super::{Intrinsic as I, accurate, approximate};

/// Works out a function of math.h; `n` is the second argument as an integer.
pub fn call(id: I, [x, y, z]: [f64; 3], n: i32) -> f64 {
    match id {
        I::Sqrt => libm::sqrt(x),
        I::Ceil => libm::ceil(x),
        I::Floor => libm::floor(x),
        I::Trunc => libm::trunc(x),
        I::Round => libm::round(x),
        I::Rint => libm::rint(x),
        I::Acos => accurate::acos(x),
        I::Asin => accurate::asin(x),
        I::Atan => accurate::atan(x),
        I::Acosh => accurate::acosh(x),
        I::Asinh => accurate::asinh(x),
        I::Atanh => libm::atanh(x),
        I::Cos => accurate::cos(x),
        I::Sin => accurate::sin(x),
        I::Tan => accurate::tan(x),
        I::Cosh => accurate::cosh(x),
        I::Sinh => libm::sinh(x),
        I::Tanh => accurate::tanh(x),
        I::Exp => accurate::exp(x),
        I::Exp2 => accurate::exp2(x),
        I::Exp10 => approximate::exp10(x),
        I::Expm1 => libm::expm1(x),
        I::Log => accurate::log(x),
        I::Log10 => accurate::log10(x),
        I::Log1p => libm::log1p(x),
        I::Log2 => accurate::log2(x),
        I::Cbrt => approximate::cbrt(x),
        I::Erf => libm::erf(x),
        I::Erfc => libm::erfc(x),
        I::Lgamma => libm::lgamma(x),
        I::Tgamma => accurate::tgamma(x),
        I::J0 => libm::j0(x),
        I::J1 => libm::j1(x),
        I::Y0 => libm::y0(x),
        I::Y1 => libm::y1(x),
        I::Atan2 => accurate::atan2(x, y),
        I::Fmod => libm::fmod(x, y),
        I::Remainder => libm::remainder(x, y),
        I::Pow => accurate::pow(x, y),
        I::Hypot => accurate::hypot(x, y),
        I::Nextafter => libm::nextafter(x, y),
        I::Fma => libm::fma(x, y, z),
        I::Ldexp => libm::ldexp(x, n),
        _ => f64::NAN,
    }
}
