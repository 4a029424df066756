//! The rows of an edition. Numbers count from 0 in the order of the directory; children carry the number of their owner.

use db::{Fault, Sql, Value, insert, params, sql};
use kernel::{Cents, Day, Lang, Slug};

use super::{
    codes::Numbers,
    table::{Record, records},
};
use crate::rules::model::{
    Access, AudienceId, Danger, EditionId, LocationId, OrganizationId, PresenceId, ServiceId, ServiceStatus,
    SpokenLanguage, TimeOfDay, TopicId, Weekdays,
};

records! {
    /// A topic.
    TopicRow in "directory_topics" by number {
        number: i64, id: TopicId, slug: Slug, name: String, description: String, parent: Option<Slug>,
    }

    /// A group of people that services may be meant for.
    AudienceRow in "directory_audiences" by number { number: i64, id: AudienceId, slug: Slug, name: String }

    /// A place. Without a country it has no address.
    LocationRow in "directory_locations" by number {
        number: i64, id: LocationId, slug: Slug, name: String, street: Option<String>, postal_code: Option<String>,
        city: Option<String>, country: Option<String>, latitude: Option<f64>, longitude: Option<f64>, in_house: bool,
    }

    /// A fact on the accessibility of a place.
    AccessibilityRow in "directory_accessibility" by location, number {
        location: i64, number: i64, description: String, details: String, url: Option<String>,
    }

    /// An organisation.
    OrganizationRow in "directory_organizations" by number {
        number: i64, id: OrganizationId, slug: Slug, name: String, description: String, kind: String,
        email: Option<String>, website: Option<String>,
    }

    /// A service.
    ServiceRow in "directory_services" by number {
        number: i64, id: ServiceId, slug: Slug, organization: Slug, name: String, description: String,
        status: ServiceStatus, eligibility: String, minimum_age: Option<u8>, maximum_age: Option<u8>,
        email: Option<String>, website: Option<String>, note: String, verified_exists: bool, verified_description: bool,
        verified_schedule: bool, verified_languages: bool, verified_on: Option<Day>, verified_by: String,
    }

    /// A topic of a service.
    ServiceTopicRow in "directory_service_topics" by service, number { service: i64, number: i64, topic: Slug }

    /// A group that a service is meant for.
    ServiceAudienceRow in "directory_service_audiences" by service, number {
        service: i64, number: i64, audience: Slug,
    }

    /// A language in which a service helps.
    LanguageRow in "directory_languages" by service, number { service: i64, number: i64, language: SpokenLanguage }

    /// What a service costs.
    CostRow in "directory_costs" by service, number {
        service: i64, number: i64, description: String, amount_cents: Option<Cents>,
    }

    /// What to bring to a service.
    DocumentRow in "directory_required_documents" by service, number {
        service: i64, number: i64, document: String, url: Option<String>,
    }

    /// A service at a place. Its number counts through the whole edition.
    PresenceRow in "directory_presences" by number {
        number: i64, service: i64, id: PresenceId, location: Option<Slug>, room: String, who: String,
        since: Option<Day>, until: Option<Day>,
    }

    /// A way to reach a presence.
    AccessRow in "directory_access" by presence, number { presence: i64, number: i64, way: Access }

    /// Hours of a presence. `ordinals` are of weekdays or of days of the month; `anchor` is the day itself for a single date.
    ScheduleRow in "directory_schedules" by presence, number {
        presence: i64, number: i64, recurrence: String, weekdays: Weekdays, every_weeks: u16, anchor: Option<Day>,
        ordinals: Numbers, opens: TimeOfDay, closes: TimeOfDay, valid_from: Option<Day>, valid_until: Option<Day>,
        note: String,
    }

    /// What differs at a presence on some days.
    ExceptionRow in "directory_exceptions" by presence, number {
        presence: i64, number: i64, first_day: Day, last_day: Day, change: String, opens: Option<TimeOfDay>,
        closes: Option<TimeOfDay>, room: String, reason: String,
    }

    /// A way to book at a presence.
    BookingRow in "directory_booking_routes" by presence, number {
        presence: i64, number: i64, description: String, phone: Option<String>, url: Option<String>,
        valid_from: Option<Day>, valid_until: Option<Day>,
    }

    /// A telephone number of a service or an organisation.
    PhoneRow in "directory_phones" by owner, owner_kind, number {
        owner: i64, owner_kind: String, number: i64, dial: String, description: String, verified: bool,
    }

    /// A line for danger.
    UrgentLineRow in "directory_urgent_lines" by number {
        number: i64, slug: Slug, dial: String, name: String, meant_for: String, available: String,
        number_verified: bool, available_verified: bool,
    }

    /// A danger that a line is for.
    DangerRow in "directory_dangers" by line, number { line: i64, number: i64, danger: Danger }

    /// What is done elsewhere.
    ElsewhereRow in "directory_elsewhere" by number {
        number: i64, slug: Slug, name: String, description: String, place: String, website: Option<String>, verified: bool,
    }

    /// Days on which the house is closed.
    ClosureRow in "directory_closures" by number { number: i64, first_day: Day, last_day: Day, reason: String }

    /// Where facts were read.
    SourceRow in "directory_sources" by number { number: i64, source_key: String, reference: String }

    /// That an owner's facts were read in a source.
    CitationRow in "directory_citations" by owner, owner_kind, number {
        owner: i64, owner_kind: String, number: i64, source_key: String,
    }

    /// An example question.
    ExampleRow in "directory_examples" by owner, owner_kind, number {
        owner: i64, owner_kind: String, number: i64, lang: Lang, body: String,
    }

    /// A translation; or, marked as original and without a body, the language of an original that is not Dutch.
    TextRow in "directory_texts" by owner, field, part, lang {
        owner: i64, field: String, part: i64, lang: Lang, original: bool, body: String,
    }
}

