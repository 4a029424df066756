/// How one reaches a service. A presence may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Access {
    /// Come in during the hours, without an appointment.
    WalkIn,
    /// A desk of its own in the house, on all its hours.
    PermanentDesk,
    /// A partner who sits here at set hours (a "zitdag").
    SittingDay,
    /// By appointment.
    Appointment,
    /// Call or write first; nothing at a desk here.
    CallFirst,
    /// Only through another service.
    Referral,
    /// They come to you.
    Outreach,
}

impl Access {
    /// Every way, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::WalkIn,
        Self::PermanentDesk,
        Self::SittingDay,
        Self::Appointment,
        Self::CallFirst,
        Self::Referral,
        Self::Outreach,
    ];

    /// The code in files, in the database and in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WalkIn => "walk_in",
            Self::PermanentDesk => "permanent_desk",
            Self::SittingDay => "office_hours",
            Self::Appointment => "appointment",
            Self::CallFirst => "contact_only",
            Self::Referral => "referral",
            Self::Outreach => "outreach",
        }
    }

    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::WalkIn => "directory-walk-in",
            Self::PermanentDesk => "directory-permanent-desk",
            Self::SittingDay => "directory-sitting-day",
            Self::Appointment => "directory-by-appointment",
            Self::CallFirst => "directory-call-first",
            Self::Referral => "directory-by-referral",
            Self::Outreach => "directory-comes-to-you",
        }
    }

    /// The way with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|access| access.code() == code)
    }
}
