use db::{params, testing::unled};
use kernel::Day;

use super::*;
use crate::rules::{Kind, ReferralId, State};

db::both_databases! { migrations();
    async fn every_hot_statement_is_led_by_an_index_that_begins_with_the_house(db: TestDb) {
        let (house, some, day) = (db.house, db.makers().fresh::<ReferralId>(), "2026-11-24".parse::<Day>().unwrap());
        let (now, hash) = (db.makers().clock.now(), [7_u8; 32].as_slice());
        let hot = [
            (&list::FIRST, params![house, some, 9].to_vec()),
            (&list::BEHIND, params![house, some, 9, now, some].to_vec()),
            (&list::ANY, params![house].to_vec()),
            (&made::SCOPE, params![house, some].to_vec()),
            (&made::ONE, params![house, some].to_vec()),
            (&made::LOCK, params![house, some].to_vec()),
            (&made::FRESH, params![house, some, now].to_vec()),
            (&moves::LAST, params![house, some].to_vec()),
            (&moves::WITHDRAW, params![house, some, 1, now].to_vec()),
            (&moves::STOOD, params![house, some, moves::SILENCE].to_vec()),
            (&moves::WITHDRAW_SILENCE, params![house, some, moves::SILENCE, now].to_vec()),
            (&decisions::WHY, params![house, some].to_vec()),
            (&answers::LAST, params![house, some].to_vec()),
            (&answers::COUNT, params![house, some].to_vec()),
            (&answers::CORRECT, params![house, some, 1, now].to_vec()),
            (&answers::ALL, params![house, some].to_vec()),
            (&answers::HANDED_ON, params![house, some, Kind::Onward, State::Requested].to_vec()),
            (&links::WITHDRAW, params![house, some, now].to_vec()),
            (&links::OPEN, params![house, hash, now, now].to_vec()),
            (&links::ANY, params![house, some, now].to_vec()),
            (&slips::SAY, params![house, hash, true, now].to_vec()),
            (&slips::SAID, params![house, some].to_vec()),
            (&shares::VERSION, params![house, some].to_vec()),
            (&shares::LAST, params![house, some].to_vec()),
            (&shares::END, params![house, some, now, some].to_vec()),
            (&shares::ACTS, params![house, some].to_vec()),
            (&shares::KNOWN, params![house, "caw"].to_vec()),
            (&shares::CARD, params![house, some].to_vec()),
            (&shares::LOCK, params![house, some].to_vec()),
            (&shares::ERASE, params![house, some].to_vec()),
            (&shares::SET_CODE, params![house, some, hash].to_vec()),
            (&shares::WRONG, params![house, some].to_vec()),
            (&shares::REFUSED, params![house, some, Kind::Information, State::Cancelled, now].to_vec()),
            (&figures::ENDED, params![house, day].to_vec()),
            (&figures::CODED, params![house, day, 9].to_vec()),
            (&unknown::UNHEARD, params![house, now, 9].to_vec()),
            (&unknown::FORGET_NEEDS, params![house, day, 9].to_vec()),
        ];
        let faults = unled(&db, hot).await.unwrap();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
