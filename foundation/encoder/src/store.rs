use crate::{
    arithmetic::{largest, nearest},
    kernels::Kernel,
    network::WIDTH,
    vector::Vector,
};

/// Many vectors in a quarter of their memory, to find the nearest of them.
///
/// A vector becomes 384 whole numbers of 8 bit with one scale; 8,000 take 3 MB. A cosine out of the store is within .01 of
/// the true one, and has the same bits on every processor.
#[derive(Debug, Clone)]
pub struct VectorStore {
    rows: Vec<[i8; WIDTH]>,
    scales: Vec<f32>,
    kernel: Kernel,
}

impl VectorStore {
    /// A store without vectors.
    #[must_use]
    pub fn new() -> Self {
        Self { rows: Vec::new(), scales: Vec::new(), kernel: Kernel::best() }
    }

    /// The same store on another kernel: slower, and the same results.
    #[must_use]
    pub fn on(self, kernel: Kernel) -> Self {
        Self { kernel, ..self }
    }

    /// Adds a vector; its number is the count of those before.
    pub fn push(&mut self, vector: &Vector) {
        let steps = Steps::of(vector, 127.0);
        let mut row = [0; WIDTH];
        for (place, value) in row.iter_mut().zip(vector.as_array()) {
            *place = nearest(value * steps.per_one) as i8;
        }
        self.rows.push(row);
        self.scales.push(steps.size);
    }

    /// How many vectors there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no vector.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The cosine of every vector with this one, in the order they were added.
    #[must_use]
    pub fn dots(&self, vector: &Vector) -> Vec<f32> {
        let steps = Steps::of(vector, f32::from(i16::MAX));
        let mut query = [0; WIDTH];
        for (place, value) in query.iter_mut().zip(vector.as_array()) {
            *place = nearest(value * steps.per_one) as i16;
        }
        let mut dots = Vec::with_capacity(self.rows.len());
        self.kernel.products(&self.rows, &query, &mut dots);
        for (dot, scale) in dots.iter_mut().zip(&self.scales) {
            *dot *= scale * steps.size;
        }
        dots
    }
}

impl Default for VectorStore {
    fn default() -> Self {
        Self::new()
    }
}

impl FromIterator<Vector> for VectorStore {
    fn from_iter<I: IntoIterator<Item = Vector>>(vectors: I) -> Self {
        let (mut store, vectors) = (Self::new(), vectors.into_iter());
        // Thousands of rows: growing by doubling would keep up to as many empty ones.
        store.rows.reserve_exact(vectors.size_hint().0);
        vectors.for_each(|vector| store.push(&vector));
        store
    }
}

/// How floats are counted in whole numbers.
struct Steps {
    per_one: f32,
    size: f32,
}

impl Steps {
    /// So many steps that the largest number of the vector is `most` of them.
    fn of(vector: &Vector, most: f32) -> Self {
        let largest = largest(vector.as_array());
        if largest > 0.0 {
            Self { per_one: most / largest, size: largest / most }
        } else {
            Self { per_one: 0.0, size: 0.0 }
        }
    }
}

/// The sums of row × query, exact: 384 × 127 × 32,767 fits in 32 bits.
#[inline(always)]
pub(crate) fn products(rows: &[[i8; WIDTH]], query: &[i16; WIDTH], sums: &mut Vec<f32>) {
    for row in rows {
        let mut sum = 0;
        for (value, asked) in row.iter().zip(query) {
            sum += i32::from(*value) * i32::from(*asked);
        }
        sums.push(sum as f32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_vector() -> impl Strategy<Value = Vector> {
        proptest::array::uniform32(-1.0_f32..1.0).prop_map(|seed| {
            let mut values = [0.0; WIDTH];
            for (number, value) in values.iter_mut().enumerate() {
                *value = seed[number % 32] * (1.0 + (number / 32) as f32 * seed[number / 32]);
            }
            Vector::toward(&values)
        })
    }

    proptest! {
        #[test]
        fn dots_of_the_store_are_near_the_exact_ones(vectors in proptest::collection::vec(any_vector(), 1..9), query in any_vector()) {
            let store: VectorStore = vectors.iter().cloned().collect();
            for (dot, vector) in store.dots(&query).iter().zip(&vectors) {
                prop_assert!((dot - vector.dot(&query)).abs() < 0.01, "{dot} {}", vector.dot(&query));
            }
        }

        #[test]
        fn all_kernels_give_the_same_dots(vectors in proptest::collection::vec(any_vector(), 0..9), query in any_vector()) {
            let store: VectorStore = vectors.iter().cloned().collect();
            let all = Kernel::available().into_iter().map(|kernel| store.clone().on(kernel).dots(&query));
            let bits: Vec<Vec<u32>> = all.map(|dots| dots.into_iter().map(f32::to_bits).collect()).collect();
            prop_assert!(bits.windows(2).all(|pair| pair[0] == pair[1]));
        }
    }

    #[test]
    fn the_extremes_fit() {
        let mut store = VectorStore::new();
        assert!(store.is_empty());
        let flat = Vector::toward(&[1.0; WIDTH]);
        store.push(&flat);
        store.push(&Vector::toward(&[-1.0; WIDTH]));
        store.push(&Vector::toward(&[0.0; WIDTH]));
        let dots = store.dots(&flat);
        assert_eq!(store.len(), 3);
        assert!((dots[0] - 1.0).abs() < 1e-4 && (dots[1] + 1.0).abs() < 1e-4, "{dots:?}");
        assert_eq!(dots[2], 0.0);
    }
}
