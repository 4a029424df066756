//! The partners that sit in the house, and the links with which they keep their own hours.

use std::collections::BTreeMap;

use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Instant, May, Slug, WholeHouse, WorkerId};
use kit::{Token, TokenHash};

use crate::{
    access::{ConfirmHours, LinkPartners},
    rules::partner::{OPEN_FOR, Partner, Via},
    store::openings::turn,
};

pub(super) const STATEMENTS: &[Sql] =
    &[KNOWN, SEE, CONFIRM, LENGTHEN, ASK, MAKE, WITHDRAW, OPEN, WORKING, GIVEN, SWEEP_LINKS];

pub(super) const KNOWN: Sql = sql!(
    "select organization, seen_at, confirmed_at, confirmed_via, confirmed_by, asked_at from directory_partners
      where house_id = $1 order by organization limit 10000"
);
const SEE: Sql = sql!(
    "insert into directory_partners (house_id, organization, seen_at) values ($1, $2, $3)
     on conflict (house_id, organization) do nothing"
);
const CONFIRM: Sql = sql!(
    "insert into directory_partners (house_id, organization, seen_at, confirmed_at, confirmed_via, confirmed_by)
     values ($1, $2, $3, $3, $4, $5)
     on conflict (house_id, organization) do update
        set confirmed_at = excluded.confirmed_at, confirmed_via = excluded.confirmed_via, confirmed_by = excluded.confirmed_by"
);
// Of two programs that find it due at once, the second finds another moment there.
pub(super) const ASK: Sql = sql!(
    "update directory_partners set asked_at = $3
      where house_id = $1 and organization = $2 and coalesce(asked_at, seen_at) = $4"
);
const LENGTHEN: Sql = sql!(
    "update directory_partner_links set ends_at = $4
      where house_id = $1 and organization = $2 and withdrawn_at is null and ends_at > $3"
);
const MAKE: Sql = sql!(
    "insert into directory_partner_links (house_id, token_hash, organization, made_by, made_at, ends_at)
     values ($1, $2, $3, $4, $5, $6)"
);
pub(super) const WITHDRAW: Sql = sql!(
    "update directory_partner_links set withdrawn_at = $3
      where house_id = $1 and organization = $2 and withdrawn_at is null"
);
pub(super) const OPEN: Sql = sql!(
    "select organization from directory_partner_links
      where house_id = $1 and token_hash = $2 and withdrawn_at is null and ends_at > $3"
);
pub(super) const WORKING: Sql = sql!(
    "select organization, max(ends_at) as ends_at from directory_partner_links
      where house_id = $1 and withdrawn_at is null and ends_at > $2 group by organization"
);
// One that ended by itself still says that somebody wanted the partner to have one.
pub(super) const GIVEN: Sql = sql!(
    "select count(*) from directory_partner_links where house_id = $1 and organization = $2 and withdrawn_at is null"
);
const SWEEP_LINKS: Sql = sql!("delete from directory_partner_links where house_id = $1 and ends_at < $2");

struct Line {
    organization: Slug,
    seen_at: Instant,
    confirmed_at: Option<Instant>,
    confirmed_via: Option<Via>,
    confirmed_by: Option<WorkerId>,
    asked_at: Option<Instant>,
}

from_row!(Line { organization, seen_at, confirmed_at, confirmed_via, confirmed_by, asked_at });

impl From<Line> for Partner {
    fn from(line: Line) -> Self {
        let Line { organization, seen_at, confirmed_at, confirmed_via: via, confirmed_by: worker, asked_at } = line;
        Self { organization, seen_at, confirmed_at, via, worker, asked_at }
    }
}

/// Every partner that was ever seen in the house, by its organisation.
///
/// # Errors
/// What the database says.
pub async fn partners(source: &mut impl Source) -> Result<BTreeMap<Slug, Partner>, Fault> {
    let house = source.house();
    let lines: Vec<Line> = source.all(&KNOWN, params![house]).await?;
    Ok(lines.into_iter().map(|line| (line.organization.clone(), line.into())).collect())
}

