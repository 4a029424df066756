//! Work for later: what must look the same whoever asks is done when nobody waits for it.

mod exports;

use std::sync::Arc;

use db::{Failure, Handlers, Work};
use kit::{House, Houses, Texts};

use crate::{
    Everything, access,
    everything::MakeExport,
    mails::{self, Forgotten, SealMail, To},
    rules::link::Purpose,
    store,
};

/// So many seconds lie between two such mails to one account.
const SELDOM: i64 = 5 * 60;

/// Does the work of this room from now on; `everything` is what an export takes out.
#[must_use]
pub fn handlers(handlers: Handlers, houses: Arc<dyn Houses>, texts: Texts, everything: Everything) -> Handlers {
    let (all, said) = (Arc::clone(&houses), texts.clone());
    let handlers = handlers.on(move |work, job: MakeExport| {
        let (houses, texts, everything) = (Arc::clone(&all), said.clone(), everything.clone());
        async move {
            let house = house_of(&work, houses.as_ref())?;
            exports::make(&work, job.id, &everything, (&house, &texts)).await
        }
    });
    let (all, said) = (Arc::clone(&houses), texts.clone());
    let handlers = handlers.on(move |work, mail: SealMail| {
        let (houses, texts) = (Arc::clone(&all), said.clone());
        async move { send_seal(&work, &mail, houses.as_ref(), &texts).await }
    });
    handlers.on(move |work, asked: Forgotten| {
        let (houses, texts) = (Arc::clone(&houses), texts.clone());
        async move { write_to(&work, &asked, houses.as_ref(), &texts).await }
    })
}

/// Puts the seal of a day in a mail.
async fn send_seal(work: &Work, mail: &SealMail, houses: &dyn Houses, texts: &Texts) -> Result<(), Failure> {
    let house = house_of(work, houses)?;
    let mut tx = work.write().await?;
    let now = tx.now();
    tx.enqueue(mails::seal(texts, &house, mail, now)).await?;
    Ok(work.done(tx).await?)
}

fn house_of(work: &Work, houses: &dyn Houses) -> Result<House, Failure> {
    houses.of_id(work.house()).ok_or_else(|| Failure::Never("there is no such house".to_owned()))
}

/// Writes to the account of the address, when there is one and it was not written to just now.
async fn write_to(work: &Work, asked: &Forgotten, houses: &dyn Houses, texts: &Texts) -> Result<(), Failure> {
    let house = house_of(work, houses)?;
    let mut tx = work.write().await?;
    if let Some(known) = store::credentials(&mut tx, &asked.email).await? {
        let may_begin = store::ways_in(&mut tx, known.id).await?.may_choose_a_password();
        let last = store::last_link(&mut tx, known.id, Purpose::Forgotten).await?;
        let is_soon = last.is_some_and(|last| tx.now().seconds_since(last) < SELDOM);
        let may = access::reset_by_program(tx.actor(), known.id).filter(|_| may_begin && !is_soon);
        if let Some(may) = may {
            let token = store::make_link(&mut tx, &may, Purpose::Forgotten).await?;
            let person = store::worker(&mut tx, &may).await?;
            let to = To { email: &person.email, lang: person.lang };
            let link = (&token, Purpose::Forgotten, tx.now());
            tx.enqueue(mails::with_link(texts, &house, &mails::FORGOTTEN, &to, link)).await?;
        }
    }
    Ok(work.done(tx).await?)
}
