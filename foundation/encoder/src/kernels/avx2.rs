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
use crate::matrix::{ActivationBlock, HALF, PANEL, QUAD, WeightBlock};

/// Both halves of a panel.
type Pair<T> = [T; 2];

#[inline]
#[target_feature(enable = "avx2")]
pub(super) fn tile<'a, const TOKENS: usize>(
    weights: &[WeightBlock],
    activations: impl Iterator<Item = &'a [ActivationBlock; TOKENS]>,
) -> [[f32; PANEL]; TOKENS] {
    let mut totals = [[_mm256_setzero_ps(); 2]; TOKENS];
    for (block, tokens) in weights.iter().zip(activations) {
        let sums = block_sums(block, tokens);
        for ((total, sum), token) in totals.iter_mut().zip(sums).zip(tokens) {
            for ((total, sum), scales) in total.iter_mut().zip(sum).zip(&block.scales) {
                let sum = _mm256_madd_epi16(sum, _mm256_set1_epi16(1));
                let sum = _mm256_cvtepi32_ps(_mm256_add_epi32(sum, _mm256_set1_epi32(token.origin)));
                let scale = _mm256_mul_ps(load_floats_256(scales), _mm256_set1_ps(token.scale));
                *total = _mm256_add_ps(*total, _mm256_mul_ps(sum, scale));
            }
        }
    }
    let mut sums = [[0.0; PANEL]; TOKENS];
    for (sums, totals) in sums.iter_mut().zip(totals) {
        for (sums, total) in sums.as_chunks_mut::<HALF>().0.iter_mut().zip(totals) {
            *sums = store_256(total);
        }
    }
    sums
}

/// Per token and output two sums of 16 bits.
#[inline]
#[target_feature(enable = "avx2")]
fn block_sums<const TOKENS: usize>(block: &WeightBlock, tokens: &[ActivationBlock; TOKENS]) -> [Pair<__m256i>; TOKENS] {
    let mut sums = [[_mm256_setzero_si256(); 2]; TOKENS];
    for (number, [first, second]) in block.lines.iter().enumerate() {
        let (first, second) = (halves(first), halves(second));
        for ([in_first, in_second], token) in sums.iter_mut().zip(tokens) {
            let values = token.quads(number);
            *in_first = add_products(*in_first, first, values);
            *in_second = add_products(*in_second, second, values);
        }
    }
    sums
}

#[inline]
#[target_feature(enable = "avx2")]
fn add_products(sum: __m256i, [low, high]: Pair<__m256i>, [below, above]: [i32; 2]) -> __m256i {
    let below = _mm256_maddubs_epi16(low, _mm256_set1_epi32(below));
    let above = _mm256_maddubs_epi16(high, _mm256_set1_epi32(above));
    _mm256_add_epi16(sum, _mm256_add_epi16(below, above))
}

/// The low and the high half of every byte.
#[inline]
#[target_feature(enable = "avx2")]
fn halves(bytes: &[u8; HALF * QUAD]) -> Pair<__m256i> {
    let (bytes, low) = (load_bytes_256(bytes), _mm256_set1_epi8(15));
    [_mm256_and_si256(bytes, low), _mm256_and_si256(_mm256_srli_epi16::<4>(bytes), low)]
}
