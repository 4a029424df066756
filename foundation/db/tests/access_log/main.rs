//! The access log: nothing is shown that is not in it, and nobody changes it unseen.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at what it did not expect"
)]

use db::{Broken, Db, Fault, Head, LogEntry, LogFilter, ResponseGate, Seal, Source as _, both_databases, params, sql};
use kernel::{
    Actor, Entry, HouseId, Outcome, Post, Reason, Record, Role, Scope, SessionId, TypedId as _, Worker, WorkerId,
};
use uuid::Uuid;

mod cutting;

mod access {
    kernel::actions! {
        "See who works here."
        SeeWorker see_worker "people.workers.see" { DataProtectionOfficer: House }
    }
}

fn officer() -> Actor {
    let posts = [Post { role: Role::DataProtectionOfficer, team: None, stands_in: false }];
    Actor::Worker(Worker {
        id: worker(1),
        session: SessionId::from_uuid(Uuid::nil()),
        posts: posts.into(),
        fresh: true,
    })
}

fn worker(number: u128) -> WorkerId {
    WorkerId::from_uuid(Uuid::from_u128(number))
}

fn may_see(whom: Vec<WorkerId>) -> kernel::May<access::SeeWorker, Vec<WorkerId>> {
    let permit = access::see_worker(&officer()).expect("an officer may");
    permit.over(Some(&Scope::default()), whom, Reason::Audit).expect("within reach")
}

fn entry(outcome: Outcome) -> Entry {
    let record = Record { kind: "worker", id: Some(Uuid::from_u128(9)) };
    let reason = Some(Reason::BreakGlass("brand in de straat".to_owned()));
    Entry {
        actor: officer(),
        role: Some(Role::DataProtectionOfficer),
        action: "people.workers.see",
        record,
        reason,
        outcome,
    }
}

async fn all(db: &Db, house: HouseId) -> Vec<LogEntry> {
    let mut read = db.read(house).await.expect("a reader");
    LogEntry::find(&mut read, &LogFilter::default(), 2000).await.expect("the log")
}

async fn verified(db: &Db, house: HouseId) -> Result<i64, Broken> {
    db.verify_log(house, |_| true, |_, _| ()).await.map(|verified| verified.entries)
}

