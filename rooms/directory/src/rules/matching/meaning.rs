//! What vectors say: the head, and the nearest texts and examples.

use std::{collections::HashMap, sync::Arc};

use encoder::{Encoder, Kind, Ridge, Row, Short, Vector, VectorStore};

use super::{
    Thought,
    entries::Entry,
    rank::Scale,
    vectors::{Kept, Vectors},
};

/// λ of the ridge regression.
const LAMBDA: f32 = 3.0;
/// How much each part counts. First fitted on the examples themselves, in five parts, then moved a little on all test
/// questions together, with all examples and with a quarter of them (`docs/adr/0002-matching.md`).
const HEAD: f32 = 0.54;
const WHOLE: f32 = 0.28;
const PASSAGE: f32 = 0.16;
const EXAMPLES: f32 = 0.66;
const LETTERS: f32 = 0.8;
/// How many of the nearest examples of an entry are looked at together: one alone may lie there by chance.
const NEAREST: usize = 3;
/// The vectors of all entries, and the head trained on them.
pub(super) struct Meaning {
    encoder: Arc<Encoder>,
    centre: Row,
    heads: Vec<Row>,
    places: Vec<Place>,
    passages: VectorStore,
    examples: VectorStore,
}

/// Where the vectors of one entry stand.
#[derive(Debug, Default)]
struct Place {
    /// Its whole text and then its passages.
    passages: std::ops::Range<usize>,
    /// Its examples, in their order. An example of several entries stands once.
    examples: Vec<usize>,
}

/// A question as [`Meaning`] sees it.
struct View {
    question: Vector,
    passages: Vec<f32>,
    examples: Vec<f32>,
}

impl Meaning {
    /// How points of letters and vectors together read.
    pub(super) const SCALE: Scale =
        Scale { even: 0.55, slope: 5.0, tie: 0.01, vague_below: 0.5, flat: 0.15, known_from: 0.0, telling: 0.0 };

    /// What `encoder` sees in `entries`; vectors that were `kept` are not made again. Also gives all that are worth keeping.
    pub(super) fn of(entries: &[Entry], encoder: Arc<Encoder>, kept: Kept) -> (Self, Kept) {
        let mut vectors = Vectors::new(&encoder, kept);
        let (examples, owners) = different_examples(entries, &mut vectors);
        let (passages, starts) = passages(entries, &mut vectors);
        let kept = vectors.into_kept();
        let (examples, passages) = (Cloud::of(examples), Cloud::of(passages));
        let place = |(at, start): (usize, &usize)| Place {
            passages: *start..starts.get(at + 1).copied().unwrap_or(passages.vectors.len()),
            examples: owners.get(at).cloned().unwrap_or_default(),
        };
        let places: Vec<_> = starts.iter().enumerate().map(place).collect();
        let heads = heads(&places, &examples, &passages);
        let (passages, examples, centre) = (passages.seen().collect(), examples.seen().collect(), examples.centre);
        (Self { centre, heads, places, passages, examples, encoder }, kept)
    }

    /// What the encoder makes of a question.
    pub(super) fn think(&self, question: &str) -> Thought {
        let vector = self.encoder.encode_as(Kind::Question, question);
        Thought { vector, encoder: self.encoder.fingerprint() }
    }

    /// Adds what the meaning of a question says to the share of its letters in `points`.
    pub(super) fn add_to(&self, points: &mut [f32], question: &Vector) {
        let view = self.view(question);
        for ((points, place), head) in points.iter_mut().zip(&self.places).zip(&self.heads) {
            *points = LETTERS * *points + HEAD * inner(view.question.as_array(), head) + place.nearness(&view);
        }
    }

    /// A question, compared with everything.
    fn view(&self, question: &Vector) -> View {
        let question = toward(question.as_array(), &self.centre);
        View { passages: self.passages.dots(&question), examples: self.examples.dots(&question), question }
    }
}

impl Place {
    /// How near the texts and the best examples of an entry are.
    fn nearness(&self, view: &View) -> f32 {
        let passages = view.passages.get(self.passages.clone()).unwrap_or_default();
        let whole = passages.first().copied().unwrap_or(0.0);
        let passage = passages.iter().skip(1).copied().fold(-1.0, f32::max);
        let examples = self.examples.iter().filter_map(|at| view.examples.get(*at).copied());
        // An entry without examples is known by its texts alone.
        WHOLE * whole + PASSAGE * passage + EXAMPLES * mean_of_best(examples).unwrap_or(passage)
    }
}

