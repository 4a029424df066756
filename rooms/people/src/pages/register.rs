//! The register of processing: for everybody, on paper and as a file; with the tables below for who watches over them.

use askama::Template;
use axum::{Extension, response::IntoResponse as _};
use http::header;
use kit::{Actor, Answer, Refusal, Text, Visit, csv};

use crate::{
    access,
    register::{Register, Said, said},
};

#[derive(Template)]
#[template(path = "people/register.html")]
struct RegisterPage<'a> {
    t: &'a Text,
    house: &'a str,
    lines: Vec<Said>,
    /// Whether the tables below are shown.
    technical: bool,
}

/// `GET /privacy/register`
pub(super) async fn shown(visit: Visit, Extension(register): Extension<Register>) -> Answer {
    let page =
        RegisterPage { t: &visit.t, house: &visit.house.name, lines: said(&visit.t, &register), technical: false };
    let page = visit.page("people-register-title").main(&page).only_in(&super::LANGUAGES);
    page.crumb(visit.t.to("/privacy"), visit.t.say("people-register-above")).answer()
}

/// `GET /beheer/register`: the same with tables and columns.
pub(super) async fn technical(visit: Visit, actor: Actor, Extension(register): Extension<Register>) -> Answer {
    access::see_register(&actor)?;
    let page =
        RegisterPage { t: &visit.t, house: &visit.house.name, lines: said(&visit.t, &register), technical: true };
    visit.page("people-register-title").main(&page).at_work(&actor).answer()
}

/// `GET /privacy/register.json`
pub(super) async fn json(visit: Visit, Extension(register): Extension<Register>) -> Answer {
    let text = serde_json::to_string_pretty(&said(&visit.t, &register)).map_err(Refusal::broken)?;
    Ok(([(header::CONTENT_TYPE, "application/json; charset=utf-8")], text).into_response())
}

/// `GET /privacy/register.csv`
pub(super) async fn csv(visit: Visit, Extension(register): Extension<Register>) -> Answer {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"register.csv\""),
    ];
    let lines = said(&visit.t, &register).iter().map(row).collect::<String>();
    Ok((headers, format!("code,name,purpose,basis,whose,data,recipients,kept\r\n{lines}")).into_response())
}

fn row(line: &Said) -> String {
    let lists = [&line.whose, &line.data, &line.recipients].map(|list| list.join("; "));
    let [whose, data, recipients] = lists.each_ref().map(String::as_str);
    let cells = [line.code, &line.name, &line.purpose, &line.basis, whose, data, recipients, &line.kept];
    csv::line(cells)
}
