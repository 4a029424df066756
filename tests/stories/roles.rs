//! Roles given and taken in any order, for any days: what is left at each moment is what was given and not taken.

use std::collections::BTreeSet;

use kernel::{Day, Role, TeamId, WorkerId};
use people::store;

use crate::harness::{Staff, TestHouse, Visitor, stories};

/// What is done in one round.
const STEPS: u32 = 60;

/// A role as it was given.
struct Given {
    worker: WorkerId,
    role: Role,
    team: Option<usize>,
    days: (Day, Option<Day>),
    /// Where its form says that it is taken away.
    taking: String,
}

/// Everything that was given and not taken, and who gives and takes.
struct Round<'a> {
    house: &'a TestHouse,
    chance: u64,
    administrator: WorkerId,
    people: [WorkerId; 2],
    /// None for a team that ended.
    teams: [Option<TeamId>; 3],
    given: Vec<Given>,
    today: Day,
}

impl<'a> Round<'a> {
    async fn begin(house: &'a TestHouse, chance: u64) -> Self {
        let names = ["ID-team", "Sociale dienst", "GO-team"];
        let mut teams = [None; 3];
        for (team, name) in teams.iter_mut().zip(names) {
            *team = Some(house.team(name).await);
        }
        let administrator = house.hire("Bram", Role::Administrator, None).await;
        let people = [house.hire("Noor", Role::Policy, None).await, house.hire("Karim", Role::Policy, None).await];
        let today = house.app.db().makers().clock.now().day(&house.app.house().zone);
        let mut round = Self { house, chance, administrator, people, teams, given: Vec::new(), today };
        let office = round.office().await;
        for worker in people {
            let taking = takings(&office, worker).await.pop_first().expect("the role of the first day");
            round.given.push(Given { worker, role: Role::Policy, team: None, days: (today, None), taking });
        }
        round
    }

    /// A number below this one.
    fn any(&mut self, below: usize) -> usize {
        self.chance = self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.chance >> 33).expect("31 bits") % below
    }

    /// The administrator, who just signed in.
    async fn office(&self) -> Visitor {
        self.house.browser(self.administrator).await
    }

    async fn step(&mut self) {
        match self.any(8) {
            0..=3 => self.give().await,
            4 | 5 => self.take().await,
            6 => self.next_day(),
            _ if self.any(3) == 0 => self.end_a_team().await,
            _ => {}
        }
    }

    async fn give(&mut self) {
        let worker = self.people[self.any(2)];
        let role = [Role::DeskWorker, Role::SocialWorker, Role::Policy, Role::DataProtectionOfficer][self.any(4)];
        let at = self.any(3);
        let team = matches!(role, Role::DeskWorker | Role::SocialWorker).then_some(at);
        let of_team = team.map_or(Some(String::new()), |at| self.teams[at].map(|team| team.to_string()));
        let Some(of_team) = of_team else { return };
        let first = self.today.plus(self.any(3) as i64);
        let last = (self.any(2) == 0).then(|| first.plus(self.any(3) as i64));
        let (from, until) = (first.to_string(), last.map_or_else(String::new, |day| day.to_string()));
        let form = [("role", role.code()), ("team", &of_team), ("first_day", &from), ("last_day", &until)];
        let office = self.office().await;
        let before = takings(&office, worker).await;
        office.post(&format!("/beheer/mensen/{worker}/taken"), &form).await.has_status(303);
        let taking = takings(&office, worker).await.difference(&before).next().expect("a new one").clone();
        self.given.push(Given { worker, role, team, days: (first, last), taking });
    }

    async fn take(&mut self) {
        if self.given.is_empty() {
            return;
        }
        let at = self.any(self.given.len());
        let given = self.given.swap_remove(at);
        self.office().await.post(&given.taking, &[]).await.has_status(303);
    }

    async fn end_a_team(&mut self) {
        let at = self.any(3);
        if let Some(team) = self.teams[at].take() {
            self.office().await.post(&format!("/beheer/teams/{team}/einde"), &[]).await.has_status(303);
        }
    }

    fn next_day(&mut self) {
        self.house.clock.turn(24 * 3600);
        self.today = self.today.plus(1);
    }

    /// Holds what each may do against what was given and not taken.
    async fn look(&self, seed: u64) {
        let mut read = self.house.app.db().read(self.house.app.house().id).await.expect("a reader");
        for worker in self.people {
            let may = store::may_do_today(&mut read, worker, self.today).await.expect("posts");
            let mut may: Vec<_> = may.into_iter().map(|post| (post.role.code(), post.team)).collect();
            let mut left: Vec<_> =
                self.given.iter().filter(|given| self.counts(given, worker)).map(|given| self.held(given)).collect();
            may.sort_unstable();
            left.sort_unstable();
            assert_eq!(may, left, "round {seed}, {}", self.today);
        }
    }

    fn counts(&self, given: &Given, worker: WorkerId) -> bool {
        let (first, last) = given.days;
        let in_its_days = first <= self.today && last.is_none_or(|last| last >= self.today);
        given.worker == worker && in_its_days && given.team.is_none_or(|at| self.teams[at].is_some())
    }

    fn held(&self, given: &Given) -> (&'static str, Option<TeamId>) {
        (given.role.code(), given.team.and_then(|at| self.teams[at]))
    }
}

/// The forms that take a role of somebody away.
async fn takings(office: &Visitor, worker: WorkerId) -> BTreeSet<String> {
    let page = office.get(&format!("/beheer/mensen/{worker}")).await;
    page.has_status(200).all("form[action*='/taken/']", "action").into_iter().collect()
}

async fn round(house: &TestHouse, seed: u64) {
    let mut round = Round::begin(house, seed).await;
    for _ in 0..STEPS {
        round.step().await;
        round.look(seed).await;
    }
    let office = round.office().await;
    for given in std::mem::take(&mut round.given) {
        // One whose last day is over has no form any more, and none is needed.
        office.post(&given.taking, &[]).await;
    }
    round.look(seed).await;
    for worker in round.people {
        assert!(takings(&office, worker).await.is_empty());
        house.browser(worker).await.get("/werk").await.has_status(200).sees("nog geen taak");
    }
}

stories! {
    async fn what_is_given_and_taken_leaves_nothing_behind_one(house: TestHouse) {
        round(&house, 1).await;
    }

    async fn what_is_given_and_taken_leaves_nothing_behind_two(house: TestHouse) {
        round(&house, 2).await;
    }

    async fn what_is_given_and_taken_leaves_nothing_behind_three(house: TestHouse) {
        round(&house, 3).await;
    }
}
