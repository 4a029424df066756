use askama::Template;
use axum::{Extension, extract::State};
use kernel::Role;
use kit::{Actor, Answer, Text, Visit};

use super::admin::offers;
use crate::{Others, Room, access, store};

#[derive(Template)]
#[template(path = "people/work.html")]
struct WorkPage<'a> {
    t: &'a Text,
    name: &'a str,
    /// What is wrong around the program, for who can mend it.
    warning: Option<&'static str>,
    tasks: Vec<Task>,
    doors: Vec<Door>,
}

/// A role of today.
struct Task {
    role: String,
    team: String,
    stands_in_for: String,
}

/// A page that somebody may open.
pub(super) struct Door {
    /// The path, without the prefix of a language.
    pub(super) path: &'static str,
    /// The key of its name.
    pub(super) name: &'static str,
    what: &'static str,
    /// Whether the menu of every page names it, besides `/werk`.
    pub(super) in_menu: bool,
}

/// `GET /werk`: what somebody does here, and the pages that belong to it.
pub(super) async fn start(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Extension(others): Extension<Others>,
) -> Answer {
    let may = access::own(access::see_account(&actor)?)?;
    let mut read = room.db().read(visit.house.id).await?;
    let me = store::worker(&mut read, &may).await?;
    let posts = store::held_posts(&mut read, &may, visit.today()).await?;
    drop(read);
    let t = &visit.t;
    let tasks = posts.into_iter().filter(|post| post.first_day <= visit.today()).map(|post| Task {
        role: t.say(role_key(post.role)).to_owned(),
        team: post.team.unwrap_or_default(),
        stands_in_for: post.stands_in_for.unwrap_or_default(),
    });
    let warning = visit.proxy_doubt().filter(|_| offers(&access::change_house(&actor)));
    let page = WorkPage { t, name: &me.name, warning, tasks: tasks.collect(), doors: doors(&actor, others) };
    visit.page("people-work-title").main(&page).at_work(&actor).answer()
}

/// The key of the name of a role.
pub(super) const fn role_key(role: Role) -> &'static str {
    match role {
        Role::DeskWorker => "people-role-desk-worker",
        Role::SocialWorker => "people-role-social-worker",
        Role::FamilySupporter => "people-role-family-supporter",
        Role::OutreachWorker => "people-role-outreach-worker",
        Role::TeamLead => "people-role-team-lead",
        Role::PartnerWorker => "people-role-partner-worker",
        Role::Policy => "people-role-policy",
        Role::CommitteeSecretary => "people-role-committee-secretary",
        Role::CommitteeMember => "people-role-committee-member",
        Role::DataProtectionOfficer => "people-role-data-protection-officer",
        Role::Administrator => "people-role-administrator",
    }
}

/// What the roles of somebody open: the work with people who come first, the upkeep of the house behind it.
fn doors(actor: &kernel::Actor, others: Others) -> Vec<Door> {
    let elsewhere = actor.worker().into_iter().flat_map(|worker| others.doors.iter().flat_map(|doors| doors(worker)));
    let elsewhere = elsewhere.map(|(path, name, what)| Door { path, name, what, in_menu: false });
    elsewhere.chain(opened(actor)).collect()
}

/// The pages of this room that the roles of somebody open.
pub(super) fn opened(actor: &kernel::Actor) -> Vec<Door> {
    let door = |opens: bool, path, name, what, in_menu| opens.then_some(Door { path, name, what, in_menu });
    let (people, teams) = (offers(&access::see_workers(actor)), offers(&access::see_teams(actor)));
    let queue = offers(&access::see_jobs(actor));
    let tray = offers(&access::see_tray(actor));
    let house = offers(&access::see_house(actor));
    let (log, chain) = (offers(&access::search_log(actor)), offers(&access::verify_log(actor)));
    let (register, backups) = (offers(&access::see_register(actor)), offers(&access::see_backups(actor)));
    let retention = offers(&access::see_retention(actor));
    let exports = offers(&access::see_exports(actor));
    let account = offers(&access::see_account(actor));
    [
        door(tray, "/post", "people-tray-title", "people-tray-card", false),
        door(people, "/beheer/mensen", "people-list-title", "people-list-what", true),
        door(teams, "/beheer/teams", "people-teams-title", "people-teams-what", true),
        door(house, "/beheer/huis", "people-house-title", "people-house-card", false),
        door(queue, "/beheer/wachtrij", "people-queue-title", "people-queue-card", false),
        door(log, "/beheer/logboek", "people-log-title", "people-log-card", true),
        door(chain, "/beheer/logboek/ketting", "people-log-chain-title", "people-log-chain-card", false),
        door(register, "/beheer/register", "people-register-title", "people-register-card", false),
        door(retention, "/beheer/bewaartermijnen", "people-retention-title", "people-retention-card", false),
        door(backups, "/beheer/back-ups", "people-backups-title", "people-backups-card", false),
        door(exports, "/beheer/uitvoer", "people-export-title", "people-export-card", false),
        // The header has a link to the own account already.
        door(account, "/mijn", "people-account-title", "people-account-what", false),
    ]
    .into_iter()
    .flatten()
    .collect()
}
