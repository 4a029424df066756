use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use kernel::Slug;
use people::rules::house::{HostName, PublicUrl};

/// Voordeur: one front door for every question about life.
///
/// Begin with `voordeur demo`: it starts a sample house with everything in it, needs nothing else, and prints the address to open.
#[derive(Debug, Parser)]
#[command(name = "voordeur", version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// A file with settings; `voordeur config print` shows all there are.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Folder of the embedded database. Made when it is not there.
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "database")]
    pub(crate) data: Option<PathBuf>,
    /// A PostgreSQL database instead of the embedded one.
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// The house that is meant, by its short name; needed where there are several.
    #[arg(long, global = true, value_name = "SLUG")]
    pub(crate) house: Option<Slug>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Start the sample house of Mechelen, to look around. Keeps its data in a folder of its own.
    Demo(Listen),
    /// Start your own house.
    Serve(Listen),
    /// Bring the schema of the database up to date. `serve` does this by itself.
    Migrate,
    /// Take something in from files.
    #[command(subcommand)]
    Import(Import),
    /// Write the directory to standard output or a file.
    Export(Export),
    /// Measure how well questions find the right service.
    #[command(subcommand)]
    Measure(Measure),
    /// Say that a service is full today, or take that back.
    Today(Today),
    /// What visitors say is wrong in the directory.
    #[command(subcommand)]
    Corrections(Corrections),
    /// Work that failed too often and waits for a person.
    #[command(subcommand)]
    Jobs(JobsCommand),
    /// Who looked at what: the access log.
    #[command(subcommand)]
    Audit(Audit),
    /// The houses that this installation serves.
    #[command(subcommand)]
    House(HouseCommand),
    /// Make an account that keeps the accounts, or let one choose a new password: prints a link that works once.
    Administrator(Administrator),
    /// Make a backup of everything, encrypted, while the program runs; it is restored aside before it counts.
    Backup(Backup),
    /// Make a pair of keys for backups: the secret half into a file, the public half to standard output.
    BackupKey {
        /// The new file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Restore a backup aside and look it over: every page, every count, the access log.
    VerifyBackup(Opening),
    /// Put a backup back, into an empty place.
    Restore(Restore),
    /// Look at the settings.
    #[command(subcommand)]
    Config(ConfigCommand),
}

#[derive(Debug, Args)]
pub(crate) struct Listen {
    /// Address and port to answer on; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) listen: Option<SocketAddr>,
}

#[derive(Debug, Args)]
pub(crate) struct Administrator {
    /// The name as colleagues say it.
    #[arg(long)]
    pub(crate) name: String,
    /// The address to sign in with.
    #[arg(long)]
    pub(crate) email: String,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// A new file, or a folder in which it gets a name of its own. By default backup.folder.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// A public key of age whose owner can open it; may be said more than once. By default backup.recipients.
    #[arg(long, value_name = "KEY", conflicts_with = "passphrase_file")]
    pub(crate) recipient: Vec<String>,
    /// A file with the words that open it, instead of a key.
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Opening {
    /// The backup.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The file with the secret key that opens it.
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_file")]
    pub(crate) key: Option<PathBuf>,
    /// The file with the words that open it.
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    #[command(flatten)]
    pub(crate) opening: Opening,
    /// Keep an embedded database that is there under another name beside it, instead of refusing.
    #[arg(long)]
    pub(crate) set_aside: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// Make a directory current: our YAML (several files make one directory) or an HSDS 3.1 zip.
    Directory {
        /// The files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Only tell what would change.
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// In which form.
    pub(crate) form: ExportForm,
    /// Where to; standard output when not said.
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ExportForm {
    /// Our YAML, to edit and import again.
    Yaml,
    /// A zip of HSDS 3.1 tables.
    Hsds,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Measure {
    /// How often the right service is first or among the first three; urgent lines and "elsewhere" too.
    Matching {
        /// Questions with their right answers: JSON lines.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Use only every n-th example question: 4 leaves a quarter, as a new house begins.
        #[arg(long, value_name = "N", default_value_t = 1)]
        every: usize,
        /// Answer on letters alone, without the sentence encoder.
        #[arg(long)]
        letters: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Today {
    /// The service, by the name in its address.
    pub(crate) service: String,
    /// How full it is.
    pub(crate) fullness: TodayFullness,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum TodayFullness {
    /// Nobody can be added.
    Full,
    /// Whoever waits is helped, nobody else.
    LastTicket,
    /// There is room again.
    Open,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Corrections {
    /// The ones that nobody handled yet.
    List,
    /// This one is handled.
    Done {
        /// Its id, from the list.
        id: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum JobsCommand {
    /// What failed, and why.
    Failed,
    /// Try one again.
    Retry {
        /// Its id, from the list.
        id: String,
    },
    /// Forget one.
    Discard {
        /// Its id, from the list.
        id: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// Follow the log from its begin to its end, with its seals, and name the first entry that is not what was written.
    Verify {
        /// Also hold a seal that was mailed against the log: a file with the mail or its line, or `-` to paste it.
        #[arg(long, value_name = "FILE")]
        seal: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum HouseCommand {
    /// Make a house. Its administrators change the rest in the browser.
    Add(NewHouse),
    /// Every house on a line: short name, name, address on the web, hosts; a tab between them.
    List,
    /// On which hosts a house answers.
    #[command(subcommand)]
    Host(HostCommand),
    /// Where the world finds a house: links in its mails and its feeds begin with it.
    Url {
        /// The house.
        slug: Slug,
        /// "https://wegwijs.example"; "-" takes that of the installation (server.public_url).
        url: PublicUrl,
    },
}

#[derive(Debug, Args)]
pub(crate) struct NewHouse {
    /// Its short, lasting name: its data hang on it.
    pub(crate) slug: Slug,
    /// The name as people say it.
    #[arg(long)]
    pub(crate) name: String,
    /// A host on which it answers; may be said more than once. The first one is where the world finds it.
    #[arg(long, required = true, value_name = "NAME")]
    pub(crate) host: Vec<HostName>,
    /// Where the world finds it, when that is not https:// and the first host.
    #[arg(long)]
    pub(crate) url: Option<PublicUrl>,
    /// The city.
    #[arg(long, default_value = "")]
    pub(crate) city: String,
    /// Street, number and city.
    #[arg(long, default_value = "")]
    pub(crate) address: String,
    /// The telephone of the front desk.
    #[arg(long, default_value = "")]
    pub(crate) phone: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum HostCommand {
    /// Let a house answer on one more.
    Add(Host),
    /// Let it answer there no more.
    Remove(Host),
}

#[derive(Debug, Args)]
pub(crate) struct Host {
    /// The house.
    pub(crate) slug: Slug,
    /// The name of the host, without https:// and without port.
    pub(crate) host: HostName,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Whether the settings can be used and the directory is fit to be shown: numbers that nobody checked are listed.
    Check,
    /// Every setting with its meaning and default, as a file to fill in.
    Print,
}
