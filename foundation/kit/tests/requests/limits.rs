use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use http::{Request, StatusCode, header};
use kit::Rate;

use crate::sample::{Came, Sample};

const PROXY: &str = "198.51.100.9";

fn strict() -> Sample {
    Sample::with(|settings| {
        settings.limits.reading = Some(Rate::new(1, 2));
        settings.trusted_proxies = vec![PROXY.parse().unwrap()];
    })
}

async fn from(sample: &Sample, peer: &str, passed_on: &str) -> Came {
    let peer = SocketAddr::new(peer.parse::<IpAddr>().unwrap(), 40_000);
    sample.send(Request::get("/vandaag").extension(ConnectInfo(peer)).header("x-forwarded-for", passed_on)).await
}

#[tokio::test]
async fn too_much_from_one_network_is_told_to_wait() {
    let sample = strict();
    for neighbour in ["192.0.2.1", "192.0.2.77"] {
        assert_eq!(from(&sample, neighbour, "").await.status, StatusCode::OK);
    }
    let came = from(&sample, "192.0.2.200", "").await;
    assert_eq!((came.status, came.header(header::RETRY_AFTER)), (StatusCode::TOO_MANY_REQUESTS, "1"));
    assert!(came.text.contains("Even geduld"));
    assert_eq!(from(&sample, "203.0.113.1", "").await.status, StatusCode::OK);
}

#[tokio::test]
async fn only_a_trusted_proxy_may_say_for_whom_it_asks() {
    let sample = strict();
    for _ in 0..2 {
        assert_eq!(from(&sample, PROXY, "192.0.2.1").await.status, StatusCode::OK);
    }
    assert_eq!(from(&sample, PROXY, "10.0.0.1, 192.0.2.1").await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(from(&sample, PROXY, "203.0.113.1").await.status, StatusCode::OK);
    for invented in ["192.0.9.1", "192.0.8.1"] {
        assert_eq!(from(&sample, "203.0.112.5", invented).await.status, StatusCode::OK);
    }
    assert_eq!(from(&sample, "203.0.112.5", "192.0.7.1").await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn what_a_visitor_writes_before_the_proxy_does_counts_for_nothing() {
    let sample = strict();
    for at_the_proxy in ["192.0.2.1:50123", "192.0.2.2", "192.0.2.3:1, 198.51.100.9"] {
        from(&sample, PROXY, &format!("203.0.113.{}, {at_the_proxy}", at_the_proxy.len())).await;
    }
    assert_eq!(from(&sample, PROXY, "203.0.114.1, 192.0.2.4:50123").await.status, StatusCode::TOO_MANY_REQUESTS);
    // A hop that is no address: all of them are the proxy itself, whatever stands before.
    for _ in 0..2 {
        assert_eq!(from(&sample, PROXY, "203.0.115.1, unknown").await.status, StatusCode::OK);
    }
    assert_eq!(from(&sample, PROXY, "203.0.116.1, unknown").await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn the_design_is_only_shown_while_developing() {
    assert_eq!(Sample::new().get("/design").await.status, StatusCode::NOT_FOUND);
    let developing = Sample::with(|settings| settings.development = true);
    for page in ["", "/door", "/danger", "/service", "/board", "/card", "/poster"] {
        for lang in ["", "/fr", "/ar"] {
            let came = developing.get(&format!("{lang}/design{page}")).await;
            assert_eq!((came.status, came.text.matches("<h1").count()), (StatusCode::OK, 1), "{lang}{page}");
        }
    }
}
