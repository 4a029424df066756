use directory::Room;
use kernel::Worker;
use kit::{Account, AskBox, Frame, Frames, House, Link, Text};

/// What stands around every page: the menu, the foot and the urgent lines of the house.
pub(crate) struct Around(pub(crate) Room);

impl Frames for Around {
    fn frame(&self, house: &House, t: &Text) -> Frame {
        Frame {
            menu: vec![
                link(t, "/vandaag", "directory-menu-today"),
                link(t, "/zitdagen", "directory-menu-week"),
                link(t, "/aanbod", "directory-menu-offer"),
                link(t, "/organisaties", "directory-menu-organizations"),
            ],
            footer: footer(t),
            urgent: self.0.urgent_strip(house, t),
            urgent_page: Some(t.to("/dringend")),
            ask: Some(AskBox {
                action: t.to("/vraag"),
                label: t.say("directory-ask-label").to_owned(),
                button: t.say("directory-ask-button").to_owned(),
            }),
            account: None,
            drafts: None,
            session: None,
        }
    }

    /// Somebody at work keeps the directory at hand; the urgent lines stay for who sits across the desk.
    fn at_work(&self, house: &House, t: &Text, worker: &Worker) -> Frame {
        // The desk stands first: who works there comes back to it all day.
        let first = questions::menu(worker).into_iter().chain(referrals::menu(worker));
        let own = first.chain(people::menu(worker)).map(|(path, key)| link(t, path, key));
        let directory = [link(t, "/vandaag", "directory-menu-today"), link(t, "/aanbod", "directory-menu-offer")];
        Frame {
            menu: own.chain(directory).collect(),
            account: Some(Account {
                page: link(t, "/mijn", "people-account-title"),
                sign_out: link(t, "/afmelden", "people-sign-out"),
            }),
            drafts: Some(t.to("/mijn/kladjes/sleutel")),
            session: Some(t.to("/mijn/sessie")),
            ..self.frame(house, t)
        }
    }
}

fn footer(t: &Text) -> Vec<Link> {
    vec![
        link(t, "/privacy", "directory-menu-privacy"),
        link(t, "/toegankelijkheid", "directory-menu-accessible"),
        Link::new("/docs/api", t.say("directory-menu-data")),
        link(t, "/aanmelden", "people-menu-sign-in"),
    ]
}

fn link(t: &Text, path: &str, key: &str) -> Link {
    Link::new(t.to(path), t.say(key))
}