both_databases! { &[];
    async fn what_a_look_shows_is_on_the_disk_before_the_answer_leaves(db: TestDb) {
        let gate = ResponseGate::default();
        gate.scope(async {
            let mut read = db.read(db.house).await.unwrap();
            read.shows(&may_see(vec![worker(1), worker(2)]));
        }).await;
        gate.settled().await.unwrap();
        let log = all(&db, db.house).await;
        let said = log.iter().map(|entry| (entry.seq, entry.record_id.unwrap().as_u128(), entry.outcome.as_str(), entry.reason.as_str()));
        assert_eq!(said.collect::<Vec<_>>(), [(2, 2, "seen", "audit"), (1, 1, "seen", "audit")]);
        assert_eq!((log[0].worker_id, log[0].role.as_str()), (Some(worker(1)), "data-protection-officer"));
        assert_eq!(verified(&db, db.house).await, Ok(2));
    }

    async fn a_look_without_a_gate_waits_for_itself(db: TestDb) {
        let mut read = db.read(db.house).await.unwrap();
        read.shows(&may_see(vec![worker(3)]));
        read.end().await.unwrap();
        assert_eq!(verified(&db, db.house).await, Ok(1));
    }

    async fn what_was_done_is_kept_with_its_commit_and_what_was_seen_in_any_case(db: TestDb) {
        let mut kept = db.write(db.house, &officer()).await.unwrap();
        kept.does(&may_see(vec![worker(1)]));
        kept.commit().await.unwrap();
        let gate = ResponseGate::default();
        gate.scope(async {
            let mut given_up = db.write(db.house, &officer()).await.unwrap();
            given_up.shows(&may_see(vec![worker(2)]));
            given_up.does(&may_see(vec![worker(2)]));
        }).await;
        gate.settled().await.unwrap();
        let said: Vec<_> = all(&db, db.house).await.into_iter().map(|entry| (entry.record_id.unwrap().as_u128(), entry.outcome)).collect();
        assert_eq!(said, [(2, "seen".to_owned()), (1, "done".to_owned())]);
    }

    async fn nothing_leaves_when_the_log_cannot_be_written(db: TestDb) {
        let gate = ResponseGate::default();
        gate.scope(async {
            let mut read = db.read(db.house).await.unwrap();
            read.shows(&may_see(vec![worker(1)]));
            drop(read);
            // Before the ledger has its turn.
            db.close(std::time::Duration::from_secs(5)).await;
        }).await;
        let told = gate.settled().await;
        assert!(told.is_ok() || matches!(told, Err(Fault::Unavailable(_))), "{told:?}");
    }

    async fn many_at_once_make_one_chain(db: TestDb) {
        let rounds = (0..24_u128).map(|one| {
            let db = &db;
            async move {
                for round in 0..10 {
                    if (one + round) % 3 == 0 {
                        let mut tx = db.write(db.house, &officer()).await.unwrap();
                        tx.does(&may_see(vec![worker(one)]));
                        tx.commit().await.unwrap();
                    } else {
                        let mut read = db.read(db.house).await.unwrap();
                        read.shows(&may_see(vec![worker(one)]));
                        read.end().await.unwrap();
                    }
                }
            }
        });
        futures_util::future::join_all(rounds).await;
        assert_eq!(verified(&db, db.house).await, Ok(240));
    }

    async fn two_programs_on_one_database_make_one_chain(db: TestDb) {
        let other = Db::open(&db.settings, db.makers().clone()).await.unwrap();
        for turn in [&*db, &other, &other, &*db, &other, &*db, &*db] {
            turn.log(db.house, vec![entry(Outcome::Seen), entry(Outcome::Refused)]).await.unwrap();
        }
        let both = [&*db, &other].map(|program| async move {
            for _ in 0..20 {
                program.log(db.house, vec![entry(Outcome::Seen)]).await.unwrap();
            }
        });
        futures_util::future::join_all(both).await;
        assert_eq!(verified(&db, db.house).await, Ok(54));
        other.close(std::time::Duration::from_secs(5)).await;
    }

    async fn an_entry_whose_commit_failed_leaves_no_gap(db: TestDb) {
        db.log(db.house, vec![entry(Outcome::Seen)]).await.unwrap();
        let mut tx = db.write(db.house, &officer()).await.unwrap();
        tx.does(&may_see(vec![worker(1), worker(2)]));
        // The entry is in the chain, its commit was not heard: what the database holds counts.
        tokio::time::timeout(std::time::Duration::ZERO, tx.commit()).await.ok();
        db.log(db.house, vec![entry(Outcome::Seen)]).await.unwrap();
        let entries = verified(&db, db.house).await.unwrap();
        assert!([2, 4].contains(&entries), "{entries}");
    }

    async fn a_list_longer_than_one_statement_is_logged_whole(db: TestDb) {
        db.log(db.house, (0..93).map(|_| entry(Outcome::Seen)).collect()).await.unwrap();
        assert_eq!(verified(&db, db.house).await, Ok(93));
    }

    async fn houses_have_chains_of_their_own(db: TestDb) {
        let other = HouseId::from_uuid(Uuid::from_u128(2));
        db.log(db.house, vec![entry(Outcome::Seen)]).await.unwrap();
        db.log(other, vec![entry(Outcome::Seen), entry(Outcome::Done)]).await.unwrap();
        assert_eq!((verified(&db, db.house).await, verified(&db, other).await), (Ok(1), Ok(2)));
        assert_eq!(all(&db, db.house).await.len(), 1);
    }

    async fn any_change_is_found_and_named(db: TestDb) {
        db.log(db.house, (0..6).map(|_| entry(Outcome::Refused)).collect()).await.unwrap();
        for tampering in [
            sql!("update db_access_log set at = $3 where house_id = $1 and seq = $2"),
            sql!("update db_access_log set worker_id = null where house_id = $1 and seq = $2 and $3 = $3"),
            sql!("update db_access_log set program = 'x' where house_id = $1 and seq = $2 and $3 = $3"),
            sql!("update db_access_log set role = '' where house_id = $1 and seq = $2 and $3 = $3"),
            sql!("update db_access_log set action = 'people.workers.sef' where house_id = $1 and seq = $2 and $3 = $3"),
            sql!("update db_access_log set record_kind = 'workes' where house_id = $1 and seq = $2 and $3 = $3"),
            sql!("update db_access_log set record_id = null where house_id = $1 and seq = $2 and $3 = $3"),
            sql!("update db_access_log set outcome = 'seen' where house_id = $1 and seq = $2 and $3 = $3"),
            sql!("update db_access_log set reason = 'audit' where house_id = $1 and seq = $2 and $3 = $3"),
            sql!("update db_access_log set words = '' where house_id = $1 and seq = $2 and $3 = $3"),
            sql!("update db_access_log set hash = (select hash from db_access_log where house_id = $1 and seq = $2 - 1) where house_id = $1 and seq = $2 and $3 = $3"),
        ] {
            assert_eq!(tampered(&db, &tampering, 4).await, Err(Broken::Entry(4)), "{tampering:?}");
        }
        let gone = sql!("delete from db_access_log where house_id = $1 and seq = $2 and $3 = $3");
        assert_eq!(tampered(&db, &gone, 4).await, Err(Broken::Missing(4)));
        assert_eq!(tampered(&db, &gone, 1).await, Err(Broken::Missing(1)));
        assert_eq!(tampered(&db, &gone, 6).await, Err(Broken::Missing(6)));
        let head = sql!("update db_access_heads set seq = seq - 1 where house_id = $1 and $2 = $2 and $3 = $3");
        assert_eq!(tampered(&db, &head, 1).await, Err(Broken::End));
        assert_eq!(verified(&db, db.house).await, Ok(6));
    }

    async fn a_chain_that_was_rewritten_whole_does_not_fit_its_seals(db: TestDb) {
        db.log(db.house, (0..3).map(|_| entry(Outcome::Seen)).collect()).await.unwrap();
        seal(&db, 2, &[7; 32]).await;
        assert_eq!(verified(&db, db.house).await, Err(Broken::Seal(2)));
    }

    async fn entries_are_found_by_who_what_why_and_when(db: TestDb) {
        db.log(db.house, vec![entry(Outcome::Seen), entry(Outcome::Refused)]).await.unwrap();
        let find = async |filter: LogFilter| LogEntry::find(&mut db.read(db.house).await.unwrap(), &filter, 10).await.unwrap().len();
        let nothing = LogFilter::default;
        assert_eq!(find(LogFilter { worker: Some(worker(1)), ..nothing() }).await, 2);
        assert_eq!(find(LogFilter { worker: Some(worker(2)), ..nothing() }).await, 0);
        assert_eq!(find(LogFilter { record: Some(("worker".to_owned(), Uuid::from_u128(9))), ..nothing() }).await, 2);
        let of_both = |number| LogFilter { worker: Some(worker(number)), record: Some(("worker".to_owned(), Uuid::from_u128(9))), ..nothing() };
        assert_eq!((find(of_both(1)).await, find(of_both(2)).await), (2, 0));
        assert_eq!(find(LogFilter { outcome: Some("refused".to_owned()), ..nothing() }).await, 1);
        assert_eq!(find(LogFilter { reason: Some("audit".to_owned()), ..nothing() }).await, 0);
        assert_eq!(find(LogFilter { action: Some("people.workers.see".to_owned()), ..nothing() }).await, 2);
        assert_eq!(find(LogFilter { worker: Some(worker(1)), action: Some("people.workers.end".to_owned()), ..nothing() }).await, 0);
        assert_eq!(find(LogFilter { before: Some(2), ..nothing() }).await, 1);
        assert_eq!(find(LogFilter { until: Some(db.clock.now()), ..nothing() }).await, 0);
        assert_eq!(find(LogFilter { from: Some(db.clock.now()), ..nothing() }).await, 2);
    }
}

