//! The program `voordeur`.

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    voordeur::run().await
}
