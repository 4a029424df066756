//! In with a passkey: instead of a password and a code, as the second half, or to show that it is still you.

use axum::extract::State;
use db::{Fault, Tx};
use http::HeaderMap;
use kernel::{Actor as Who, RuleBreak, Worker, WorkerId};
use kit::{Answer, Form, OrMissing as _, Refusal, Typed, Visit, see_other};

use super::{super::second, super::sign_in as first, Sent, question};
use crate::{
    Room,
    doorkeeper::Inside,
    passkeys::{RelyingParty, Shown},
    rules::{ceremony::Purpose, session::Proof, token::Token},
    store,
};

/// Whose passkey an answer is from.
enum Verdict {
    /// It is theirs, and everything fits.
    Of(WorkerId),
    /// Something does not fit; on whose account, if that is known.
    Wrong(Option<WorkerId>),
}

/// `POST /aanmelden/sleutel/vraag`: a challenge for whoever comes. It tells nothing of who has an account.
pub(in crate::pages) async fn ask(visit: Visit, State(room): State<Room>) -> Answer {
    room.slowdown().admit_network(&visit.network())?;
    let asked = RelyingParty::of(&visit.house).or_missing()?.asks()?;
    let mut tx = room.db().write(visit.house.id, &Who::Program("sign-in")).await?;
    let token = store::begin_ceremony(&mut tx, Purpose::Passkey, None, &asked.state).await?;
    tx.commit().await?;
    question(&token, asked.options)
}

/// `POST /aanmelden/sleutel`: both halves at once, because a passkey is held and asks for a finger, a face or a PIN.
pub(in crate::pages) async fn sign_in(
    visit: Visit,
    State(room): State<Room>,
    headers: HeaderMap,
    form: Form<Sent>,
) -> Answer {
    let sent = form.check(|sent| Ok(sent.clone()))?;
    let inside = room.inside(&visit.house, &headers).await?;
    match proved(&visit, &room, &headers, (&sent, inside.as_ref(), false)).await? {
        Some(token) => first::go_on(&token, sent.back.or(&visit.t.to("/werk"))),
        None => first::again(&visit, &room, &wrong(), sent.back.asked()),
    }
}

/// `POST /bevestigen/sleutel`: it is still you.
pub(in crate::pages) async fn confirm(
    visit: Visit,
    State(room): State<Room>,
    headers: HeaderMap,
    form: Form<Sent>,
) -> Answer {
    let Some(inside) = room.inside(&visit.house, &headers).await? else { return see_other(&visit.t.to("/aanmelden")) };
    let sent = form.check(|sent| Ok(sent.clone()))?;
    match proved(&visit, &room, &headers, (&sent, Some(&inside), true)).await? {
        Some(token) => first::go_on(&token, sent.back.or(&visit.t.to("/werk"))),
        None => second::confirm_again(&visit, &room, &inside, &wrong(), sent.back.asked()).await,
    }
}

fn wrong() -> Typed {
    Typed::default().given_back(vec![RuleBreak::new("", "people-passkey-wrong")])
}

/// The token with which somebody goes on whose passkey fits: in the session that was theirs already, otherwise in a new one. With
/// `only_here` nobody else's passkey will do.
async fn proved(
    visit: &Visit,
    room: &Room,
    headers: &HeaderMap,
    (sent, inside, only_here): (&Sent, Option<&Inside>, bool),
) -> Result<Option<Token>, Refusal> {
    let party = RelyingParty::of(&visit.house).or_missing()?;
    room.slowdown().admit_network(&visit.network())?;
    let mut tx = room.db().write(visit.house.id, &Who::Program("sign-in")).await?;
    let verdict = verdict(&mut tx, &party, sent).await?;
    let own = |worker: &WorkerId| inside.filter(|inside| inside.worker.id == *worker);
    let (worker, session) = match verdict {
        Verdict::Of(worker) if !only_here || own(&worker).is_some() => (worker, own(&worker)),
        Verdict::Of(worker) | Verdict::Wrong(Some(worker)) => return turned_away(visit, room, tx, Some(worker)).await,
        Verdict::Wrong(None) => return turned_away(visit, room, tx, None).await,
    };
    let token = Token::fresh(tx.makers());
    let id = match session {
        Some(inside) => {
            store::prove_session(&mut tx, inside.session.id, Proof::Whole, &token.hash()).await?;
            inside.session.id
        }
        None => {
            first::leave(&mut tx, headers).await?;
            let from = (first::device_of(headers), visit.network());
            store::begin_session(&mut tx, worker, Proof::Whole, &token.hash(), (&from.0, &from.1)).await?
        }
    };
    let worker = Worker { id: worker, session: id, posts: [].into(), fresh: true };
    db::Source::log(&mut tx, vec![first::came_in(&worker)]);
    tx.commit().await?;
    Ok(Some(token))
}

/// The question is spent all the same.
async fn turned_away(visit: &Visit, room: &Room, tx: Tx, worker: Option<WorkerId>) -> Result<Option<Token>, Refusal> {
    tx.commit().await?;
    first::refuse(visit, room, worker).await?;
    Ok(None)
}

async fn verdict(tx: &mut Tx, party: &RelyingParty, sent: &Sent) -> Result<Verdict, Fault> {
    let Some(token) = Token::shown(&sent.token) else { return Ok(Verdict::Wrong(None)) };
    let state = store::take_ceremony(tx, Purpose::Passkey, None, &token).await?;
    let Some(shown) = Shown::read(&sent.credential) else { return Ok(Verdict::Wrong(None)) };
    let Some(known) = store::known_passkey(tx, shown.credential()).await? else { return Ok(Verdict::Wrong(None)) };
    let accepted = state.and_then(|state| party.accepts(&shown, &state, &known));
    let Some(accepted) = accepted else { return Ok(Verdict::Wrong(Some(known.worker_id))) };
    let counts_on = store::note_passkey_use(tx, known.id, &accepted.public_key, accepted.counter).await?;
    Ok(if counts_on { Verdict::Of(known.worker_id) } else { Verdict::Wrong(Some(known.worker_id)) })
}
