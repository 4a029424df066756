//! One computation, written for several sets of instructions; the best one is chosen when the program runs.

mod processor;
mod scalar;

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;

use crate::{
    matrix::{ActivationBlock, PANEL, WeightBlock},
    network::{Network, Scratch, WIDTH},
    vector::Vector,
};

/// A set of instructions that this processor has.
///
/// All kernels give the same bits; they differ in speed only. A value of this type exists only for instructions that were
/// found on the processor at hand.
#[derive(Debug, Clone, Copy)]
pub struct Kernel(Set);

#[derive(Debug, Clone, Copy)]
enum Set {
    Scalar(scalar::Scalar),
    #[cfg(target_arch = "x86_64")]
    Avx2(processor::Avx2),
    #[cfg(target_arch = "x86_64")]
    Avx512(processor::Avx512),
}

impl Kernel {
    /// The kernels this processor can run, the fastest first. The last is always the scalar one.
    #[must_use]
    pub fn available() -> Vec<Self> {
        let mut found = Vec::new();
        #[cfg(target_arch = "x86_64")]
        {
            found.extend(processor::Avx512::detect().map(Set::Avx512));
            found.extend(processor::Avx2::detect().map(Set::Avx2));
        }
        found.push(Set::Scalar(scalar::Scalar));
        found.into_iter().map(Self).collect()
    }

    /// The fastest kernel of this processor.
    #[must_use]
    pub fn best() -> Self {
        Self::available().first().copied().unwrap_or(Self(Set::Scalar(scalar::Scalar)))
    }

    /// A short name for logs and measurements.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            Set::Scalar(_) => "scalar",
            #[cfg(target_arch = "x86_64")]
            Set::Avx2(_) => "AVX2",
            #[cfg(target_arch = "x86_64")]
            Set::Avx512(_) => "AVX-512 VNNI",
        }
    }

    /// Sends tokens through the network.
    pub(crate) fn encode(self, network: &Network, tokens: &[u32], scratch: &mut Scratch) -> Vector {
        match self.0 {
            Set::Scalar(scalar) => scalar.encode(network, tokens, scratch),
            #[cfg(target_arch = "x86_64")]
            Set::Avx2(avx2) => avx2.encode(network, tokens, scratch),
            #[cfg(target_arch = "x86_64")]
            Set::Avx512(avx512) => avx512.encode(network, tokens, scratch),
        }
    }

    /// Appends the sum of row × query for every row.
    pub(crate) fn products(self, rows: &[[i8; WIDTH]], query: &[i16; WIDTH], sums: &mut Vec<f32>) {
        match self.0 {
            Set::Scalar(scalar) => scalar.products(rows, query, sums),
            #[cfg(target_arch = "x86_64")]
            Set::Avx2(avx2) => avx2.products(rows, query, sums),
            #[cfg(target_arch = "x86_64")]
            Set::Avx512(avx512) => avx512.products(rows, query, sums),
        }
    }
}

/// What a set of instructions has to be able to do.
pub(crate) trait Instructions: Copy {
    /// How many tokens a tile may have at most, so that its sums fit in the registers; 1 to 8.
    const TALLEST: usize;

    /// The weighted sums of 16 outputs for some tokens.
    ///
    /// Per block: the exact integer sum of nibble × value from the block's origin, made a float, times (scale of the
    /// weights × scale of the activations), added to the sum of the blocks before.
    fn tile<'a, const TOKENS: usize>(
        self,
        weights: &[WeightBlock],
        activations: impl Iterator<Item = &'a [ActivationBlock; TOKENS]>,
    ) -> [[f32; PANEL]; TOKENS];

    /// The whole network, compiled for these instructions.
    fn encode(self, network: &Network, tokens: &[u32], scratch: &mut Scratch) -> Vector;

    /// The products of a store of vectors, compiled for these instructions.
    fn products(self, rows: &[[i8; WIDTH]], query: &[i16; WIDTH], sums: &mut Vec<f32>);
}
