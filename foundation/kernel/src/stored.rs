use uuid::Uuid;

use crate::{Cents, Day, Instant, Lang, Slug};

/// What can be written into a table, as one of the plain types that every database knows.
///
/// An id is stored as its UUID, money as its number of cents, a room's own code list as the text of its codes. `Option`
/// and references come for free. Reading back is [`Restored`].
pub trait Stored {
    /// `bool`, `i64`, `f64`, `String`, `Uuid`, [`Day`], [`Instant`], `Vec<u8>`, or an `Option` of one of these.
    type As;
    /// The plain form.
    fn store(&self) -> Self::As;
}

/// What can be read back from a table; the other half of [`Stored`].
pub trait Restored: Sized {
    /// The plain type it was stored as.
    type From;
    /// Takes the plain form back.
    ///
    /// # Errors
    /// [`Unreadable`] when no value of ours is ever stored like this.
    fn restore(stored: Self::From) -> Result<Self, Unreadable>;
}

/// Stores the values of a code list as their codes, and reads them back: `stored_by_code!(Role)` for a type with `ALL` and
/// `code()`.
#[macro_export]
macro_rules! stored_by_code {
    ($name:ident) => {
        impl ::std::str::FromStr for $name {
            type Err = $crate::Unreadable;

            fn from_str(code: &str) -> Result<Self, Self::Err> {
                Self::ALL.into_iter().find(|value| value.code() == code).ok_or($crate::Unreadable(stringify!($name)))
            }
        }

        impl $crate::Stored for $name {
            type As = String;

            fn store(&self) -> String {
                self.code().to_owned()
            }
        }

        impl $crate::Restored for $name {
            type From = String;

            fn restore(stored: String) -> Result<Self, $crate::Unreadable> {
                stored.parse()
            }
        }
    };
}

/// What lies in the table is not a value of this type. Says which type, never the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a {0}")]
pub struct Unreadable(pub &'static str);

impl<T: Stored + ?Sized> Stored for &T {
    type As = T::As;

    fn store(&self) -> T::As {
        (**self).store()
    }
}

impl<T: Stored> Stored for Option<T> {
    type As = Option<T::As>;

    fn store(&self) -> Self::As {
        self.as_ref().map(T::store)
    }
}

impl<T: Restored> Restored for Option<T> {
    type From = Option<T::From>;

    fn restore(stored: Self::From) -> Result<Self, Unreadable> {
        stored.map(T::restore).transpose()
    }
}

impl Stored for str {
    type As = String;

    fn store(&self) -> String {
        self.to_owned()
    }
}

impl Stored for [u8] {
    type As = Vec<u8>;

    fn store(&self) -> Vec<u8> {
        self.to_vec()
    }
}

macro_rules! stored_as_itself {
    ($($plain:ty),+) => {$(
        impl Stored for $plain {
            type As = Self;

            fn store(&self) -> Self {
                self.clone()
            }
        }

        impl Restored for $plain {
            type From = Self;

            fn restore(stored: Self) -> Result<Self, Unreadable> {
                Ok(stored)
            }
        }
    )+};
}

stored_as_itself!(bool, i64, f64, String, Uuid, Day, Instant, Vec<u8>);

macro_rules! stored_as_a_number {
    ($($number:ty),+) => {$(
        impl Stored for $number {
            type As = i64;

            fn store(&self) -> i64 {
                i64::from(*self)
            }
        }

        impl Restored for $number {
            type From = i64;

            fn restore(stored: i64) -> Result<Self, Unreadable> {
                stored.try_into().map_err(|_| Unreadable(stringify!($number)))
            }
        }
    )+};
}

stored_as_a_number!(u8, u16, u32, i16, i32);

macro_rules! stored_as_text {
    ($($word:ident),+) => {$(
        impl Stored for $word {
            type As = String;

            fn store(&self) -> String {
                self.to_string()
            }
        }

        impl Restored for $word {
            type From = String;

            fn restore(stored: String) -> Result<Self, Unreadable> {
                stored.parse().map_err(|_| Unreadable(stringify!($word)))
            }
        }
    )+};
}

stored_as_text!(Slug, Lang);

impl Stored for Cents {
    type As = i64;

    fn store(&self) -> i64 {
        self.0
    }
}

impl Restored for Cents {
    type From = i64;

    fn restore(stored: i64) -> Result<Self, Unreadable> {
        Ok(Self(stored))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HouseId, TypedId};

    #[test]
    fn words_come_back_as_they_were_stored() {
        let id = HouseId::from_uuid(Uuid::from_u128(7));
        assert_eq!(HouseId::restore(id.store()), Ok(id));
        assert_eq!(Lang::restore(Lang::NL.store()), Ok(Lang::NL));
        assert_eq!(Cents::restore(Cents(12_500).store()), Ok(Cents(12_500)));
        assert_eq!(Option::<u32>::restore(Some(7_u32).store()), Ok(Some(7)));
        assert_eq!(Option::<u32>::restore(None::<u32>.store()), Ok(None));
    }

    #[test]
    fn what_cannot_have_been_stored_is_named_by_its_type_only() {
        assert_eq!(u32::restore(-1).unwrap_err().to_string(), "not a u32");
        assert_eq!(Slug::restore("Niet zo".to_owned()), Err(Unreadable("Slug")));
    }
}
