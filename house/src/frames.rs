use directory::Room;
use kit::{AskBox, Frame, House, Link, Text};

/// What stands around every page: the menu, the foot and the urgent lines of the house.
pub(crate) fn around(room: &Room, house: &House, t: &Text) -> Frame {
    let link = |path: &str, key: &str| Link::new(t.to(path), t.say(key));
    Frame {
        menu: vec![
            link("/vandaag", "directory-menu-today"),
            link("/zitdagen", "directory-menu-week"),
            link("/aanbod", "directory-menu-offer"),
            link("/organisaties", "directory-menu-organizations"),
        ],
        footer: vec![
            link("/privacy", "directory-menu-privacy"),
            link("/toegankelijkheid", "directory-menu-accessible"),
            Link::new("/docs/api", t.say("directory-menu-data")),
        ],
        urgent: room.urgent_strip(house, t),
        urgent_page: Some(t.to("/dringend")),
        ask: Some(AskBox {
            action: t.to("/vraag"),
            label: t.say("directory-ask-label").to_owned(),
            button: t.say("directory-ask-button").to_owned(),
        }),
    }
}
