use kernel::{Day, Instant, Restored, Stored};
use uuid::Uuid;

/// The plain types that both databases know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// True or false.
    Bool,
    /// A whole number of 64 bits.
    Int,
    /// A number of double precision.
    Real,
    /// Text in UTF-8.
    Text,
    /// A UUID.
    Uuid,
    /// A civil day.
    Day,
    /// A moment, to the microsecond.
    Instant,
    /// Bytes.
    Bytes,
}

/// One parameter of a statement. Made by [`params!`](crate::params) from anything that is [`Stored`].
#[derive(Clone, PartialEq)]
pub enum Value {
    /// Nothing, of this kind (PostgreSQL wants to know the type also of nothing).
    Null(Kind),
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number of double precision.
    Real(f64),
    /// Text.
    Text(String),
    /// A UUID.
    Uuid(Uuid),
    /// A civil day.
    Day(Day),
    /// A moment.
    Instant(Instant),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl std::fmt::Debug for Value {
    /// Only the kind: what people told us does not belong in logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}(…)", self.kind())
    }
}

impl Value {
    /// Which kind of value this is, or would be.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Null(kind) => *kind,
            Self::Bool(_) => Kind::Bool,
            Self::Int(_) => Kind::Int,
            Self::Real(_) => Kind::Real,
            Self::Text(_) => Kind::Text,
            Self::Uuid(_) => Kind::Uuid,
            Self::Day(_) => Kind::Day,
            Self::Instant(_) => Kind::Instant,
            Self::Bytes(_) => Kind::Bytes,
        }
    }
}

/// A plain type that fills one cell of a row: the eight of [`Kind`], or an `Option` of one of them.
pub trait Cell: Sized {
    /// Its kind.
    const KIND: Kind;
    /// As a parameter.
    fn into_value(self) -> Value;
    /// From a cell that was read as [`Self::KIND`]; `None` when the cell is empty and this is not an `Option`.
    fn from_value(value: Value) -> Option<Self>;
}

macro_rules! cells {
    ($($kind:ident($plain:ty)),+) => {$(
        impl Cell for $plain {
            const KIND: Kind = Kind::$kind;

            fn into_value(self) -> Value {
                Value::$kind(self)
            }

            fn from_value(value: Value) -> Option<Self> {
                match value {
                    Value::$kind(plain) => Some(plain),
                    _ => None,
                }
            }
        }
    )+};
}

cells!(Bool(bool), Int(i64), Real(f64), Text(String), Uuid(Uuid), Day(Day), Instant(Instant), Bytes(Vec<u8>));

impl<C: Cell> Cell for Option<C> {
    const KIND: Kind = C::KIND;

    fn into_value(self) -> Value {
        self.map_or(Value::Null(C::KIND), C::into_value)
    }

    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Null(_) => Some(None),
            full => C::from_value(full).map(Some),
        }
    }
}

impl<T: Stored> From<T> for Value
where
    T::As: Cell,
{
    fn from(word: T) -> Self {
        word.store().into_value()
    }
}

/// What can be read from one cell of a row: anything [`Restored`] from a [`Cell`].
pub trait Column: Sized {
    /// The kind of cell it is read from.
    const KIND: Kind;
    /// Takes the value of the cell back; `None` when it is not one of these.
    fn from_value(value: Value) -> Option<Self>;
}

impl<T: Restored> Column for T
where
    T::From: Cell,
{
    const KIND: Kind = T::From::KIND;

    fn from_value(value: Value) -> Option<Self> {
        T::restore(T::From::from_value(value)?).ok()
    }
}

/// The parameters of a statement, in order: `params![house, slug, today]`.
#[macro_export]
macro_rules! params {
    ($($param:expr),* $(,)?) => {{
        let params: [$crate::Value; _] = [$($crate::Value::from($param)),*];
        params
    }};
}

#[cfg(test)]
mod tests {
    use kernel::{Cents, HouseId, Lang, TypedId};

    use super::*;

    #[test]
    fn every_word_becomes_a_parameter_by_value_by_reference_and_as_an_option() {
        let house = HouseId::from_uuid(Uuid::from_u128(7));
        let values = params![house, &house, Some(house), None::<HouseId>, "text", 7_u32, Cents(5), Lang::NL, true];
        assert_eq!(values[0], Value::Uuid(Uuid::from_u128(7)));
        assert_eq!(values[0], values[1]);
        assert_eq!(values[0], values[2]);
        assert_eq!(values[3], Value::Null(Kind::Uuid));
        assert_eq!(values[4..8], ["text".into(), 7.into(), 5.into(), "nl".into()] as [Value; 4]);
        assert!(params![].is_empty());
    }

    #[test]
    fn a_parameter_never_shows_itself() {
        assert_eq!(format!("{:?}", params!["Fatima", 7]), "[Text(…), Int(…)]");
    }
}
