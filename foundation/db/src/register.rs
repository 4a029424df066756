//! What the tables hold of people: the ground of the register of processing that the law asks for (GDPR, article 30).
//!
//! Each crate hands out its tables beside its migrations, column by column. A test holds them against the schema, so that no
//! column comes into being of which nobody said what it holds, and what for.

/// What a column holds of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Data {
    /// A name.
    Name,
    /// An address or a number at which somebody is reached.
    Contact,
    /// A language that somebody speaks.
    Language,
    /// Which worker: a number that only this house knows, or the name that a provider elsewhere gives.
    Identity,
    /// Roles and teams.
    Duties,
    /// What somebody proves with who they are: hashes, public keys, secrets of an app.
    Proof,
    /// A device and the network it was on.
    Device,
    /// What somebody did, and when.
    Deeds,
    /// Somebody's own words.
    Words,
    /// A message or a page as a whole, with whatever stands in it.
    Message,
    /// A copy of everything.
    Everything,
}

impl Data {
    /// Its code in the register; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Contact => "contact",
            Self::Language => "language",
            Self::Identity => "identity",
            Self::Duties => "duties",
            Self::Proof => "proof",
            Self::Device => "device",
            Self::Deeds => "deeds",
            Self::Words => "words",
            Self::Message => "message",
            Self::Everything => "everything",
        }
    }

    /// Whether it stays behind when a house takes out all it has: what opens a door, and what may hold such a thing. A mail that waits
    /// can carry a link that works.
    #[must_use]
    pub const fn stays_behind(self) -> bool {
        matches!(self, Self::Proof | Self::Message | Self::Everything)
    }
}

/// A table, and what each of its columns holds of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The code of the [`Processing`] it serves.
    pub about: &'static str,
    /// The columns that hold something of people.
    pub personal: &'static [(&'static str, Data)],
    /// The columns that hold nothing of anybody; `house_id` stands in every table and is not named.
    pub plain: &'static [&'static str],
}

impl Table {
    /// The table `name`, for the processing `about`.
    #[must_use]
    pub const fn of(name: &'static str, about: &'static str) -> Self {
        Self { name, about, personal: &[], plain: &[] }
    }

    /// With these columns that hold something of people.
    #[must_use]
    pub const fn holds(self, personal: &'static [(&'static str, Data)]) -> Self {
        Self { personal, ..self }
    }

    /// With these columns that hold nothing of anybody.
    #[must_use]
    pub const fn besides(self, plain: &'static [&'static str]) -> Self {
        Self { plain, ..self }
    }
}

/// Of whom something is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Who works in the house, for the house or for a partner.
    Workers,
    /// Who visits the site or asks something.
    Visitors,
    /// Who can be reached at an organisation.
    Partners,
}

impl Whose {
    /// Its code in the register; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Workers => "workers",
            Self::Visitors => "visitors",
            Self::Partners => "partners",
        }
    }
}

/// On which ground of the law (GDPR, article 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A task in the public interest (6.1.e).
    PublicTask,
    /// A duty by law (6.1.c), here to keep data safe and to be able to show it (5.2 and 32).
    LegalDuty,
}

impl Basis {
    /// Its code in the register; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PublicTask => "public-task",
            Self::LegalDuty => "legal-duty",
        }
    }
}

/// Who gets to see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// The person it is about.
    Oneself,
    /// Who keeps the accounts of the house.
    Administrators,
    /// Who leads the team of the person.
    TeamLeads,
    /// Who watches over personal data.
    Officer,
    /// Who works in the house.
    Workers,
    /// Everybody: it stands on the site.
    Everybody,
    /// The organisation to which somebody is handed over, as far as they agreed.
    Partners,
    /// The mail server or the text-message service that carries a message.
    Carriers,
    /// The provider elsewhere at which a worker signs in.
    Providers,
    /// Nobody.
    Nobody,
}

impl Recipient {
    /// Its code in the register; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Oneself => "oneself",
            Self::Administrators => "administrators",
            Self::TeamLeads => "team-leads",
            Self::Officer => "officer",
            Self::Workers => "workers",
            Self::Everybody => "everybody",
            Self::Partners => "partners",
            Self::Carriers => "carriers",
            Self::Providers => "providers",
            Self::Nobody => "nobody",
        }
    }
}

/// One purpose for which something is held of people: a line of the register. Its tables say so themselves
/// ([`Table::about`]); one without tables says that nothing is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Processing {
    /// Its code, which never changes: `accounts`.
    pub code: &'static str,
    /// The key of its name.
    pub name: &'static str,
    /// The key of what it is for.
    pub purpose: &'static str,
    /// The key of how long it is kept.
    pub kept: &'static str,
    /// Of whom.
    pub whose: &'static [Whose],
    /// On which ground.
    pub basis: Basis,
    /// Who gets to see it.
    pub recipients: &'static [Recipient],
}

/// The tables of `db` itself.
#[must_use]
pub const fn tables() -> &'static [Table] {
    TABLES
}

const TABLES: &[Table] = {
    use Data::{Contact, Deeds, Duties, Everything, Identity, Message, Words};
    &[
        Table::of("db_jobs", "messages").holds(&[("payload", Message), ("label", Contact)]).besides(&[
            "id",
            "name",
            "enqueued_at",
            "due_at",
            "attempts",
            "fence",
            "last_fault",
            "dead_at",
            "ends_at",
            "held_at",
            "said",
        ]),
        Table::of("db_inbox", "messages").besides(&["consumer", "event_id", "consumed_at"]),
        Table::of("db_replies", "repeats").holds(&[("body", Message), ("headers", Message)]).besides(&[
            "reply_key",
            "request_hash",
            "status",
            "claimed_at",
        ]),
        Table::of("db_access_log", "log")
            .holds(&[
                ("at", Deeds),
                ("worker_id", Identity),
                ("role", Duties),
                ("action", Deeds),
                ("record_kind", Deeds),
                ("record_id", Identity),
                ("outcome", Deeds),
                ("reason", Deeds),
                ("words", Words),
            ])
            .besides(&["seq", "program", "hash"]),
        Table::of("db_access_heads", "log").besides(&["seq", "hash"]),
        Table::of("db_access_seals", "log").besides(&["seq", "hash", "sealed_at", "key_id", "signature"]),
        // What a backup holds lies in a locked file, of which this table says the name.
        Table::of("db_backups", "backups").holds(&[("file", Everything)]).besides(&[
            "id",
            "slot",
            "asked_at",
            "asked_by",
            "made_at",
            "verified_at",
            "size",
            "fault",
        ]),
        Table::of("db_pulse", "upkeep").besides(&["place", "beaten_at"]),
        Table::of("db_migrations", "upkeep").besides(&["room", "name", "checksum", "applied_at"]),
        Table::of("db_migration_readers", "upkeep").besides(&["room", "name", "generation"]),
    ]
};
