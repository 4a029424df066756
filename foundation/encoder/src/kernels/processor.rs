//! The only unsafe code: calling what the processor was found to have, and moving values between memory and registers.

#[cfg(target_arch = "x86_64")]
pub(super) use x86::{
    Avx2, Avx512, load_bytes_256, load_bytes_512, load_floats_256, load_floats_512, store_256, store_512,
};

#[cfg(target_arch = "x86_64")]
#[expect(unsafe_code, reason = "instructions that not every processor has; each block says why it is sound")]
mod x86 {
    use std::arch::x86_64::{
        __m256, __m256i, __m512, __m512i, _mm256_loadu_ps, _mm256_loadu_si256, _mm256_storeu_ps, _mm512_loadu_ps,
        _mm512_loadu_si512, _mm512_storeu_ps,
    };

    use super::super::{Instructions, avx2, avx512};
    use crate::{
        matrix::{ActivationBlock, HALF, PANEL, QUAD, WeightBlock},
        network::{Network, Scratch, WIDTH},
        store::products,
        vector::Vector,
    };

    /// Proof that the processor has AVX2.
    #[derive(Debug, Clone, Copy)]
    pub(in super::super) struct Avx2(());

    /// Proof that the processor has AVX-512 with the instructions for neural networks (VNNI).
    #[derive(Debug, Clone, Copy)]
    pub(in super::super) struct Avx512(());

    impl Avx2 {
        pub(in super::super) fn detect() -> Option<Self> {
            is_x86_feature_detected!("avx2").then_some(Self(()))
        }
    }

    impl Avx512 {
        pub(in super::super) fn detect() -> Option<Self> {
            let found = is_x86_feature_detected!("avx2")
                && is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512vnni");
            found.then_some(Self(()))
        }
    }

    impl Instructions for Avx2 {
        const TALLEST: usize = 4;

        #[inline(always)]
        fn tile<'a, const TOKENS: usize>(
            self,
            weights: &[WeightBlock],
            activations: impl Iterator<Item = &'a [ActivationBlock; TOKENS]>,
        ) -> [[f32; PANEL]; TOKENS] {
            // SAFETY: `self` exists, so `detect` has found AVX2.
            unsafe { avx2::tile(weights, activations) }
        }

        fn encode(self, network: &Network, tokens: &[u32], scratch: &mut Scratch) -> Vector {
            #[target_feature(enable = "avx2")]
            fn compiled(avx2: Avx2, network: &Network, tokens: &[u32], scratch: &mut Scratch) -> Vector {
                network.encode(avx2, tokens, scratch)
            }
            // SAFETY: `self` exists, so `detect` has found AVX2.
            unsafe { compiled(self, network, tokens, scratch) }
        }

        fn products(self, rows: &[[i8; WIDTH]], query: &[i16; WIDTH], sums: &mut Vec<f32>) {
            #[target_feature(enable = "avx2")]
            fn compiled(rows: &[[i8; WIDTH]], query: &[i16; WIDTH], sums: &mut Vec<f32>) {
                products(rows, query, sums);
            }
            // SAFETY: `self` exists, so `detect` has found AVX2.
            unsafe { compiled(rows, query, sums) }
        }
    }

    impl Instructions for Avx512 {
        const TALLEST: usize = 8;

        #[inline(always)]
        fn tile<'a, const TOKENS: usize>(
            self,
            weights: &[WeightBlock],
            activations: impl Iterator<Item = &'a [ActivationBlock; TOKENS]>,
        ) -> [[f32; PANEL]; TOKENS] {
            // SAFETY: `self` exists, so `detect` has found all five sets of instructions.
            unsafe { avx512::tile(weights, activations) }
        }

        fn encode(self, network: &Network, tokens: &[u32], scratch: &mut Scratch) -> Vector {
            #[target_feature(enable = "avx2,avx512f,avx512bw,avx512vl,avx512vnni")]
            fn compiled(avx512: Avx512, network: &Network, tokens: &[u32], scratch: &mut Scratch) -> Vector {
                network.encode(avx512, tokens, scratch)
            }
            // SAFETY: `self` exists, so `detect` has found all five sets of instructions.
            unsafe { compiled(self, network, tokens, scratch) }
        }

        fn products(self, rows: &[[i8; WIDTH]], query: &[i16; WIDTH], sums: &mut Vec<f32>) {
            #[target_feature(enable = "avx2,avx512f,avx512bw,avx512vl,avx512vnni")]
            fn compiled(rows: &[[i8; WIDTH]], query: &[i16; WIDTH], sums: &mut Vec<f32>) {
                products(rows, query, sums);
            }
            // SAFETY: `self` exists, so `detect` has found all five sets of instructions.
            unsafe { compiled(rows, query, sums) }
        }
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    pub(in super::super) fn load_bytes_256(bytes: &[u8; HALF * QUAD]) -> __m256i {
        // SAFETY: the reference covers the 32 bytes that are read; the instruction needs no alignment.
        unsafe { _mm256_loadu_si256(bytes.as_ptr().cast()) }
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    pub(in super::super) fn load_floats_256(floats: &[f32; HALF]) -> __m256 {
        // SAFETY: the reference covers the eight floats that are read; the instruction needs no alignment.
        unsafe { _mm256_loadu_ps(floats.as_ptr()) }
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    pub(in super::super) fn store_256(register: __m256) -> [f32; HALF] {
        let mut floats = [0.0; HALF];
        // SAFETY: the array has the eight places that are written; the instruction needs no alignment.
        unsafe { _mm256_storeu_ps(floats.as_mut_ptr(), register) };
        floats
    }

    #[inline]
    #[target_feature(enable = "avx512f")]
    pub(in super::super) fn load_bytes_512(bytes: &[[u8; HALF * QUAD]; 2]) -> __m512i {
        // SAFETY: the reference covers the 64 bytes that are read; the instruction needs no alignment.
        unsafe { _mm512_loadu_si512(bytes.as_ptr().cast()) }
    }

    #[inline]
    #[target_feature(enable = "avx512f")]
    pub(in super::super) fn load_floats_512(floats: &[[f32; HALF]; 2]) -> __m512 {
        // SAFETY: the reference covers the sixteen floats that are read; the instruction needs no alignment.
        unsafe { _mm512_loadu_ps(floats.as_ptr().cast()) }
    }

    #[inline]
    #[target_feature(enable = "avx512f")]
    pub(in super::super) fn store_512(register: __m512) -> [f32; PANEL] {
        let mut floats = [0.0; PANEL];
        // SAFETY: the array has the sixteen places that are written; the instruction needs no alignment.
        unsafe { _mm512_storeu_ps(floats.as_mut_ptr(), register) };
        floats
    }
}
