//! What takes two people takes two: why somebody is not the second, and who could be.

use db::Source;
use kernel::{TeamId, WorkerId};
use kit::{Refusal, Visit};

use crate::{rules::hands::stand_apart, store};

/// How many people are named who could help instead.
const NAMED: usize = 5;

/// What is decided on, for whoever reads it: the person's name, and the team whose lead could help too.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) name: &'a str,
    pub(super) team: Option<TeamId>,
}

/// Why the reader is not surely another one than `others`, who take part or whom it is about, and who could help instead; none when
/// the reader can.
pub(super) async fn why_not_two(
    visit: &Visit,
    source: &mut impl Source,
    (others, reader): (&[WorkerId], WorkerId),
    about: About<'_>,
) -> Result<Option<String>, Refusal> {
    if with(visit, source, others, reader).await? {
        return Ok(None);
    }
    let mut names = Vec::new();
    for (helper, name) in store::helpers(source, about.team, visit.today()).await? {
        let is_free = helper != reader && !others.contains(&helper);
        if is_free && names.len() < NAMED && with(visit, source, others, helper).await? {
            names.push(name);
        }
    }
    let t = &visit.t;
    let why = t.with("name", about.name).say("people-two-touched");
    let then = match names.as_slice() {
        [] => t.say("people-two-nobody").to_owned(),
        names => t.with("names", names.join(", ")).say("people-two-ask"),
    };
    Ok(Some(format!("{why} {then}")))
}

/// Whether these people and one more surely are as many as they seem.
async fn with(visit: &Visit, source: &mut impl Source, others: &[WorkerId], more: WorkerId) -> Result<bool, Refusal> {
    let people = [others, &[more]].concat();
    let touches = store::touches_around(source, &people, visit.now).await?;
    Ok(stand_apart(&people, &touches, visit.now))
}
