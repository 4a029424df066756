//! The oldest entries go by a rule, and nobody else takes them unseen.

use db::{Broken, Removal, both_databases, params, sql};
use kernel::{Actor, Entry, Outcome, Reason, Record};
use uuid::Uuid;

use super::{all, changed, entry, hash_of, seal, verified};

both_databases! { &[];
    async fn a_log_is_cut_off_at_an_old_seal_and_says_so(db: TestDb) {
        db.log(db.house, (0..5).map(|_| entry(Outcome::Seen)).collect()).await.unwrap();
        years_go_by(&db);
        assert_eq!(cut(&db).await, 0, "nothing is sealed");
        seal(&db, 3, &hash_of(&db, 3).await).await;
        assert_eq!(cut(&db).await, 0, "the seal is young");
        years_go_by(&db);
        assert_eq!(cut(&db).await, 3);
        // Two entries, and the one that says up to where it was cut.
        assert_eq!((verified(&db, db.house).await, cut(&db).await), (Ok(3), 0));
        let said = all(&db, db.house).await.remove(0);
        assert_eq!((said.seq, said.action.as_str(), said.record_id), (6, "db.log.cut", Some(Uuid::from_u128(3))));
        seal(&db, 6, &hash_of(&db, 6).await).await;
        years_go_by(&db);
        assert_eq!((cut(&db).await, verified(&db, db.house).await), (3, Ok(1)));
        assert_eq!(db.verify_log(db.house, |seal| seal.seq != 3, |_, _| ()).await, Err(Broken::Seal(3)));
    }

    async fn a_log_that_was_cut_off_half_can_be_followed(db: TestDb) {
        db.log(db.house, (0..1_050).map(|_| entry(Outcome::Seen)).collect()).await.unwrap();
        seal(&db, 20, &hash_of(&db, 20).await).await;
        seal(&db, 1_040, &hash_of(&db, 1_040).await).await;
        years_go_by(&db);
        assert_eq!((cut(&db).await, verified(&db, db.house).await), (1_000, Ok(11)));
        // What still lies there is nobody's to follow, so nobody reads it.
        assert_eq!(all(&db, db.house).await.last().map(|entry| entry.seq), Some(1_041));
        assert_eq!((cut(&db).await, verified(&db, db.house).await), (40, Ok(11)));
        assert_eq!(cut(&db).await, 0);
    }

    async fn who_cuts_a_log_off_in_silence_is_found(db: TestDb) {
        db.log(db.house, (0..6).map(|_| entry(Outcome::Seen)).collect()).await.unwrap();
        seal(&db, 3, &hash_of(&db, 3).await).await;
        years_go_by(&db);
        let name = sql!(
            "update db_access_log set action = 'db.log.cut', program = 'retention', outcome = 'done', record_kind = 'seal', record_id = $3
              where house_id = $1 and seq = $2"
        );
        let back = sql!(
            "update db_access_log set action = 'people.workers.see', program = '', outcome = 'seen', record_kind = 'worker', record_id = $3
              where house_id = $1 and seq = $2"
        );
        // An entry that is made to say so is not the one that was written, wherever it lies.
        for at in [2, 5] {
            changed(&db, &name, params![db.house, at, Uuid::from_u128(3)]).await;
            assert_eq!(verified(&db, db.house).await, Err(Broken::Entry(at)));
            changed(&db, &back, params![db.house, at, Uuid::from_u128(9)]).await;
        }
        assert_eq!(verified(&db, db.house).await, Ok(6));
        // Nor is one that lies behind the end, where nothing is followed.
        let behind = sql!(
            "insert into db_access_log (house_id, at, seq, worker_id, program, role, action, record_kind, record_id, outcome, reason, words, hash)
             select house_id, at, 99, worker_id, program, role, $3, record_kind, record_id, outcome, reason, words, hash
               from db_access_log where house_id = $1 and seq = $2"
        );
        changed(&db, &behind, params![db.house, 6, "people.workers.see"]).await;
        assert_eq!(verified(&db, db.house).await, Err(Broken::End));
        changed(&db, &name, params![db.house, 99, Uuid::from_u128(3)]).await;
        assert_eq!((verified(&db, db.house).await, all(&db, db.house).await.len()), (Err(Broken::End), 7));
        changed(&db, &sql!("delete from db_access_log where house_id = $1 and seq > $2"), params![db.house, 6]).await;
        let off = sql!("delete from db_access_log where house_id = $1 and seq <= $2");
        changed(&db, &off, params![db.house, 3]).await;
        assert_eq!(verified(&db, db.house).await, Err(Broken::Missing(1)));
        // Who only looks at a seal cuts nothing.
        let look = Entry { action: "people.workers.see", outcome: Outcome::Seen, ..cut_at(3) };
        db.log(db.house, vec![look]).await.unwrap();
        assert_eq!(verified(&db, db.house).await, Err(Broken::Missing(1)));
    }

    async fn an_entry_that_says_so_too_early_or_of_no_seal_lies(db: TestDb) {
        db.log(db.house, (0..6).map(|_| entry(Outcome::Seen)).collect()).await.unwrap();
        seal(&db, 3, &hash_of(&db, 3).await).await;
        // Who can write in the database can add to the chain as the program does, but no year.
        for (number, seq, broken) in [(3, 7, Broken::Entry(7)), (u128::MAX, 8, Broken::Entry(8))] {
            db.log(db.house, vec![cut_at(number)]).await.unwrap();
            assert_eq!(verified(&db, db.house).await, Err(broken), "{seq}");
            assert_eq!(all(&db, db.house).await.len(), seq, "nothing is hidden by a lie");
        }
        db.log(db.house, vec![entry(Outcome::Seen)]).await.unwrap();
        let later = sql!("update db_access_log set at = $3 where house_id = $1 and seq = $2");
        changed(&db, &sql!("delete from db_access_log where house_id = $1 and seq = $2"), params![db.house, 8]).await;
        changed(&db, &later, params![db.house, 7, db.clock.now().plus_seconds(400 * 86_400)]).await;
        assert_eq!(verified(&db, db.house).await, Err(Broken::Entry(7)), "in a year to come");
        // A seal that is not there, of an entry that is.
        years_go_by(&db);
        db.log(db.house, vec![cut_at(2)]).await.unwrap();
        changed(&db, &sql!("delete from db_access_log where house_id = $1 and seq = $2"), params![db.house, 7]).await;
        assert_eq!(verified(&db, db.house).await, Err(Broken::Seal(2)));
        db.log(db.house, vec![cut_at(5)]).await.unwrap();
        assert_eq!(verified(&db, db.house).await, Err(Broken::Entry(11)));
    }

    async fn an_entry_that_says_it_of_no_number_stops_no_rule(db: TestDb) {
        db.log(db.house, (0..6).map(|_| entry(Outcome::Seen)).collect()).await.unwrap();
        seal(&db, 3, &hash_of(&db, 3).await).await;
        db.log(db.house, vec![cut_at(3)]).await.unwrap();
        if db.engine() == db::Engine::Sqlite {
            let unread = sql!("update db_access_log set record_id = x'ff' where house_id = $1 and seq = $2");
            changed(&db, &unread, params![db.house, 7]).await;
            assert_eq!(verified(&db, db.house).await, Err(Broken::Entry(7)));
        }
        years_go_by(&db);
        assert_eq!(cut(&db).await, 3);
        // The cut is said all the same, so that the log can be followed once the lie is gone.
        changed(&db, &sql!("delete from db_access_log where house_id = $1 and seq <= $2"), params![db.house, 7]).await;
        seal(&db, 8, &hash_of(&db, 8).await).await;
        assert_eq!(all(&db, db.house).await.remove(0).record_id, Some(Uuid::from_u128(3)));
    }

    async fn a_seal_of_a_wrong_clock_cuts_nothing(db: TestDb) {
        db.log(db.house, (0..6).map(|_| entry(Outcome::Seen)).collect()).await.unwrap();
        seal(&db, 3, &hash_of(&db, 3).await).await;
        years_go_by(&db);
        seal(&db, 4, &hash_of(&db, 4).await).await;
        let wrong = sql!("update db_access_seals set sealed_at = $3 where house_id = $1 and seq = $2");
        seal(&db, 6, &hash_of(&db, 6).await).await;
        changed(&db, &wrong, params![db.house, 6, db.clock.now().plus_seconds(-9_000 * 86_400)]).await;
        assert_eq!((cut(&db).await, verified(&db, db.house).await), (3, Ok(4)));
        db.log(db.house, vec![cut_at(6)]).await.unwrap();
        assert_eq!(verified(&db, db.house).await, Err(Broken::Entry(8)));
    }
}

/// The entry of a cut at the seal of this number.
fn cut_at(number: u128) -> Entry {
    let record = Record { kind: "seal", id: Some(Uuid::from_u128(number)) };
    let (actor, reason) = (Actor::Program("retention"), Some(Reason::Upkeep));
    Entry { actor, role: None, action: "db.log.cut", record, reason, outcome: Outcome::Done }
}

/// What was sealed until now becomes old enough to be cut off at.
fn years_go_by(db: &db::testing::TestDb) {
    db.clock.turn(db::LOG_DAYS_AT_LEAST * 86_400 + 1);
}

/// A step of a retention rule by which all that is sealed may go.
async fn cut(db: &db::testing::TestDb) -> u64 {
    let mut tx = db.write(db.house, &Actor::Program("retention")).await.unwrap();
    let gone = Removal::Log.step(&mut tx, db.clock.now().plus_seconds(1)).await.unwrap();
    tx.commit().await.unwrap();
    gone
}
