//! Functions on floats whose every step is fixed, so that the result has the same bits on every processor.
//!
//! Nothing here is left to a mathematical library or to the order a compiler likes: sums run over 16 lanes, as a register
//! does, and the lanes are added in a fixed order. Everything is inlined into code compiled for one set of instructions.

use std::f32::consts::{FRAC_1_SQRT_2, LN_2, LOG2_E};

/// Lanes of a sum.
pub(crate) const LANES: usize = 16;

/// The sum of the values. Only whole groups of 16 count.
#[inline(always)]
pub(crate) fn sum(values: &[f32]) -> f32 {
    let mut lanes = [0.0; LANES];
    for group in values.as_chunks::<LANES>().0 {
        for (lane, value) in lanes.iter_mut().zip(group) {
            *lane += value;
        }
    }
    joined(lanes)
}

/// The sum of the squared distances to `middle`. Only whole groups of 16 count.
#[inline(always)]
pub(crate) fn spread(values: &[f32], middle: f32) -> f32 {
    let mut lanes = [0.0; LANES];
    for group in values.as_chunks::<LANES>().0 {
        for (lane, value) in lanes.iter_mut().zip(group) {
            *lane += (value - middle) * (value - middle);
        }
    }
    joined(lanes)
}

/// The inner product. Only whole groups of 16 count.
#[inline(always)]
pub(crate) fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut lanes = [0.0; LANES];
    for (left, right) in left.as_chunks::<LANES>().0.iter().zip(right.as_chunks::<LANES>().0) {
        for ((lane, left), right) in lanes.iter_mut().zip(left).zip(right) {
            *lane += left * right;
        }
    }
    joined(lanes)
}

/// The largest absolute value. Only whole groups of 16 count.
#[inline(always)]
pub(crate) fn largest(values: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; LANES];
    for group in values.as_chunks::<LANES>().0 {
        for (lane, value) in lanes.iter_mut().zip(group) {
            *lane = lane.max(value.abs());
        }
    }
    maximum(lanes)
}

/// The largest lane, half against half until one is left.
#[inline(always)]
pub(crate) fn maximum(lanes: [f32; LANES]) -> f32 {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = lanes;
    let [a, b, c, d, e, f, g, h] = [a.max(i), b.max(j), c.max(k), d.max(l), e.max(m), f.max(n), g.max(o), h.max(p)];
    a.max(e).max(c.max(g)).max(b.max(f).max(d.max(h)))
}

/// Adds halves to halves until one is left.
#[inline(always)]
pub(crate) fn joined(lanes: [f32; LANES]) -> f32 {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = lanes;
    let eight = [a + i, b + j, c + k, d + l, e + m, f + n, g + o, h + p];
    let [a, b, c, d, e, f, g, h] = eight;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// Two whole numbers in one float: adding this leaves no place for a fraction.
const SHIFT: f32 = 12_582_912.0;

/// The nearest whole number, ties to the even one. For values between −2²¹ and 2²¹.
#[inline(always)]
pub(crate) fn nearest(value: f32) -> i32 {
    (value + SHIFT).to_bits().wrapping_sub(SHIFT.to_bits()).cast_signed()
}

/// e to the power of `x`, within 3 units of the last place; beyond ±87 it stays at the ends.
///
/// eˣ = 2ⁿ · 2ᶠ with n whole and |f| ≤ ½; 2ᶠ by its Taylor series (coefficients: powers of ln 2 over factorials).
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    const TAYLOR: [f32; 7] = [1.0, LN_2, 0.240_226_5, 0.055_504_11, 0.009_618_129, 0.001_333_355_8, 0.000_154_035_3];
    let power = (x * LOG2_E).clamp(-126.0, 126.0);
    let whole = (power + SHIFT) - SHIFT;
    let fraction = power - whole;
    let series = polynomial(fraction, TAYLOR);
    let exponent = (nearest(power) + 127) << 23;
    f32::from_bits(exponent.cast_unsigned()) * series
}

/// The Gaussian error linear unit, x · Φ(x).
///
/// The error function by Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26: off by 1.5 × 10⁻⁷ at most.
#[inline(always)]
pub(crate) fn gelu(x: f32) -> f32 {
    const POLYNOMIAL: [f32; 5] = [0.254_829_6, -0.284_496_74, 1.421_413_7, -1.453_152, 1.061_405_4];
    let size = x.abs() * FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * size);
    let tail = polynomial(t, POLYNOMIAL) * t * exp(-size * size);
    0.5 * x * (1.0 + (1.0 - tail).copysign(x))
}

/// The sum of coefficient × xⁱ, by Horner's rule.
#[inline(always)]
fn polynomial<const N: usize>(x: f32, coefficients: [f32; N]) -> f32 {
    let mut sum = 0.0;
    for coefficient in coefficients.iter().rev() {
        sum = sum * x + coefficient;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close_to_the_true_value() {
        for step in -8_700..8_700 {
            let x = step as f32 / 100.0;
            let true_value = f64::from(x).exp();
            assert!((f64::from(exp(x)) / true_value - 1.0).abs() < 4e-6, "{x}");
        }
    }

    #[test]
    fn gelu_is_close_to_known_values() {
        let known = [(0.0, 0.0), (1.0, 0.841_344_8), (-1.0, -0.158_655_26), (2.0, 1.954_499_7), (-3.0, -0.004_049_694)];
        for (x, value) in known {
            assert!((gelu(x) - value).abs() < 1e-6, "{x}: {}", gelu(x));
        }
        assert_eq!(gelu(30.0), 30.0);
        assert_eq!(gelu(-30.0), 0.0);
    }

    #[test]
    fn ties_go_to_the_even_number() {
        assert_eq!([0.5, 1.5, -0.5, -1.5, 126.6, -127.0].map(nearest), [0, 2, 0, -2, 127, -127]);
    }

    #[test]
    fn a_sum_counts_every_value() {
        let values: Vec<f32> = (0..48).map(|value| value as f32).collect();
        assert_eq!(sum(&values), 1128.0);
        assert_eq!(dot(&values, &values), 35_720.0);
        assert_eq!(spread(&values, 1.0), 35_720.0 - 2.0 * 1128.0 + 48.0);
    }
}
