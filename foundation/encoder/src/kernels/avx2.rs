//! AVX2: 8 outputs in a register.
//!
//! A weight is at most 15 and a value at most 127, so the products of a whole block (eight pairs: 8 × 2 × 15 × 127 =
//! 30,480) fit in 16 bits and are widened once.

use std::arch::x86_64::{
    __m256i, _mm256_add_epi16, _mm256_add_epi32, _mm256_add_ps, _mm256_and_si256, _mm256_cvtepi32_ps,
    _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_mul_ps, _mm256_set1_epi8, _mm256_set1_epi16, _mm256_set1_epi32,
    _mm256_set1_ps, _mm256_setzero_ps, _mm256_setzero_si256, _mm256_srli_epi16,
};

use super::processor::{load_bytes_256, load_floats_256, store_256};
use crate::matrix::{ActivationBlock, HALF, LINES, PANEL, QUAD, WeightBlock};

/// Half of a block of weights.
struct Half<'a> {
    lines: [&'a [u8; HALF * QUAD]; LINES],
    scales: &'a [f32; HALF],
}

#[inline]
#[target_feature(enable = "avx2")]
pub(super) fn tile<'a, const TOKENS: usize>(
    weights: &[WeightBlock],
    activations: impl Iterator<Item = &'a [ActivationBlock; TOKENS]> + Clone,
) -> [[f32; PANEL]; TOKENS] {
    let first = half_tile(weights.iter().map(Half::first), activations.clone());
    let second = half_tile(weights.iter().map(Half::second), activations);
    let mut both = [[0.0; PANEL]; TOKENS];
    for ((both, first), second) in both.iter_mut().zip(first).zip(second) {
        both.iter_mut().zip(first.into_iter().chain(second)).for_each(|(place, sum)| *place = sum);
    }
    both
}

#[inline]
#[target_feature(enable = "avx2")]
fn half_tile<'w, 'a, const TOKENS: usize>(
    weights: impl Iterator<Item = Half<'w>>,
    activations: impl Iterator<Item = &'a [ActivationBlock; TOKENS]>,
) -> [[f32; HALF]; TOKENS] {
    let mut totals = [_mm256_setzero_ps(); TOKENS];
    for (half, tokens) in weights.zip(activations) {
        let sums = half_sums(&half, tokens);
        let scales = load_floats_256(half.scales);
        for ((total, sum), token) in totals.iter_mut().zip(sums).zip(tokens) {
            let sum = _mm256_add_epi32(_mm256_madd_epi16(sum, _mm256_set1_epi16(1)), _mm256_set1_epi32(token.origin));
            let scale = _mm256_mul_ps(scales, _mm256_set1_ps(token.scale));
            *total = _mm256_add_ps(*total, _mm256_mul_ps(_mm256_cvtepi32_ps(sum), scale));
        }
    }
    totals.map(|total| store_256(total))
}

/// Per output two sums of 16 bits.
#[inline]
#[target_feature(enable = "avx2")]
fn half_sums<const TOKENS: usize>(half: &Half<'_>, tokens: &[ActivationBlock; TOKENS]) -> [__m256i; TOKENS] {
    let mut sums = [_mm256_setzero_si256(); TOKENS];
    for (number, line) in half.lines.iter().enumerate() {
        let (low, high) = halves(load_bytes_256(line));
        for (sum, token) in sums.iter_mut().zip(tokens) {
            let [below, above] = token.quads(number);
            *sum = _mm256_add_epi16(*sum, _mm256_maddubs_epi16(low, everywhere(below)));
            *sum = _mm256_add_epi16(*sum, _mm256_maddubs_epi16(high, everywhere(above)));
        }
    }
    sums
}

/// The low and the high half of every byte.
#[inline]
#[target_feature(enable = "avx2")]
fn halves(bytes: __m256i) -> (__m256i, __m256i) {
    let low = _mm256_set1_epi8(15);
    (_mm256_and_si256(bytes, low), _mm256_and_si256(_mm256_srli_epi16::<4>(bytes), low))
}

/// The same four values for every output.
#[inline]
#[target_feature(enable = "avx2")]
fn everywhere(quad: [i8; QUAD]) -> __m256i {
    _mm256_set1_epi32(i32::from_ne_bytes(quad.map(i8::cast_unsigned)))
}

impl<'a> Half<'a> {
    fn first(WeightBlock { lines, scales: [scales, _] }: &'a WeightBlock) -> Self {
        Self { lines: lines.each_ref().map(|[first, _]| first), scales }
    }

    fn second(WeightBlock { lines, scales: [_, scales] }: &'a WeightBlock) -> Self {
        Self { lines: lines.each_ref().map(|[_, second]| second), scales }
    }
}
