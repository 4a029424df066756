use db::{
    Source as _, Sql, params, sql,
    testing::{TestDb, unled},
};
use kernel::{Actor, Day, Post, Role, SessionId, TeamId, TypedId, Worker, WorkerId};
use uuid::Uuid;

use super::*;
use crate::{
    access,
    rules::{Aside, Codes, Entry, Quarter, QuestionId, pace::Pace},
};

fn id<I: TypedId>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

/// Somebody at the desk of team 7.
fn worker(number: u128) -> Actor {
    let posts = [Post { role: Role::DeskWorker, team: Some(id::<TeamId>(7)), stands_in: false }].into();
    Actor::Worker(Worker { id: id::<WorkerId>(number), session: id::<SessionId>(1), posts, fresh: false })
}

fn quarter(day: &str, number: u8) -> Quarter {
    Quarter { day: day.parse::<Day>().unwrap(), number }
}

async fn save_one(db: &TestDb, by: &Actor, at: Quarter) -> QuestionId {
    let may = access::desk(by).unwrap();
    let mut tx = db.write(db.house, by).await.unwrap();
    let fresh: QuestionId = tx.makers().fresh_unordered();
    let entry = Entry { id: &fresh.to_string(), words: "huur", theme: "housing", ..Entry::default() };
    let codes = Codes::embedded().unwrap();
    let (id, asked) = entry.read(&codes).unwrap();
    assert_eq!(
        save(
            &mut tx,
            &may,
            (id, &asked),
            Aside { asks_aid: true, pace: Pace::measured("8200", "3") },
            at,
            &codes.version
        )
        .await
        .unwrap(),
        Saved::Now
    );
    tx.commit().await.unwrap();
    id
}

async fn value(db: &TestDb, sql: &Sql) -> i64 {
    db.read(db.house).await.unwrap().value(sql, params![db.house]).await.unwrap()
}

const AUTHORS: Sql = sql!("select count(*) from questions_undo where house_id = $1");
const UNSETTLED: Sql = sql!("select count(*) from questions_asked where house_id = $1 and settled = false");
const TOUCHED: Sql = sql!("select count(*) from questions_receipts where house_id = $1 and touched_on is not null");
const PACED: Sql = sql!("select cast(coalesce(sum(questions), 0) as bigint) from questions_pace where house_id = $1");
const WORDS: Sql = sql!("select count(*) from questions_asked where house_id = $1 and words is not null");

db::both_databases! { migrations();
    async fn whose_it_is_is_known_for_a_minute(db: TestDb) {
        let (noor, now) = (worker(1), quarter("2026-11-24", 40));
        save_one(&db, &noor, now).await;
        db.clock.turn(59);
        settle(&db, db.house, db.makers().clock.now(), now).await.unwrap();
        assert_eq!(value(&db, &AUTHORS).await, 1);
        db.clock.turn(1);
        assert_eq!(value(&db, &PACED).await, 0);
        settle(&db, db.house, db.makers().clock.now(), now).await.unwrap();
        assert_eq!((value(&db, &AUTHORS).await, value(&db, &UNSETTLED).await), (0, 1));
        // Its seconds and its fields are counted with the others of the day.
        assert_eq!(value(&db, &PACED).await, 2);
        assert_eq!(value(&db, &TOUCHED).await, 1);
        settle(&db, db.house, db.makers().clock.now(), quarter("2026-11-24", 41)).await.unwrap();
        assert_eq!((value(&db, &UNSETTLED).await, value(&db, &TOUCHED).await), (0, 0));
    }

    async fn two_programs_that_settle_at_once_count_a_question_once(db: TestDb) {
        let (noor, at) = (worker(1), quarter("2026-11-24", 40));
        for _ in 0..3 {
            save_one(&db, &noor, at).await;
        }
        db.clock.turn(60);
        let now = db.makers().clock.now();
        let (one, other) = tokio::join!(settle(&db, db.house, now, at), settle(&db, db.house, now, at));
        one.and(other).unwrap();
        assert_eq!((value(&db, &AUTHORS).await, value(&db, &PACED).await), (0, 6), "seconds and fields of three questions");
    }

    async fn words_go_by_the_day_and_in_steps(db: TestDb) {
        let noor = worker(1);
        for day in ["2026-11-20", "2026-11-21", "2026-11-22"] {
            save_one(&db, &noor, quarter(day, 3)).await;
        }
        assert_eq!(forget_words(&db, db.house, "2026-11-22".parse().unwrap()).await.unwrap(), 2);
        assert_eq!(forget_words(&db, db.house, "2026-11-22".parse().unwrap()).await.unwrap(), 0);
        assert_eq!(value(&db, &WORDS).await, 1);
    }

    async fn every_hot_statement_is_led_by_an_index_that_begins_with_the_house(db: TestDb) {
        let (house, some, day) = (db.house, id::<WorkerId>(1), "2026-11-24".parse::<Day>().unwrap());
        let now = db.makers().clock.now();
        let hot = [
            (&asked::KNOWN, params![house, some].to_vec()),
            (&asked::UNDOABLE, params![house, some, some, now].to_vec()),
            (&asked::TAKE_BACK, params![house, some].to_vec()),
            (&asked::LAST, params![house, some, now].to_vec()),
            (&keeping::DUE, params![house, now, day, 3].to_vec()),
            (&keeping::LOCK_WHOSE, params![house, now].to_vec()),
            (&keeping::FORGET_WHOSE, params![house, now].to_vec()),
            (&keeping::SETTLE, params![house, day, 3].to_vec()),
            (&keeping::FORGET_WORDS, params![house, day, 3].to_vec()),
            (&keeping::SETTLE_RECEIPTS, params![house, day, 3].to_vec()),
            (&keeping::FORGET_NUMBERS, params![house, day, 3].to_vec()),
            (&keeping::FORGET_MESSAGES, params![house, day, 3].to_vec()),
            (&pace::COUNT_SECONDS, params![house, now].to_vec()),
            (&pace::COUNT_FIELDS, params![house, now].to_vec()),
            (&pace::OF_TEAM, params![house, some, day, day].to_vec()),
            (&period::COUNTS, params![house, some, day, day].to_vec()),
            (&period::THEMES, params![house, some, day, day].to_vec()),
            (&period::DONE, params![house, some, day, day].to_vec()),
            (&period::ROWS, params![house, some, day, day, 9].to_vec()),
            (&messages::OF_TEAM, params![house, some, day, 9].to_vec()),
            (&messages::LEFT, params![house, some, day].to_vec()),
            (&messages::MOVES, params![house, some, day].to_vec()),
            (&messages::THEIRS, params![house, some, some].to_vec()),
            (&receipts::OWED, params![house, some, day, 9].to_vec()),
            (&receipts::OPEN, params![house, some, some].to_vec()),
            (&shift::DAY, params![house, some, day, 9].to_vec()),
            (&shift::ANY, params![house].to_vec()),
            (&lists::NOW, params![house].to_vec()),
            (&lists::HISTORY, params![house, "place", 9].to_vec()),
            (&window::NOW, params![house].to_vec()),
        ];
        let faults = unled(&db, hot).await.unwrap();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        let whole = sql!("select words from questions_asked where theme = 'debts'");
        assert_eq!(unled(&db, [(&whole, Vec::new())]).await.unwrap().len(), 1, "a full scan is not seen");
    }
}
