//! AVX-512 with VNNI: 16 outputs in a register, four multiplications and additions per output in one instruction.

use std::arch::x86_64::{
    __m512i, _mm512_add_ps, _mm512_and_si512, _mm512_cvtepi32_ps, _mm512_dpbusd_epi32, _mm512_mul_ps, _mm512_set1_epi8,
    _mm512_set1_epi32, _mm512_set1_ps, _mm512_setzero_ps, _mm512_srli_epi16,
};

use super::processor::{load_bytes_512, load_floats_512, store_512};
use crate::matrix::{ActivationBlock, PANEL, WeightBlock};

#[inline]
#[target_feature(enable = "avx2,avx512f,avx512bw,avx512vl,avx512vnni")]
pub(super) fn tile<'a, const TOKENS: usize>(
    weights: &[WeightBlock],
    activations: impl Iterator<Item = &'a [ActivationBlock; TOKENS]>,
) -> [[f32; PANEL]; TOKENS] {
    let mut totals = [_mm512_setzero_ps(); TOKENS];
    for (block, tokens) in weights.iter().zip(activations) {
        let sums = block_sums(block, tokens);
        let scales = load_floats_512(&block.scales);
        for ((total, sum), token) in totals.iter_mut().zip(sums).zip(tokens) {
            let scale = _mm512_mul_ps(scales, _mm512_set1_ps(token.scale));
            *total = _mm512_add_ps(*total, _mm512_mul_ps(_mm512_cvtepi32_ps(sum), scale));
        }
    }
    let mut sums = [[0.0; PANEL]; TOKENS];
    for (place, total) in sums.iter_mut().zip(totals) {
        *place = store_512(total);
    }
    sums
}

#[inline]
#[target_feature(enable = "avx2,avx512f,avx512bw,avx512vl,avx512vnni")]
fn block_sums<const TOKENS: usize>(block: &WeightBlock, tokens: &[ActivationBlock; TOKENS]) -> [__m512i; TOKENS] {
    let mut sums = [_mm512_set1_epi32(0); TOKENS];
    for (sum, token) in sums.iter_mut().zip(tokens) {
        *sum = _mm512_set1_epi32(token.origin);
    }
    for (number, line) in block.lines.iter().enumerate() {
        let (low, high) = halves(load_bytes_512(line));
        for (sum, token) in sums.iter_mut().zip(tokens) {
            let [below, above] = token.quads(number);
            *sum = _mm512_dpbusd_epi32(*sum, low, _mm512_set1_epi32(below));
            *sum = _mm512_dpbusd_epi32(*sum, high, _mm512_set1_epi32(above));
        }
    }
    sums
}

/// The low and the high half of every byte.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn halves(bytes: __m512i) -> (__m512i, __m512i) {
    let low = _mm512_set1_epi8(15);
    (_mm512_and_si512(bytes, low), _mm512_and_si512(_mm512_srli_epi16::<4>(bytes), low))
}
