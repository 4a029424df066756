//! No key, time or author leads from a question at the desk to a person. Every table of the program stands here by name, and one that has
//! anything to do with questions with every column; another column or another table fails until somebody has read ADR 16 and written it down.

use std::collections::BTreeMap;

use db::{Migration, Source as _, params, sql, testing::TestDb};

use crate::{program, repository::assert_none};

/// What a table of questions may have, and why it leads to nobody.
const ALLOWED: &[(&str, &[&str])] = &[
    // Nothing finer than a quarter of an hour, a team for the author, and an id that comes by chance.
    (
        "questions_asked",
        &[
            "house_id",
            "id",
            "day",
            "quarter",
            "team_id",
            "professional",
            "anonymous",
            "continues",
            "theme",
            "done",
            "channel",
            "place",
            "language",
            "interpreter",
            "behalf",
            "found",
            "words",
            "codes",
            "settled",
        ],
    ),
    // The one way from a question to its author, and to the receipt that came with it; it lives for a minute.
    ("questions_undo", &["house_id", "question_id", "worker_id", "ends_at", "receipt_id", "seconds", "fields"]),
    // A receipt that is owed: a day and a team, no question, and neither who asked nor who noted it. The number is that of a paper
    // and leads, outside this program, to who asked for aid; from there no way leads on to a question. The quarter in which a row
    // was touched is forgotten once it is over.
    (
        "questions_receipts",
        &[
            "house_id",
            "id",
            "team_id",
            "asked_on",
            "number",
            "given_on",
            "due_on",
            "closed_on",
            "touched_on",
            "touched_quarter",
        ],
    ),
    // How long writing down took: counts of a day of a team in coarse steps, added up a minute later; no question.
    ("questions_pace", &["house_id", "team_id", "day", "kind", "measure", "step", "questions"]),
    // What a shift leaves to the next, with who wrote it and who did it; no question.
    ("questions_messages", &["house_id", "id", "team_id", "words", "until_day", "written_by", "written_at"]),
    ("questions_message_moves", &["house_id", "message_id", "version", "done", "moved_by", "moved_at"]),
    // What a house added to the code lists of the desk; no question.
    ("questions_lists", &["house_id", "list", "version", "entries", "set_by", "set_at"]),
    // Who said how long words are kept; no question.
    ("questions_windows", &["house_id", "version", "days", "set_by", "set_at"]),
    // A referral knows who made it and no question; whoever is handed over stands in none of these but the cards.
    (
        "referrals_made",
        &[
            "house_id",
            "id",
            "team_id",
            "made_by",
            "parent_id",
            "kind",
            "service",
            "organization",
            "theme",
            "need",
            "anonymous",
            "state",
            "outcome",
            "made_on",
            "made_at",
            "due_at",
            "ended_at",
            "ended_on",
            "days",
            "closed",
            "codes",
        ],
    ),
    (
        "referrals_answers",
        &[
            "house_id",
            "referral_id",
            "number",
            "answer",
            "words",
            "contact_on",
            "better",
            "via",
            "before",
            "heard_by",
            "heard_at",
            "corrected_at",
        ],
    ),
    (
        "referrals_moves",
        &[
            "house_id",
            "referral_id",
            "number",
            "state",
            "reason",
            "answer_number",
            "moved_by",
            "moved_at",
            "withdrawn_at",
        ],
    ),
    // The code on paper is known to who holds it; the row holds its hash.
    ("referrals_slips", &["house_id", "referral_id", "code_hash", "ends_at", "helped", "said_at"]),
    // That somebody was named to a partner: which things, what for and how they agreed. It belongs to a referral that is not anonymous.
    (
        "referrals_shares",
        &[
            "house_id",
            "referral_id",
            "number",
            "anonymous",
            "organization",
            "recipient",
            "items",
            "purpose",
            "informed",
            "agreed",
            "shared_by",
            "shared_at",
            "ended_at",
            "ended_by",
        ],
    ),
    // Who is handed over, as far as they agreed. It leads to the referral and from there to no question: words of the desk are copied
    // without saying whose they were.
    (
        "referrals_cards",
        &[
            "house_id",
            "referral_id",
            "number",
            "anonymous",
            "name",
            "phone",
            "email",
            "reach",
            "told",
            "asks_code",
            "code_hash",
            "wrong_codes",
        ],
    ),
    ("referrals_links", &["house_id", "token_hash", "referral_id", "made_by", "made_at", "ends_at", "withdrawn_at"]),
    // Which service sends somebody on, never who; the link shows whether there was contact.
    (
        "referrals_senders",
        &["house_id", "referral_id", "sender", "name", "hears_outcome", "token_hash", "link_ends_at"],
    ),
];

