use db::{Data, Table};

/// What the tables of the room hold of people.
#[must_use]
pub const fn tables() -> &'static [Table] {
    TABLES
}

const TABLES: &[Table] = {
    use Data::{Contact, Deeds, Device, Duties, Everything, Identity, Language, Name, Proof, Words};
    &[
        Table::of("people_workers", "accounts")
            .holds(&[
                ("id", Identity),
                ("name", Name),
                ("email", Contact),
                ("lang", Language),
                ("made_at", Deeds),
                ("made_by", Identity),
                ("ended_at", Deeds),
                ("ended_by", Identity),
            ])
            .besides(&["version"]),
        Table::of("people_teams", "accounts").holds(&[("made_by", Identity), ("ended_by", Identity)]).besides(&[
            "id",
            "name",
            "organization",
            "made_at",
            "ended_at",
        ]),
        Table::of("people_houses", "accounts").holds(&[("made_by", Identity)]).besides(&[
            "slug",
            "public_url",
            "made_at",
        ]),
        Table::of("people_hosts", "accounts").holds(&[("added_by", Identity)]).besides(&["host", "added_at"]),
        Table::of("people_house_settings", "accounts").holds(&[("kept_at", Deeds), ("worker_id", Identity)]).besides(
            &[
                "version",
                "name",
                "city",
                "address",
                "phone",
                "languages",
                "leave_to",
                "mail_from",
                "confirm_weeks",
                "unheard_days",
                "banner",
                "program",
                "restores",
            ],
        ),
        Table::of("people_posts", "accounts")
            .holds(&[
                ("worker_id", Identity),
                ("role", Duties),
                ("team_id", Duties),
                ("stands_in_for", Identity),
                ("first_day", Duties),
                ("last_day", Duties),
                ("granted_at", Deeds),
                ("granted_by", Identity),
                ("revoked_at", Deeds),
                ("revoked_by", Identity),
                ("claimed_from", Identity),
            ])
            .besides(&["id"]),
        Table::of("people_passwords", "sign-in").holds(&[("worker_id", Identity), ("hash", Proof), ("set_at", Deeds)]),
        Table::of("people_authenticators", "sign-in").holds(&[
            ("worker_id", Identity),
            ("secret", Proof),
            ("confirmed_at", Deeds),
            ("last_step", Deeds),
        ]),
        Table::of("people_recovery_codes", "sign-in")
            .holds(&[("worker_id", Identity), ("hash", Proof), ("used_at", Deeds)])
            .besides(&["number"]),
        Table::of("people_passkeys", "sign-in")
            .holds(&[
                ("worker_id", Identity),
                ("credential", Proof),
                ("name", Device),
                ("public_key", Proof),
                ("counter", Deeds),
                ("made_at", Deeds),
                ("used_at", Deeds),
            ])
            .besides(&["id"]),
        Table::of("people_links", "sign-in")
            .holds(&[
                ("worker_id", Identity),
                ("token_hash", Proof),
                ("made_at", Deeds),
                ("made_by", Identity),
                ("used_at", Deeds),
            ])
            .besides(&["id", "purpose", "ends_at"]),
        Table::of("people_ceremonies", "sign-in")
            .holds(&[("token_hash", Proof), ("session_id", Identity), ("state", Proof)])
            .besides(&["purpose", "ends_at"]),
        Table::of("people_identities", "sign-in").holds(&[
            ("issuer", Identity),
            ("subject", Identity),
            ("worker_id", Identity),
            ("linked_at", Deeds),
            ("linked_by", Identity),
            ("used_at", Deeds),
        ]),
        Table::of("people_sessions", "sessions")
            .holds(&[
                ("worker_id", Identity),
                ("token_hash", Proof),
                ("device", Device),
                ("network", Device),
                ("proof", Proof),
                ("began_at", Deeds),
                ("seen_at", Deeds),
                ("proved_at", Deeds),
                ("ended_at", Deeds),
                ("ended_by", Identity),
            ])
            .besides(&["id"]),
        Table::of("people_provider_sessions", "sessions").holds(&[
            ("session_id", Identity),
            ("issuer", Identity),
            ("subject", Identity),
            ("provider_session", Identity),
        ]),
        Table::of("people_draft_keys", "sessions").holds(&[
            ("worker_id", Identity),
            ("browser_hash", Device),
            ("secret", Proof),
            ("session_id", Identity),
            ("ends_at", Deeds),
        ]),
        Table::of("people_approvals", "approvals")
            .holds(&[
                ("worker_id", Identity),
                ("asked_by", Identity),
                ("asked_at", Deeds),
                ("code_hash", Proof),
                ("decided_at", Deeds),
                ("decided_by", Identity),
            ])
            .besides(&["id", "matter", "ends_at", "outcome"]),
        Table::of("people_exports", "exports")
            .holds(&[
                ("reason", Words),
                ("taken_at", Deeds),
                ("taken_by", Identity),
                ("ended_at", Deeds),
                ("ended_by", Identity),
            ])
            .besides(&["id", "recipient", "made_at", "row_count", "size", "ends_at"]),
        Table::of("people_export_parts", "exports").holds(&[("body", Everything)]).besides(&["export_id", "number"]),
        Table::of("people_retention_rules", "retention")
            .holds(&[
                ("proposed_by", Identity),
                ("proposed_at", Deeds),
                ("approved_by", Identity),
                ("approved_at", Deeds),
                ("ended_at", Deeds),
                ("ended_by", Identity),
            ])
            .besides(&["id", "subject", "days"]),
        Table::of("people_seal_mails", "log").besides(&["day", "seq", "mailed_at"]),
        Table::of("people_retention_runs", "retention").besides(&[
            "id",
            "rule_id",
            "up_to",
            "removed",
            "done_at",
            "chain_seq",
            "chain_hash",
        ]),
    ]
};
