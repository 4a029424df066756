//! A request that is repeated under the same key has its effect once and gets the same answer.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use db::{Fault, Replay, Reply, both_databases};
use kernel::Actor;

const THIS: [u8; 32] = [1; 32];
const OTHER: [u8; 32] = [2; 32];

fn answer() -> Reply {
    Reply { status: 303, headers: vec![("location".to_owned(), "/aanbod".to_owned())], body: b"gezien".to_vec() }
}

both_databases! { &[];
    async fn the_same_request_gets_the_same_answer_and_another_is_refused(db: TestDb) {
        let mut tx = db.write(db.house, &Actor::Visitor).await.unwrap();
        assert_eq!(tx.replay("k", &THIS).await, Ok(Replay::First));
        tx.remember("k", &answer()).await.unwrap();
        tx.commit().await.unwrap();

        let mut tx = db.write(db.house, &Actor::Visitor).await.unwrap();
        assert_eq!(tx.replay("k", &THIS).await, Ok(Replay::Again(answer())));
        assert_eq!(tx.replay("k", &OTHER).await, Ok(Replay::OtherRequest));
        assert_eq!(tx.replay("l", &OTHER).await, Ok(Replay::First));
        assert_eq!(tx.remember("m", &answer()).await, Err(Fault::Missing));
    }

    async fn a_claim_is_undone_with_its_transaction(db: TestDb) {
        let mut tx = db.write(db.house, &Actor::Visitor).await.unwrap();
        tx.replay("k", &THIS).await.unwrap();
        drop(tx);
        let mut tx = db.write(db.house, &Actor::Visitor).await.unwrap();
        assert_eq!(tx.replay("k", &THIS).await, Ok(Replay::First));
    }

    async fn two_of_the_same_at_once_have_one_effect(db: TestDb) {
        let once = async || {
            let mut tx = db.write(db.house, &Actor::Visitor).await.unwrap();
            let replay = tx.replay("k", &THIS).await.unwrap();
            if replay == Replay::First {
                tx.remember("k", &answer()).await.unwrap();
            }
            tx.commit().await.unwrap();
            replay
        };
        let (one, two) = tokio::join!(once(), once());
        assert!([&one, &two].contains(&&Replay::First));
        assert!([&one, &two].contains(&&Replay::Again(answer())));
    }

    async fn answers_are_forgotten_after_seven_days(db: TestDb) {
        let mut tx = db.write(db.house, &Actor::Visitor).await.unwrap();
        tx.replay("k", &THIS).await.unwrap();
        tx.remember("k", &answer()).await.unwrap();
        tx.commit().await.unwrap();
        db.clock.turn(7 * 24 * 3_600);
        assert_eq!(db.sweep().await, Ok(0));
        db.clock.turn(1);
        assert_eq!(db.sweep().await, Ok(1));
    }

    async fn a_sound_database_is_ready(db: TestDb) {
        assert_eq!(db.check(&[]).await, Ok(()));
        let unknown = db::Migration { room: "notes", name: "0001", sql: "", readable_from: 1 };
        assert!(matches!(db.check(&[unknown]).await, Err(Fault::Schema(_))));
        db.measure().await.unwrap();
        db.close(std::time::Duration::from_secs(1)).await;
        assert!(matches!(db.check(&[]).await, Err(Fault::Unavailable(_))));
    }

    async fn every_statement_of_db_is_understood(db: TestDb) {
        for statement in db::statements() {
            db.prepare(&statement).await.unwrap();
        }
    }
}
