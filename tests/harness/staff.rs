//! People who work in the house of a story, signed in without the way to the door: that way has stories of its own.

use http::header;
use kernel::{Lang, Role, TeamId, WorkerId};
use people::{
    access,
    rules::{post::NewPost, session::Proof, token::Token, worker::Person},
    store,
};
use voordeur::App;

use super::{OtherHouse, PROGRAM, TestHouse, Visitor};

/// What a story does with the people of a house.
pub(crate) trait Staff {
    /// The running house.
    fn app(&self) -> &App;

    /// A new team.
    async fn team(&self, name: &str) -> TeamId {
        let mut tx = self.app().db().write(self.app().house().id, &PROGRAM).await.expect("a writer");
        let may = access::keep_teams_by_program(&PROGRAM).expect("the program may");
        let team = store::make_team(&mut tx, &may, name, "").await.expect("a team");
        tx.commit().await.expect("a commit");
        team
    }

    /// Somebody with this role from today on.
    async fn hire(&self, name: &str, role: Role, team: Option<TeamId>) -> WorkerId {
        let house = self.app().house();
        let email = format!("{}@voorbeeld.be", name.to_lowercase().replace(' ', "."));
        let person = Person::written(name, &email, Lang::NL).expect("a person");
        let mut tx = self.app().db().write(house.id, &PROGRAM).await.expect("a writer");
        let may = access::invite_by_program(&PROGRAM).expect("the program may");
        let worker = store::add_worker(&mut tx, &may, &person).await.expect("an account");
        let first_day = tx.now().day(&house.zone);
        let post = NewPost { role, team, stands_in_for: None, first_day, last_day: None };
        let may = access::grant_by_program(&PROGRAM, worker).expect("the program may");
        store::grant(&mut tx, &may, &post).await.expect("a role");
        tx.commit().await.expect("a commit");
        worker
    }

    /// The browser of somebody who just signed in.
    async fn browser(&self, worker: WorkerId) -> Visitor {
        let mut tx = self.app().db().write(self.app().house().id, &PROGRAM).await.expect("a writer");
        let token = Token::fresh(tx.makers());
        store::begin_session(&mut tx, worker, Proof::Whole, &token.hash(), ("Firefox", "")).await.expect("a session");
        tx.commit().await.expect("a commit");
        Visitor::to(self.app()).with(header::COOKIE, &format!("__Host-voordeur={}", token.reveal()))
    }

    /// The same for somebody new.
    async fn at_work(&self, name: &str, role: Role, team: Option<TeamId>) -> (WorkerId, Visitor) {
        let worker = self.hire(name, role, team).await;
        (worker, self.browser(worker).await)
    }
}

impl Staff for TestHouse {
    fn app(&self) -> &App {
        &self.app
    }
}

impl Staff for OtherHouse {
    fn app(&self) -> &App {
        &self.0
    }
}
