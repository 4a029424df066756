//! Work for later: a partner hears that something waits, and once more when the clock of its own hours has run out.

use std::sync::Arc;

use db::{Failure, Handlers, Work};
use directory::Standing;
use kit::{House, Houses, Texts};

use crate::{
    Room,
    mails::{self, Notice, Reminder},
    room,
    rules::State,
    store,
};

/// Does the work of this room from now on.
#[must_use]
pub fn handlers(handlers: Handlers, room: &Room, houses: Arc<dyn Houses>, texts: Texts) -> Handlers {
    let (own, all, words) = (room.clone(), Arc::clone(&houses), texts.clone());
    let handlers = handlers.on(move |work, notice: Notice| {
        let (room, houses, texts) = (own.clone(), Arc::clone(&all), words.clone());
        async move {
            let house = house_of(&work, houses.as_ref())?;
            write_to_partner(&work, &notice, &room, (&house, &texts)).await
        }
    });
    let room = room.clone();
    handlers.on(move |work, reminder: Reminder| {
        let (room, houses, texts) = (room.clone(), Arc::clone(&houses), texts.clone());
        async move {
            let house = house_of(&work, houses.as_ref())?;
            remind(&work, &reminder, &room, (&house, &texts)).await
        }
    })
}

fn house_of(work: &Work, houses: &dyn Houses) -> Result<House, Failure> {
    houses.of_id(work.house()).ok_or_else(|| Failure::Never("there is no such house".to_owned()))
}

async fn standing(room: &Room, house: &House) -> Result<Arc<Standing>, Failure> {
    let standing = room.directory().standing(house).await;
    standing.map_err(|_| Failure::Later("the directory cannot be read".to_owned()))
}

/// Writes to the partner with a link, unless the sender took it back, gave a link, or somebody answered.
async fn write_to_partner(
    work: &Work,
    notice: &Notice,
    room: &Room,
    (house, texts): (&House, &Texts),
) -> Result<(), Failure> {
    let standing = standing(room, house).await?;
    let edition = standing.edition();
    let mut tx = work.write().await?;
    let referral = store::held(&mut tx, notice.referral).await?;
    let service = edition.service(referral.service.as_str());
    let address = service.and_then(|service| room.address_of(edition, service));
    let now = tx.now();
    if let Some(address) = address.filter(|_| referral.state == State::Requested)
        && !store::has_link(&mut tx, referral.id, now).await?
    {
        let token = store::make_link(&mut tx, referral.id, house.unheard_days).await?;
        tx.enqueue(mails::waits(texts, house, address, &token, now)).await?;
    }
    Ok(work.done(tx).await?)
}

/// Counts the hours of the partner once more, as the directory has them now: a sitting day that did not take place gives more time. When
/// they are over, the partner is reminded, once; the sender sees on the list that it is overdue.
async fn remind(
    work: &Work,
    reminder: &Reminder,
    room: &Room,
    (house, texts): (&House, &Texts),
) -> Result<(), Failure> {
    let standing = standing(room, house).await?;
    let edition = standing.edition();
    let mut tx = work.write().await?;
    let referral = store::held(&mut tx, reminder.referral).await?;
    let (now, due_at) = (tx.now(), room::due(edition, &referral.service, referral.made_at));
    let address = edition.service(referral.service.as_str()).and_then(|service| room.address_of(edition, service));
    match address.filter(|_| referral.kind.leaves()) {
        _ if referral.state != State::Requested => {}
        _ if due_at > now => {
            store::set_due(&mut tx, referral.id, due_at).await?;
            tx.enqueue_at(Reminder { referral: referral.id }, due_at).await?;
        }
        None => {}
        Some(address) => {
            let token = store::add_link(&mut tx, referral.id, house.unheard_days).await?;
            tx.enqueue(mails::still_waits(texts, house, address, &token, now)).await?;
        }
    }
    Ok(work.done(tx).await?)
}
