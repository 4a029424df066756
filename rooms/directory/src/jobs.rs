//! Work for later: a partner is asked by mail whether its hours are still true.

use std::sync::Arc;

use db::{Failure, Handlers, Work};
use kit::{House, Houses, Texts};

use crate::{
    Room,
    mails::{self, Ask},
    store,
};

/// Does the work of this room from now on.
#[must_use]
pub fn handlers(handlers: Handlers, room: &Room, houses: Arc<dyn Houses>, texts: Texts) -> Handlers {
    let room = room.clone();
    handlers.on(move |work, ask: Ask| {
        let (room, houses, texts) = (room.clone(), Arc::clone(&houses), texts.clone());
        async move {
            let house = houses.of_id(work.house());
            let house = house.ok_or_else(|| Failure::Never("there is no such house".to_owned()))?;
            ask_partner(&work, &ask, &room, (&house, &texts)).await
        }
    })
}

/// Writes to the partner, with one more link beside the one it may have at hand; not when its link was withdrawn meanwhile.
async fn ask_partner(work: &Work, ask: &Ask, room: &Room, (house, texts): (&House, &Texts)) -> Result<(), Failure> {
    let standing = room.standing(house).await;
    let standing = standing.map_err(|_| Failure::Later("the directory cannot be read".to_owned()))?;
    let edition = standing.edition();
    let mut tx = work.write().await?;
    let mailbox = edition.partner(ask.organization.as_str()).and_then(|partner| room.mailbox(edition, partner));
    if let Some(mailbox) = mailbox
        && store::was_given_link(&mut tx, &ask.organization).await?
    {
        let token = store::add_partner_link(&mut tx, &ask.organization).await?;
        let now = tx.now();
        tx.enqueue(mails::ask(texts, house, mailbox, &token, now)).await?;
    }
    Ok(work.done(tx).await?)
}
