//! What somebody can sign in with, and what of it can be missed.

/// The ways in of one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WaysIn {
    /// A password was chosen.
    pub has_password: bool,
    /// An authenticator app is in use.
    pub has_app: bool,
    /// How many passkeys there are.
    pub passkeys: i64,
    /// How many providers elsewhere know who it is.
    pub providers: i64,
}

impl WaysIn {
    /// Whether the password alone is not enough any more. Who has none yet gets an app with the first sign-in.
    #[must_use]
    pub const fn have_second_factor(&self) -> bool {
        self.has_app || self.passkeys > 0
    }

    /// Whether a password may be chosen by oneself: signed in, or by a link in a mail, which anybody may ask for. Who comes in by a provider
    /// elsewhere and has no second half here would make one with it, and from then on the password alone, or the mailbox, would do.
    #[must_use]
    pub const fn may_choose_a_password(&self) -> bool {
        self.providers == 0 || self.have_second_factor()
    }

    /// Whether nothing opens the account yet: its invitation was not taken up.
    #[must_use]
    pub const fn are_none(&self) -> bool {
        !self.has_password && !self.has_app && self.passkeys == 0 && self.providers == 0
    }

    /// Whether somebody can still come in without one of their passkeys.
    #[must_use]
    pub const fn can_miss_a_passkey(&self) -> bool {
        self.passkeys > 1 || self.providers > 0 || (self.has_password && self.has_app)
    }

    /// Whether somebody can still come in without one of the providers that know them.
    #[must_use]
    pub const fn can_miss_a_provider(&self) -> bool {
        self.providers > 1 || self.passkeys > 0 || (self.has_password && self.has_app)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_alone_is_no_way_into_what_a_provider_opens() {
        let ways = |has_password, has_app, providers| WaysIn { has_password, has_app, providers, passkeys: 0 };
        assert!(ways(true, true, 0).may_choose_a_password() && ways(true, true, 1).may_choose_a_password());
        assert!(ways(false, false, 0).may_choose_a_password(), "an invitation that was lost");
        assert!(!ways(false, false, 1).may_choose_a_password() && !ways(true, false, 1).may_choose_a_password());
        assert!(ways(false, false, 0).are_none() && !ways(false, false, 1).are_none());
    }

    #[test]
    fn the_last_way_in_cannot_be_missed() {
        let ways = |has_password, has_app, passkeys| WaysIn { has_password, has_app, passkeys, providers: 0 };
        assert!(ways(true, true, 1).can_miss_a_passkey() && ways(false, false, 2).can_miss_a_passkey());
        assert!(!ways(true, false, 1).can_miss_a_passkey() && !ways(false, true, 1).can_miss_a_passkey());
        let known = |has_app, passkeys, providers| WaysIn { has_password: true, has_app, passkeys, providers };
        assert!(!known(false, 0, 1).can_miss_a_provider() && known(false, 0, 2).can_miss_a_provider());
        assert!(known(true, 0, 1).can_miss_a_provider() && known(false, 1, 1).can_miss_a_provider());
        assert!(ways(true, false, 1).have_second_factor() && !ways(true, false, 0).have_second_factor());
    }
}
