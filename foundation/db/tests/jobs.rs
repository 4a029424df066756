//! Work for later: it happens if and only if its transaction committed, and at least once.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use db::{
    Consumer, Event, Failure, Fault, Handlers, Job, Jobs, Ran, Source as _, Sql, Tx, Work, both_databases, dead_jobs,
    discard_job, held_job, held_jobs, params, retry_job, say_of_job, sql, testing::TestDb,
};
use kernel::Actor;
use serde::{Deserialize, Serialize};

const CLERK: Actor = Actor::Program("test");
const COUNT: Sql = sql!("select count(*) from db_jobs where house_id = $1");

#[derive(Serialize, Deserialize)]
struct Letter {
    number: u32,
}

impl Job for Letter {
    const NAME: &'static str = "test.letter";
    const ATTEMPTS: u32 = 3;
    const DEADLINE: Duration = Duration::from_millis(300);
}

#[derive(Serialize, Deserialize)]
struct Concluded {
    number: u32,
}

impl Event for Concluded {
    const NAME: &'static str = "test.concluded";
}

/// What the handlers saw, in order.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<u32>>>);

impl Seen {
    fn note(&self, number: u32) {
        self.0.lock().unwrap().push(number);
    }

    fn all(&self) -> Vec<u32> {
        let mut seen = self.0.lock().unwrap().clone();
        seen.sort_unstable();
        seen
    }
}

fn seeing(db: &TestDb, seen: &Seen) -> Jobs {
    let seen = seen.clone();
    Jobs::new(
        (**db).clone(),
        Handlers::new().on(move |_, letter: Letter| {
            seen.note(letter.number);
            async { Ok(()) }
        }),
    )
}

fn failing(db: &TestDb, failure: Failure) -> Jobs {
    Jobs::new(
        (**db).clone(),
        Handlers::new().on(move |_, _: Letter| {
            let failure = failure.clone();
            async move { Err(failure) }
        }),
    )
}

async fn enqueue(db: &TestDb, number: u32) {
    let mut tx = db.write(db.house, &CLERK).await.unwrap();
    tx.enqueue(Letter { number }).await.unwrap();
    tx.commit().await.unwrap();
}

async fn waiting(db: &TestDb) -> i64 {
    db.read(db.house).await.unwrap().value(&COUNT, params![db.house]).await.unwrap()
}