/// The mean of the three largest; of all when there are fewer.
fn mean_of_best(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut best = [f32::NEG_INFINITY; NEAREST];
    for mut value in values {
        for place in &mut best {
            if value > *place {
                std::mem::swap(place, &mut value);
            }
        }
    }
    let known = || best.iter().filter(|value| value.is_finite());
    let count = u8::try_from(known().count()).ok().filter(|count| *count > 0)?;
    Some(known().sum::<f32>() / f32::from(count))
}

/// The vectors of all different examples, and for each entry which are its own.
fn different_examples(entries: &[Entry], vectors: &mut Vectors<'_>) -> (Vec<Arc<Short>>, Vec<Vec<usize>>) {
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut all = Vec::new();
    let mut owners = Vec::new();
    for entry in entries {
        let own = entry.examples.iter().map(|example| {
            *known.entry(example).or_insert_with(|| {
                all.push(vectors.of(Kind::Question, example));
                all.len() - 1
            })
        });
        owners.push(own.collect());
    }
    (all, owners)
}

/// The vectors of all passages, the whole text of each entry first, and where those of each entry start.
fn passages(entries: &[Entry], vectors: &mut Vectors<'_>) -> (Vec<Arc<Short>>, Vec<usize>) {
    let mut all = Vec::new();
    let mut starts = Vec::new();
    for entry in entries {
        starts.push(all.len());
        let texts = std::iter::once(entry.whole.as_str()).chain(entry.passages.iter().map(String::as_str));
        all.extend(texts.map(|text| vectors.of(Kind::Passage, text)));
    }
    (all, starts)
}

/// Vectors and their mean. Each is looked at from there: otherwise all cosines of the network lie between .7 and .9. They stay short,
/// a quarter of their size, and are seen one at a time.
struct Cloud {
    vectors: Vec<Arc<Short>>,
    centre: Row,
}

impl Cloud {
    fn of(vectors: Vec<Arc<Short>>) -> Self {
        let mut sum = [0.0; Vector::LENGTH];
        for vector in &vectors {
            sum.iter_mut().zip(vector.row()).for_each(|(sum, value)| *sum += value);
        }
        let share = 1.0 / as_f32(vectors.len().max(1));
        Self { vectors, centre: sum.map(|sum| sum * share) }
    }

    /// All of them, seen from the mean.
    fn seen(&self) -> impl Iterator<Item = Vector> {
        self.vectors.iter().map(|vector| toward(&vector.row(), &self.centre))
    }

    /// One of them, seen from the mean.
    fn at(&self, at: usize) -> Option<Vector> {
        self.vectors.get(at).map(|vector| toward(&vector.row(), &self.centre))
    }
}

fn toward(row: &Row, from: &Row) -> Vector {
    let mut difference = *row;
    difference.iter_mut().zip(from).for_each(|(value, from)| *value -= from);
    Vector::toward(&difference)
}

/// Ridge regression from vectors to "belongs to this entry". An entry with many examples would win by number alone, so its
/// target counts less, by the square root of their number.
fn heads(places: &[Place], examples: &Cloud, passages: &Cloud) -> Vec<Row> {
    let mut ridge = Ridge::default();
    ridge.extend(examples.seen());
    ridge.extend(passages.seen());
    let mean = as_f32(examples.vectors.len() + passages.vectors.len()) / as_f32(places.len().max(1));
    let target = |place: &Place| {
        let own = place.examples.iter().filter_map(|at| examples.at(*at));
        let own = own.chain(place.passages.clone().filter_map(|at| passages.at(at)));
        let mut sum = [0.0; Vector::LENGTH];
        let mut count = 0;
        for vector in own {
            sum.iter_mut().zip(vector.as_array()).for_each(|(sum, value)| *sum += value);
            count += 1;
        }
        let share = (mean / as_f32(count.max(1))).sqrt();
        sum.map(|value| value * share)
    };
    let targets: Vec<_> = places.iter().map(target).collect();
    ridge.solve(LAMBDA, &targets).unwrap_or_else(|| vec![[0.0; Vector::LENGTH]; places.len()])
}

fn inner(one: &Row, other: &Row) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^24")]
fn as_f32(count: usize) -> f32 {
    count as f32
}

impl std::fmt::Debug for Meaning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Meaning({} passages, {} examples)", self.passages.len(), self.examples.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_of_the_best_three_leaves_the_others_out() {
        assert_eq!(mean_of_best([0.125, 0.75, 0.25, 0.5, 0.0].into_iter()), Some(0.5));
        assert_eq!(mean_of_best([0.5, 0.25].into_iter()), Some(0.375));
        assert_eq!(mean_of_best(std::iter::empty()), None);
    }
}
