use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language by its two- or three-letter code (ISO 639), in small letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 3]);

/// Which way a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left (Arabic, Dari, Pashto …).
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// A text that is not the code of a language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("‘{0}’ is not a language code of two or three letters")]
pub struct LangError(String);

impl Lang {
    /// Dutch, the language of the service (Belgian language law for Flemish local authorities).
    pub const NL: Self = Self(*b"nl\0");
    /// French.
    pub const FR: Self = Self(*b"fr\0");
    /// English.
    pub const EN: Self = Self(*b"en\0");
    /// Arabic.
    pub const AR: Self = Self(*b"ar\0");
    /// Turkish.
    pub const TR: Self = Self(*b"tr\0");
    /// Ukrainian.
    pub const UK: Self = Self(*b"uk\0");
    /// Russian.
    pub const RU: Self = Self(*b"ru\0");
    /// Spanish.
    pub const ES: Self = Self(*b"es\0");
    /// Romanian.
    pub const RO: Self = Self(*b"ro\0");
    /// Dari and Persian.
    pub const FA: Self = Self(*b"fa\0");
    /// Pashto.
    pub const PS: Self = Self(*b"ps\0");
    /// The languages in which people ask and in which questions are understood.
    pub const ASKED_IN: [Self; 11] =
        [Self::NL, Self::FR, Self::EN, Self::AR, Self::TR, Self::UK, Self::RU, Self::ES, Self::RO, Self::FA, Self::PS];

    /// The code: `nl`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        self.0.get(..end).and_then(|code| std::str::from_utf8(code).ok()).unwrap_or("und")
    }

    /// Which way its script runs.
    #[must_use]
    pub fn direction(self) -> Direction {
        match self.as_str() {
            "ar" | "fa" | "ps" | "he" | "ur" | "ckb" => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Lang {
    type Err = LangError;

    /// Reads a bare code; capitals are folded (`NL` is `nl`), regions are not taken (`nl-BE` is refused).
    fn from_str(text: &str) -> Result<Self, LangError> {
        let mut code = [0; 3];
        let fits = matches!(text.len(), 2 | 3) && text.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !fits {
            return Err(LangError(text.chars().take(20).collect()));
        }
        for (to, from) in code.iter_mut().zip(text.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        Ok(Self(code))
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_and_folded() {
        assert_eq!("NL".parse::<Lang>().unwrap(), Lang::NL);
        assert_eq!("ckb".parse::<Lang>().unwrap().direction(), Direction::Rtl);
        assert_eq!(Lang::PS.direction().as_str(), "rtl");
        for text in ["", "n", "nl-BE", "nederlands", "n1", "é!"] {
            assert!(text.parse::<Lang>().is_err(), "{text}");
        }
    }
}
