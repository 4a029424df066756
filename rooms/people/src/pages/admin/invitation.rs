use askama::Template;
use axum::extract::State;
use db::Tx;
use http::StatusCode;
use kernel::{Actor as Who, Day, Lang, Reason, RuleBreak, Scope, TeamId, WholeHouse, WorkerId};
use kit::{Actor, Answer, Choice, Form, Refusal, Text, Typed, Visit};
use serde::Deserialize;

use super::{
    ids_of, lang_choices,
    link::{self, Handed, Receiver},
    role_choices, team_choices, teams_of,
};
use crate::{
    Room, access,
    mails::{self, To},
    rules::{
        link::{Carrier, Purpose},
        post::{NewPost, Written},
        token::Token,
        worker::Person,
    },
    store,
};

/// The form as it is sent.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Sent {
    name: String,
    email: String,
    lang: String,
    role: String,
    #[serde(default)]
    team: String,
    #[serde(default)]
    by: String,
}

impl Sent {
    /// Who is invited, to do what.
    fn read(&self, teams: &[TeamId], today: Day) -> Result<(Person, NewPost), Vec<RuleBreak>> {
        let lang = self.lang.parse().unwrap_or(Lang::NL);
        let person = Person::written(&self.name, &self.email, lang);
        let post = Written { role: &self.role, team: &self.team, ..Written::default() }.read(teams, today);
        match (person, post) {
            (Ok(person), Ok(post)) => Ok((person, post)),
            (person, post) => Err([person.err(), post.err()].into_iter().flatten().flatten().collect()),
        }
    }

    fn typed(&self) -> Typed {
        let fields = [("name", &self.name), ("email", &self.email), ("lang", &self.lang), ("role", &self.role)];
        let fields = fields.into_iter().chain([("team", &self.team), ("by", &self.by)]);
        fields.fold(Typed::default(), |typed, (field, value)| typed.with(field, value))
    }
}

#[derive(Template)]
#[template(path = "people/admin/invitation.html")]
struct InvitationPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    langs: Vec<Choice>,
    roles: Vec<Choice>,
    teams: Vec<Choice>,
    carriers: Vec<Choice>,
}

/// `GET /beheer/mensen/nieuw`: who comes to work here?
pub(super) async fn form(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    access::invite_worker(&actor)?;
    let typed = Typed::default().with("lang", Lang::NL.as_str()).with("by", "mail");
    shown(&visit, &actor, &room, &typed, StatusCode::OK).await
}

/// `POST /beheer/mensen/nieuw`: an account with its first role, and the link with which its owner chooses a password.
pub(super) async fn invite(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    access::invite_worker(&actor)?;
    let teams = teams_of(&visit, &actor, &mut room.db().read(visit.house.id).await?).await?;
    let read = form.check(|sent| Ok((sent.clone(), sent.read(&ids_of(&teams), visit.today())?)));
    let (sent, (person, post)) = match read {
        Ok(read) => read,
        Err(typed) => return shown(&visit, &actor, &room, &typed, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    match hire(&visit, &actor, &room, &person, &post).await? {
        Some((tx, id, token)) => {
            let to = To { email: &person.email, lang: person.lang };
            let (purpose, words) = (Purpose::Password, &mails::INVITATION);
            let handed = Handed { token: &token, purpose, words, carrier: Carrier::read(&sent.by, room.has_mail()) };
            link::hand_over(&visit, &actor, &room, tx, &Receiver { id, name: &person.name, to }, &handed).await
        }
        None => {
            let taken = sent.typed().given_back(vec![RuleBreak::new("email", "people-email-taken")]);
            shown(&visit, &actor, &room, &taken, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// Makes the account, still to be committed; none when the address has one.
async fn hire(
    visit: &Visit,
    actor: &Who,
    room: &Room,
    person: &Person,
    post: &NewPost,
) -> Result<Option<(Tx, WorkerId, Token)>, Refusal> {
    let invite = access::invite_worker(actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let mut tx = room.db().write(visit.house.id, actor).await?;
    let worker = match store::add_worker(&mut tx, &invite, person).await {
        Err(fault) if fault.is_duplicate() => return Ok(None),
        made => made?,
    };
    let scope = Some(Scope { teams: Vec::new(), owner: Some(worker) });
    let grant = access::grant_post(actor)?.over(scope.as_ref(), worker, Reason::Upkeep)?;
    store::grant(&mut tx, &grant, post).await?;
    let reset = access::reset_worker(actor)?.over(scope.as_ref(), worker, Reason::Upkeep)?;
    let token = store::make_link(&mut tx, &reset, Purpose::Password).await?;
    Ok(Some((tx, worker, token)))
}

async fn shown(visit: &Visit, actor: &Who, room: &Room, form: &Typed, status: StatusCode) -> Answer {
    let t = &visit.t;
    let teams = teams_of(visit, actor, &mut room.db().read(visit.house.id).await?).await?;
    let (langs, roles, teams) = (lang_choices(visit), role_choices(visit), team_choices(&teams));
    let page = InvitationPage { t, form, langs, roles, teams, carriers: link::carriers(t, room) };
    let page = visit.page("people-invite-title").main(&page).at_work(actor).status(status);
    page.crumb(t.to("/beheer/mensen"), t.say("people-list-title")).answer()
}
