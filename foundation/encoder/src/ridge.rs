use crate::{
    Vector,
    network::{Row, WIDTH},
};

/// Ridge regression on vectors: from many vectors and what belongs to them, the weights that tell what belongs to a new one.
///
/// Holds XᵀX, the sum of the outer products of all vectors.
#[derive(Clone)]
pub struct Ridge {
    /// The lower triangle of XᵀX, row by row; what lies above it stays 0.
    products: Box<[Row]>,
}

/// Vectors taken at a time when adding many: each row of the triangle is read and written once for all of them.
const TOGETHER: usize = 8;
/// Vectors that are made before they are added.
const AT_HAND: usize = 8 * TOGETHER;

impl Default for Ridge {
    fn default() -> Self {
        Self { products: vec![[0.0; WIDTH]; WIDTH].into_boxed_slice() }
    }
}

impl Ridge {
    /// Adds vectors.
    pub fn add(&mut self, vectors: &[Vector]) {
        let (groups, rest) = vectors.as_chunks::<TOGETHER>();
        for group in groups {
            self.add_group(&group.each_ref().map(Vector::as_array));
        }
        for vector in rest {
            self.add_group(&[vector.as_array()]);
        }
    }

    fn add_group<const N: usize>(&mut self, group: &[&Row; N]) {
        for (at, row) in self.products.iter_mut().enumerate() {
            let factors = group.map(|vector| vector.get(at).copied().unwrap_or(0.0));
            for (vector, factor) in group.iter().zip(factors) {
                row.iter_mut().take(at + 1).zip(vector.iter()).for_each(|(sum, value)| *sum += factor * value);
            }
        }
    }

    /// The weights `w` with (XᵀX + λI) w = t, for every target t: a sum of the vectors that belong to one thing.
    ///
    /// λ > 0 keeps it solvable whatever was added. Nothing when it is not positive, or numbers were not finite.
    #[must_use]
    pub fn solve(&self, lambda: f32, targets: &[Row]) -> Option<Vec<Row>> {
        let factor = self.cholesky(f64::from(lambda))?;
        Some(targets.iter().map(|target| back(&factor, target)).collect())
    }

    /// L with LLᵀ = XᵀX + λI, in doubles because squares of 10,000 vectors eat half the digits.
    #[expect(
        clippy::indexing_slicing,
        reason = "square of the fixed width; written with iterators nobody would recognise it"
    )]
    fn cholesky(&self, lambda: f64) -> Option<Vec<[f64; WIDTH]>> {
        let mut factor: Vec<[f64; WIDTH]> = self.products.iter().map(|row| row.map(f64::from)).collect();
        for row in 0..WIDTH {
            let (above, here) = factor.split_at_mut(row);
            let here = &mut here[0];
            here[row] += lambda;
            for (column, pivot) in above.iter().enumerate() {
                here[column] = (here[column] - dot(&here[..column], &pivot[..column])) / pivot[column];
            }
            let rest = here[row] - dot(&here[..row], &here[..row]);
            if !rest.is_finite() || rest <= 0.0 {
                return None;
            }
            here[row] = rest.sqrt();
        }
        Some(factor)
    }
}

/// Solves LLᵀ w = t.
#[expect(clippy::indexing_slicing, reason = "triangles of the fixed width")]
fn back(factor: &[[f64; WIDTH]], target: &Row) -> Row {
    let mut solved = target.map(f64::from);
    for row in 0..WIDTH {
        solved[row] = (solved[row] - dot(&factor[row][..row], &solved[..row])) / factor[row][row];
    }
    for row in (0..WIDTH).rev() {
        solved[row] /= factor[row][row];
        let value = solved[row];
        solved[..row].iter_mut().zip(&factor[row]).for_each(|(rest, weight)| *rest -= weight * value);
    }
    #[expect(clippy::cast_possible_truncation, reason = "weights need no more than single precision")]
    solved.map(|value| value as f32)
}

/// The inner product in eight lanes: one running sum would wait for itself at every step.
fn dot(left: &[f64], right: &[f64]) -> f64 {
    let mut lanes = [0.0; 8];
    let ((left, left_rest), (right, right_rest)) = (left.as_chunks::<8>(), right.as_chunks::<8>());
    for (left, right) in left.iter().zip(right) {
        lanes.iter_mut().zip(left).zip(right).for_each(|((lane, left), right)| *lane += left * right);
    }
    let rest: f64 = left_rest.iter().zip(right_rest).map(|(left, right)| left * right).sum();
    lanes.iter().sum::<f64>() + rest
}

impl Extend<Vector> for Ridge {
    fn extend<I: IntoIterator<Item = Vector>>(&mut self, vectors: I) {
        let mut vectors = vectors.into_iter().peekable();
        while vectors.peek().is_some() {
            let at_hand: Vec<Vector> = vectors.by_ref().take(AT_HAND).collect();
            self.add(&at_hand);
        }
    }
}

impl std::fmt::Debug for Ridge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ridge(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A vector that is not like the others, from a small generator.
    fn noise(seed: u32) -> Vector {
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
        let mut row = [0.0; WIDTH];
        for value in &mut row {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *value = f32::from(i16::from_le_bytes([state.to_le_bytes()[2], state.to_le_bytes()[3]])) / 32_768.0;
        }
        Vector::toward(&row)
    }

    fn some(count: u32) -> Vec<Vector> {
        (1..=count).map(noise).collect()
    }

    /// (XᵀX + λI) w, computed from the vectors themselves.
    fn forward(vectors: &[Vector], lambda: f32, weights: &Row) -> Row {
        let mut sum = weights.map(|weight| weight * lambda);
        for vector in vectors {
            let share: f32 = vector.as_array().iter().zip(weights).map(|(value, weight)| value * weight).sum();
            sum.iter_mut().zip(vector.as_array()).for_each(|(sum, value)| *sum += share * value);
        }
        sum
    }

    #[test]
    fn the_weights_solve_the_equation() {
        let vectors = some(21);
        let mut ridge = Ridge::default();
        ridge.add(&vectors);
        let target = *vectors[3].as_array();
        let weights = ridge.solve(0.5, &[target]).unwrap();
        let again = forward(&vectors, 0.5, &weights[0]);
        assert!(again.iter().zip(&target).all(|(one, other)| (one - other).abs() < 1e-4));
    }

    #[test]
    fn without_a_positive_lambda_there_may_be_no_answer() {
        assert!(Ridge::default().solve(0.0, &[]).is_none());
        assert!(Ridge::default().solve(1.0, &[]).is_some());
    }
}