/// All rows of an edition, each table by itself.
macro_rules! edition {
    ($($(#[$doc:meta])* $field:ident: $record:ident,)+) => {
        /// The rows of an edition, table by table.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub(super) struct Rows {
            $(pub(super) $field: Vec<$record>,)+
        }

        impl Rows {
            /// Reads an edition: one statement for each table.
            pub(super) async fn read(source: &mut impl db::Source, edition: EditionId) -> Result<Self, Fault> {
                Ok(Self { $($field: rows_of(source, edition).await?,)+ })
            }

            /// The statements that write them, owners before what belongs to them.
            pub(super) fn batches(&self) -> impl Iterator<Item = Batch> {
                std::iter::empty()$(.chain(batches_of(&self.$field)))+
            }
        }

        /// Statements of all tables of an edition.
        pub(super) const STATEMENTS: &[Sql] = &[
            $($record::INSERT_MANY, $record::INSERT_ONE, $record::SELECT, $record::SWEEP,)+
        ];

        /// Sweeps some rows of each table; owners come first here, so go through them from the end.
        pub(super) const SWEEPS: &[Sql] = &[$($record::SWEEP,)+];
    };
}

edition! {
    topics: TopicRow,
    audiences: AudienceRow,
    locations: LocationRow,
    accessibility: AccessibilityRow,
    organizations: OrganizationRow,
    services: ServiceRow,
    service_topics: ServiceTopicRow,
    service_audiences: ServiceAudienceRow,
    languages: LanguageRow,
    costs: CostRow,
    documents: DocumentRow,
    presences: PresenceRow,
    access: AccessRow,
    schedules: ScheduleRow,
    exceptions: ExceptionRow,
    booking: BookingRow,
    phones: PhoneRow,
    urgent_lines: UrgentLineRow,
    dangers: DangerRow,
    elsewhere: ElsewhereRow,
    closures: ClosureRow,
    sources: SourceRow,
    citations: CitationRow,
    examples: ExampleRow,
    texts: TextRow,
}

/// A statement with the values behind house and edition, and how many rows it writes.
pub(super) struct Batch {
    pub(super) sql: Sql,
    pub(super) values: Vec<Value>,
    pub(super) rows: usize,
}

fn batches_of<R: Record>(rows: &[R]) -> impl Iterator<Item = Batch> {
    let (full, rest) = rows.as_chunks::<{ insert::ROWS }>();
    let many = full.iter().map(|rows| Batch {
        sql: R::INSERT_MANY,
        values: rows.iter().flat_map(Record::values).collect(),
        rows: rows.len(),
    });
    many.chain(rest.iter().map(|row| Batch { sql: R::INSERT_ONE, values: row.values(), rows: 1 }))
}

/// How many rows lie in memory at once beside what they become.
const FETCHED: usize = 100;

async fn rows_of<R: Record>(source: &mut impl db::Source, edition: EditionId) -> Result<Vec<R>, Fault> {
    let mut all = Vec::new();
    let keys = params![source.house(), edition];
    source
        .each_batch(&R::SELECT, keys, FETCHED, |mut rows| {
            all.append(&mut rows);
            Ok(())
        })
        .await?;
    Ok(all)
}