/// Notes that these organisations sit in the house from now on; what is known of them stays.
///
/// # Errors
/// What the database says.
pub async fn see_partners(tx: &mut Tx, organizations: &[Slug]) -> Result<(), Fault> {
    for organization in organizations {
        tx.run(&SEE, params![tx.house(), organization, tx.now()]).await?;
    }
    turn(tx).await
}

/// Says that all hours of an organisation are still true. Its links open for as long again.
///
/// # Errors
/// What the database says.
pub async fn confirm_hours(
    tx: &mut Tx,
    may: &May<ConfirmHours, WholeHouse>,
    organization: &Slug,
    via: Via,
) -> Result<(), Fault> {
    let (house, now) = (tx.house(), tx.now());
    let worker = may.actor().worker().map(|worker| worker.id);
    tx.run(&CONFIRM, params![house, organization, now, via, worker]).await?;
    tx.run(&LENGTHEN, params![house, organization, now, now.plus_seconds(OPEN_FOR)]).await?;
    turn(tx).await?;
    tx.does(may);
    Ok(())
}

/// Makes the link of an organisation; those before open nothing any more.
///
/// # Errors
/// What the database says.
pub async fn make_partner_link(
    tx: &mut Tx,
    may: &May<LinkPartners, WholeHouse>,
    organization: &Slug,
) -> Result<Token, Fault> {
    tx.run(&WITHDRAW, params![tx.house(), organization, tx.now()]).await?;
    let token = add_partner_link(tx, organization).await?;
    tx.does(may);
    Ok(token)
}

/// Notes that a partner is asked now. False when another program was first.
///
/// # Errors
/// What the database says.
pub async fn ask_partner(tx: &mut Tx, partner: &Partner) -> Result<bool, Fault> {
    let before = partner.asked_at.unwrap_or(partner.seen_at);
    let row = params![tx.house(), &partner.organization, tx.now(), before];
    Ok(tx.run(&ASK, row).await? > 0)
}

/// Whether somebody wanted the organisation to have a link, and nobody withdrew it since; it may have ended by itself.
///
/// # Errors
/// What the database says.
pub async fn was_given_link(source: &mut impl Source, organization: &Slug) -> Result<bool, Fault> {
    let house = source.house();
    Ok(source.value::<i64>(&GIVEN, params![house, organization]).await? > 0)
}

/// One more link, beside the one that the partner may have at hand.
///
/// # Errors
/// What the database says.
pub async fn add_partner_link(tx: &mut Tx, organization: &Slug) -> Result<Token, Fault> {
    let token = Token::fresh(tx.makers());
    let (house, now) = (tx.house(), tx.now());
    let by = tx.actor().worker().map(|worker| worker.id);
    let row = params![house, token.hash().as_slice(), organization, by, now, now.plus_seconds(OPEN_FOR)];
    tx.run(&MAKE, row).await?;
    Ok(token)
}

/// From now on no link of an organisation opens anything.
///
/// # Errors
/// What the database says.
pub async fn withdraw_partner_links(
    tx: &mut Tx,
    may: &May<LinkPartners, WholeHouse>,
    organization: &Slug,
) -> Result<(), Fault> {
    if tx.run(&WITHDRAW, params![tx.house(), organization, tx.now()]).await? > 0 {
        tx.does(may);
    }
    Ok(())
}

/// The organisation whose hours this link opens now.
///
/// # Errors
/// What the database says.
pub async fn opened_by(source: &mut impl Source, token: &TokenHash, now: Instant) -> Result<Option<Slug>, Fault> {
    let house = source.house();
    let found: Option<(Slug,)> = source.optional(&OPEN, params![house, token.as_slice(), now]).await?;
    Ok(found.map(|(organization,)| organization))
}

/// The organisations that have a link which works, with the moment it ends.
///
/// # Errors
/// What the database says.
pub async fn partner_links(source: &mut impl Source, now: Instant) -> Result<BTreeMap<Slug, Instant>, Fault> {
    let house = source.house();
    Ok(source.all::<(Slug, Instant)>(&WORKING, params![house, now]).await?.into_iter().collect())
}

/// Forgets the links that ended before this moment.
///
/// # Errors
/// What the database says.
pub async fn sweep_partner_links(tx: &mut Tx, before: Instant) -> Result<u64, Fault> {
    let house = tx.house();
    tx.run(&SWEEP_LINKS, params![house, before]).await
}