both_databases! { &[];
    async fn a_job_runs_once_its_transaction_committed_and_not_otherwise(db: TestDb) {
        let seen = Seen::default();
        enqueue(&db, 1).await;
        let mut tx = db.write(db.house, &CLERK).await.unwrap();
        tx.enqueue(Letter { number: 2 }).await.unwrap();
        drop(tx);
        assert_eq!(seeing(&db, &seen).run_due().await, Ok(Ran { done: 1, ..Ran::default() }));
        assert_eq!((seen.all(), waiting(&db).await), (vec![1], 0));
    }

    async fn a_job_for_later_waits(db: TestDb) {
        let seen = Seen::default();
        let mut tx = db.write(db.house, &CLERK).await.unwrap();
        tx.enqueue_at(Letter { number: 1 }, tx.now().plus_seconds(60)).await.unwrap();
        tx.commit().await.unwrap();
        let jobs = seeing(&db, &seen);
        assert_eq!(jobs.run_due().await, Ok(Ran::default()));
        db.clock.turn(61);
        assert_eq!(jobs.run_due().await, Ok(Ran { done: 1, ..Ran::default() }));
    }

    async fn a_failing_job_waits_longer_each_time_and_is_given_up(db: TestDb) {
        enqueue(&db, 1).await;
        let jobs = failing(&db, Failure::Later("the printer is out".to_owned()));
        for _ in 1..Letter::ATTEMPTS {
            assert_eq!(jobs.run_due().await, Ok(Ran { postponed: 1, ..Ran::default() }));
            assert_eq!(jobs.run_due().await, Ok(Ran::default()), "it waits");
            db.clock.turn(3_600);
        }
        assert_eq!(jobs.run_due().await, Ok(Ran { dead: 1, ..Ran::default() }));
        db.clock.turn(1_000_000);
        assert_eq!(jobs.run_due().await, Ok(Ran::default()), "dead");
    }

    async fn a_person_sees_dead_jobs_and_revives_or_discards_them(db: TestDb) {
        let seen = Seen::default();
        for number in [1, 2] {
            enqueue(&db, number).await;
        }
        failing(&db, Failure::Never("no such address".to_owned())).run_due().await.unwrap();
        let dead = dead_jobs(&mut db.read(db.house).await.unwrap(), None, 10).await.unwrap();
        assert_eq!(dead.len(), 2);
        assert_eq!((dead[0].name.as_str(), dead[0].attempts), ("test.letter", 1));
        assert_eq!(dead[0].last_fault.as_deref(), Some("no such address"));
        let rest = dead_jobs(&mut db.read(db.house).await.unwrap(), Some(dead[0].id), 10).await.unwrap();
        assert_eq!(rest, dead[1..]);

        let mut tx = db.write(db.house, &CLERK).await.unwrap();
        retry_job(&mut tx, dead[0].id).await.unwrap();
        discard_job(&mut tx, dead[1].id).await.unwrap();
        assert_eq!(discard_job(&mut tx, dead[1].id).await, Err(Fault::Missing));
        tx.commit().await.unwrap();
        assert_eq!(seeing(&db, &seen).run_due().await, Ok(Ran { done: 1, ..Ran::default() }));
        assert_eq!((seen.all().len(), waiting(&db).await), (1, 0));
    }

    async fn an_attempt_that_takes_too_long_or_panics_has_failed(db: TestDb) {
        enqueue(&db, 1).await;
        enqueue(&db, 2).await;
        let handlers = Handlers::new().on(|_, letter: Letter| async move {
            assert_ne!(letter.number, 1, "on purpose");
            std::future::pending().await
        });
        let ran = Jobs::new((*db).clone(), handlers).run_due().await;
        assert_eq!(ran, Ok(Ran { postponed: 2, ..Ran::default() }));
    }

    async fn a_worker_that_lost_its_lease_cannot_write_any_more(db: TestDb) {
        enqueue(&db, 1).await;
        let told = Arc::new(Mutex::new(None));
        let (clock, rival, tell) = (db.clock.clone(), failing(&db, Failure::Later("busy".to_owned())), Arc::clone(&told));
        let slow = Handlers::new().on(move |work: Work, _: Letter| {
            let (clock, rival, tell) = (clock.clone(), rival.clone(), Arc::clone(&tell));
            async move {
                work.write().await?.undo().await?;
                clock.turn(301);
                assert_eq!(rival.run_due().await, Ok(Ran { postponed: 1, ..Ran::default() }));
                *tell.lock().unwrap() = work.write().await.err();
                Ok(())
            }
        });
        Jobs::new((*db).clone(), slow).run_due().await.unwrap();
        assert_eq!(*told.lock().unwrap(), Some(Fault::LeaseLost));
        assert_eq!(waiting(&db).await, 1, "it is the rival's now, and waits for its next attempt");
    }

    async fn a_job_finished_with_its_work_happens_once(db: TestDb) {
        enqueue(&db, 1).await;
        let handlers = Handlers::new().on(|work: Work, _: Letter| async move {
            let tx = work.write().await?;
            work.done(tx).await?;
            assert_eq!(work.write().await.err(), Some(Fault::LeaseLost));
            Err(Failure::Later("too late to fail".to_owned()))
        });
        let ran = Jobs::new((*db).clone(), handlers).run_due().await;
        assert_eq!(ran, Ok(Ran { lost: 1, ..Ran::default() }));
        assert_eq!(waiting(&db).await, 0);
    }

    async fn a_job_for_hands_lies_ready_until_they_say_how_it_went(db: TestDb) {
        enqueue(&db, 1).await;
        let by_hand = failing(&db, Failure::ByHand);
        for _ in 0..=Letter::ATTEMPTS {
            assert_eq!(by_hand.run_due().await, Ok(Ran { postponed: 1, ..Ran::default() }));
            db.clock.turn(24 * 3_600);
        }
        assert_eq!(by_hand.run_due().await, Ok(Ran { postponed: 1, ..Ran::default() }));
        let now = db.makers().clock.now();
        let held = held_jobs::<Letter>(&mut db.read(db.house).await.unwrap(), now, 10).await.unwrap();
        assert_eq!(held.len(), 1);
        let mut tx = db.write(db.house, &CLERK).await.unwrap();
        let now = tx.now();
        assert_eq!(held_job::<Letter>(&mut tx, held[0].id, now).await.unwrap().map(|letter| letter.number), Some(1));
        assert_eq!(say_of_job::<Letter>(&mut tx, held[0].id, "done", now).await, Ok(true));
        assert_eq!(say_of_job::<Letter>(&mut tx, held[0].id, "lost", now).await, Ok(false), "said is said");
        tx.commit().await.unwrap();
        let seen = Seen::default();
        assert_eq!(seeing(&db, &seen).run_due().await, Ok(Ran { done: 1, ..Ran::default() }));
        assert_eq!((seen.all(), waiting(&db).await), (vec![1], 0));
    }

    async fn a_worker_that_has_a_job_of_which_somebody_speaks_finishes_nothing(db: TestDb) {
        enqueue(&db, 1).await;
        assert_eq!(failing(&db, Failure::ByHand).run_due().await, Ok(Ran { postponed: 1, ..Ran::default() }));
        db.clock.turn(24 * 3_600);
        let spoken = (*db).clone();
        let slow = Handlers::new().on(move |work: Work, _: Letter| {
            let spoken = spoken.clone();
            async move {
                let mut tx = spoken.write(work.house(), &CLERK).await?;
                let from = tx.now().plus_seconds(60);
                assert_eq!(say_of_job::<Letter>(&mut tx, work.id(), "done", from).await, Ok(true));
                tx.commit().await?;
                Ok(())
            }
        });
        Jobs::new((*db).clone(), slow).run_due().await.unwrap();
        assert_eq!(waiting(&db).await, 1);
        db.clock.turn(61);
        let next = Handlers::new().on(|work: Work, _: Letter| async move {
            assert_eq!(work.said(), Some("done"));
            Ok(())
        });
        assert_eq!(Jobs::new((*db).clone(), next).run_due().await, Ok(Ran { done: 1, ..Ran::default() }));
    }

    async fn a_job_whose_worker_died_falls_due_again_and_not_for_ever(db: TestDb) {
        enqueue(&db, 1).await;
        for _ in 0..Letter::ATTEMPTS {
            let handlers = Handlers::new().on(|_, _: Letter| std::future::pending());
            let worker = Jobs::new((*db).clone(), handlers);
            let _ = tokio::time::timeout(Duration::from_millis(150), worker.run_due()).await;
            db.clock.turn(301);
        }
        let seen = Seen::default();
        assert_eq!(seeing(&db, &seen).run_due().await, Ok(Ran { dead: 1, ..Ran::default() }));
        assert!(seen.all().is_empty());
    }

    async fn two_workers_never_take_the_same_job(db: TestDb) {
        let seen = Seen::default();
        for number in 0..40 {
            enqueue(&db, number).await;
        }
        let (one, two) = (seeing(&db, &seen), seeing(&db, &seen));
        let (one, two) = tokio::join!(one.run_due(), two.run_due());
        assert_eq!(one.unwrap().done + two.unwrap().done, 40);
        assert_eq!(seen.all(), (0..40).collect::<Vec<_>>());
    }

    async fn the_loop_runs_what_comes_and_stops_when_told(db: TestDb) {
        let seen = Seen::default();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let jobs = seeing(&db, &seen);
        let worker = tokio::spawn(async move {
            jobs.run_until(async { drop(stopped.await) }, Duration::from_secs(1)).await;
        });
        for number in 0..8 {
            enqueue(&db, number).await;
        }
        while seen.all().len() < 8 || waiting(&db).await > 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        stop.send(()).unwrap();
        worker.await.unwrap();
        enqueue(&db, 9).await;
        assert_eq!(seen.all().len(), 8);
    }

    async fn a_job_nobody_knows_is_not_lost(db: TestDb) {
        enqueue(&db, 1).await;
        let nobody = Jobs::new((*db).clone(), Handlers::new());
        assert_eq!(nobody.run_due().await, Ok(Ran { postponed: 1, ..Ran::default() }));
        assert_eq!(waiting(&db).await, 1);
    }

    async fn each_consumer_hears_an_event_until_it_has_taken_it_once(db: TestDb) {
        let (heard, attempts) = (Seen::default(), Arc::new(AtomicU32::new(0)));
        let mut tx = db.write(db.house, &CLERK).await.unwrap();
        tx.publish(Concluded { number: 7 }).await.unwrap();
        tx.commit().await.unwrap();
        let handlers = Handlers::new().hears(Attentive(heard.clone())).hears(Hesitant(Arc::clone(&attempts)));
        let jobs = Jobs::new((*db).clone(), handlers);
        assert_eq!(jobs.run_due().await, Ok(Ran { postponed: 1, ..Ran::default() }));
        db.clock.turn(3_600);
        assert_eq!(jobs.run_due().await, Ok(Ran { done: 1, ..Ran::default() }));
        assert_eq!(heard.all(), [7], "heard once although it was offered twice");
        assert_eq!(attempts.load(Ordering::SeqCst), 2);
        let mut read = db.read(db.house).await.unwrap();
        let inbox: i64 = read.value(&sql!("select count(*) from db_inbox"), params![]).await.unwrap();
        assert_eq!(inbox, 2);
    }

    async fn an_event_nobody_hears_is_done(db: TestDb) {
        let mut tx = db.write(db.house, &CLERK).await.unwrap();
        tx.publish(Concluded { number: 7 }).await.unwrap();
        tx.commit().await.unwrap();
        let ran = Jobs::new((*db).clone(), Handlers::new()).run_due().await;
        assert_eq!(ran, Ok(Ran { done: 1, ..Ran::default() }));
    }
}

struct Attentive(Seen);

impl Consumer for Attentive {
    type Event = Concluded;
    const NAME: &'static str = "test.attentive";

    async fn hear(&self, _: &mut Tx, event: Concluded) -> Result<(), Failure> {
        self.0.note(event.number);
        Ok(())
    }
}

/// Takes an event at the second offer only.
struct Hesitant(Arc<AtomicU32>);

impl Consumer for Hesitant {
    type Event = Concluded;
    const NAME: &'static str = "test.hesitant";

    async fn hear(&self, _: &mut Tx, _: Concluded) -> Result<(), Failure> {
        let first = self.0.fetch_add(1, Ordering::SeqCst) == 0;
        if first { Err(Failure::Later("not yet".to_owned())) } else { Ok(()) }
    }
}