/// How long it takes to follow a long chain: `cargo test --release -p db --test access_log -- --ignored --nocapture`.
#[test]
#[ignore = "long: a million entries"]
fn a_million_entries_are_followed() {
    db::testing::run(db::Engine::Sqlite, &[], async |db| {
        for _ in 0..1_000 {
            db.log(db.house, (0..1_000).map(|_| entry(Outcome::Seen)).collect()).await.unwrap();
        }
        let began = std::time::Instant::now();
        assert_eq!(verified(&db, db.house).await, Ok(1_000_000));
        println!("a million entries followed in {:.2} s", began.elapsed().as_secs_f64());
    });
}

/// What the check says of a log that somebody changed; the change is undone afterwards.
async fn tampered(db: &db::testing::TestDb, tampering: &db::Sql, seq: i64) -> Result<i64, Broken> {
    let copy = HouseId::from_uuid(Uuid::from_u128(0xC0));
    let copied = [
        sql!("delete from db_access_log where house_id = $1 and $2 = $2"),
        sql!("delete from db_access_heads where house_id = $1 and $2 = $2"),
    ];
    let mut tx = db.write(copy, &Actor::Visitor).await.unwrap();
    for clear in &copied {
        tx.run(clear, params![copy, db.house]).await.unwrap();
    }
    tx.commit().await.unwrap();
    db.log(copy, (0..6).map(|_| entry(Outcome::Refused)).collect()).await.unwrap();
    changed(db, tampering, params![copy, seq, db.clock.now().plus_seconds(1)]).await;
    verified(db, copy).await
}

/// What somebody does who owns the database.
async fn changed(db: &db::testing::TestDb, sql: &db::Sql, params: impl IntoIterator<Item = db::Value>) {
    let mut tx = db.write(db.house, &Actor::Visitor).await.unwrap();
    tx.run(sql, params).await.unwrap();
    tx.commit().await.unwrap();
}

async fn hash_of(db: &db::testing::TestDb, seq: i64) -> Vec<u8> {
    all(db, db.house).await.into_iter().find(|entry| entry.seq == seq).unwrap().hash
}

async fn seal(db: &db::testing::TestDb, seq: i64, hash: &[u8]) {
    let mut tx = db.write(db.house, &Actor::Program("seal")).await.unwrap();
    let seal = Seal { seq, hash: hash.to_vec(), sealed_at: db.clock.now(), key_id: "k".to_owned(), signature: vec![1] };
    seal.keep(&mut tx).await.unwrap();
    assert!(Head::of(&mut tx).await.unwrap().unwrap().seq >= seq);
    tx.commit().await.unwrap();
}
