use std::{fmt::Display, str::FromStr};

use uuid::Uuid;

/// An id that knows what it is an id of. Made by [`typed_id!`](crate::typed_id), never by hand.
pub trait TypedId: Copy + Eq + Display + FromStr + Send + Sync + 'static {
    /// Takes a bare id that is known to be one of these.
    fn from_uuid(id: Uuid) -> Self;
    /// The bare id, for storing.
    fn as_uuid(self) -> Uuid;
}

/// Declares typed ids: `typed_id! { /// A service of the directory. ServiceId }`.
#[macro_export]
macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
                 $crate::re_exported::serde::Serialize, $crate::re_exported::serde::Deserialize)]
        #[serde(crate = "kernel::re_exported::serde", transparent)]
        pub struct $name($crate::re_exported::uuid::Uuid);

        impl $crate::TypedId for $name {
            fn from_uuid(id: $crate::re_exported::uuid::Uuid) -> Self {
                Self(id)
            }

            fn as_uuid(self) -> $crate::re_exported::uuid::Uuid {
                self.0
            }
        }

        impl $crate::Stored for $name {
            type As = $crate::re_exported::uuid::Uuid;

            fn store(&self) -> Self::As {
                self.0
            }
        }

        impl $crate::Restored for $name {
            type From = $crate::re_exported::uuid::Uuid;

            fn restore(stored: Self::From) -> Result<Self, $crate::Unreadable> {
                Ok(Self(stored))
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::re_exported::uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

typed_id! {
    /// A house: one Sociaal Huis, the tenant. Every row, every request and every transaction belongs to exactly one.
    HouseId
}