/// The other tables, none of which knows of a question.
const OTHERS: &[&str] = &[
    // What the program does and who looked: the entries of the desk name a team, never a question.
    "db_access_heads",
    "db_access_log",
    "db_access_seals",
    "db_backups",
    "db_inbox",
    "db_jobs",
    "db_migration_readers",
    "db_migrations",
    "db_pulse",
    "db_replies",
    // Who helps with what. A correction knows its author and no question; an example is words that somebody wrote anew.
    "directory_access",
    "directory_accessibility",
    "directory_audiences",
    "directory_booking_routes",
    "directory_capacities",
    "directory_citations",
    "directory_closures",
    "directory_corrections",
    "directory_costs",
    "directory_current",
    "directory_dangers",
    "directory_editions",
    "directory_elsewhere",
    "directory_entries",
    "directory_examples",
    "directory_exceptions",
    "directory_languages",
    "directory_locations",
    "directory_openings",
    "directory_organizations",
    "directory_partner_links",
    "directory_partners",
    "directory_phones",
    "directory_presences",
    "directory_required_documents",
    "directory_schedules",
    "directory_seeds",
    "directory_service_audiences",
    "directory_service_topics",
    "directory_services",
    "directory_sources",
    "directory_texts",
    "directory_today",
    "directory_topics",
    "directory_urgent_lines",
    "directory_variations",
    // Who works here.
    "people_approvals",
    "people_authenticators",
    "people_ceremonies",
    "people_draft_keys",
    "people_export_parts",
    "people_exports",
    "people_hosts",
    "people_house_settings",
    "people_houses",
    "people_identities",
    "people_links",
    "people_passkeys",
    "people_passwords",
    "people_posts",
    "people_provider_sessions",
    "people_recovery_codes",
    "people_retention_rules",
    "people_retention_runs",
    "people_seal_mails",
    "people_sessions",
    "people_teams",
    "people_workers",
];

/// Every table with its columns and their types.
async fn tables(db: &TestDb) -> BTreeMap<String, Vec<(String, String)>> {
    let all = sql!(
        "select tables.name, columns.name, columns.type from sqlite_schema tables, pragma_table_info(tables.name) columns
          where tables.type = 'table' and tables.name not like 'sqlite%'"
    );
    let mut found = BTreeMap::<String, Vec<_>>::new();
    let rows = db.read(db.house).await.expect("a reader").all::<(String, String, String)>(&all, params![]).await;
    for (table, column, kind) in rows.expect("the schema") {
        found.entry(table).or_default().push((column, kind));
    }
    found
}

/// Foreign keys from and to the tables of questions.
async fn references(db: &TestDb) -> Vec<String> {
    let all = sql!(
        "select distinct tables.name, keys.\"table\" from sqlite_schema tables, pragma_foreign_key_list(tables.name) keys
          where tables.type = 'table' and (tables.name like 'questions%' or keys.\"table\" like 'questions%')"
    );
    let found = db.read(db.house).await.expect("a reader").all::<(String, String)>(&all, params![]).await;
    let among_messages = |from: &str| from == "questions_message_moves";
    let found = found.expect("the schema").into_iter().filter(|(from, _)| !among_messages(from));
    found.map(|(from, to)| format!("{from} refers to {to}")).collect()
}

/// The tables of questions that number their rows in the order in which they came.
async fn numbered(db: &TestDb) -> Vec<String> {
    let all = sql!(
        "select name, type from pragma_table_list where schema = 'main' and wr = 0 and name like 'questions%' and name not in ('questions_windows', 'questions_lists')"
    );
    let found = db.read(db.house).await.expect("a reader").all::<(String, String)>(&all, params![]).await;
    found.expect("the schema").into_iter().map(|(table, _)| format!("{table} numbers its rows")).collect()
}

async fn paths(migrations: &[Migration]) -> Vec<String> {
    let db = TestDb::sqlite(migrations, |_| ()).await;
    let mut paths = Vec::new();
    for (table, columns) in tables(&db).await {
        let allowed = ALLOWED.iter().find(|(name, _)| *name == table).map(|(_, columns)| *columns);
        let about_questions = |column: &str| column.contains("question") || column.contains("referral");
        if OTHERS.contains(&table.as_str()) && !columns.iter().any(|(name, _)| about_questions(name)) {
            continue;
        }
        let new = columns.iter().filter(|(name, _)| !allowed.unwrap_or_default().contains(&name.as_str()));
        paths.extend(new.map(|(name, _)| format!("{table}.{name}: where does it lead?")));
    }
    paths.extend(references(&db).await);
    paths.extend(numbered(&db).await);
    db.remove().await;
    paths
}

#[tokio::test]
async fn nothing_leads_from_a_question_to_a_person() {
    assert_none(&paths(&program::migrations()).await);
}

#[tokio::test]
async fn a_new_way_to_a_person_is_found() {
    let sql = "create table attic_notes (house_id uuid not null, id uuid not null, question_id uuid not null, primary key (house_id, id));
               create table attic_origins (house_id uuid not null, asked_id uuid not null, household_id uuid not null, primary key (house_id, asked_id));
               create table questions_asked (house_id uuid not null, id uuid not null, saved_at instant not null, primary key (house_id, id));
               create table questions_more (house_id uuid not null, id uuid not null, primary key (house_id, id),
                   foreign key (house_id, id) references questions_asked (house_id, id));";
    let found = paths(&[Migration { room: "attic", name: "0001_notes", sql, readable_from: 1 }]).await;
    let expected = [
        "attic_notes.house_id: where does it lead?",
        "attic_notes.id: where does it lead?",
        "attic_notes.question_id: where does it lead?",
        "attic_origins.house_id: where does it lead?",
        "attic_origins.asked_id: where does it lead?",
        "attic_origins.household_id: where does it lead?",
        "questions_asked.saved_at: where does it lead?",
        "questions_more.house_id: where does it lead?",
        "questions_more.id: where does it lead?",
        "questions_more refers to questions_asked",
        "questions_more numbers its rows",
        "questions_asked numbers its rows",
    ];
    assert_eq!(found, expected);
}
