use kernel::HouseId;

/// Where a house stands on the web: what addresses and ids in open data are made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The house; the ids of what is not stored (taxonomies) are made from it.
    pub house: HouseId,
    /// Scheme, host and port, no slash at the end. Comes from the configuration, never from a request.
    pub public_url: String,
}

impl Site {
    /// The site of a house that is served.
    #[must_use]
    pub fn of(house: &kit::House) -> Self {
        Self { house: house.id, public_url: house.public_url.clone() }
    }

    /// The full address of a path of ours.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }
}
