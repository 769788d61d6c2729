//! The command line: what may be said, without its words.
//!
//! Help texts stand in `locales/{sv,en}/program.ftl` under
//! `program-help-<command>[-<argument>]` and are hung on by [`crate::help`].

pub(crate) mod analyze;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use kastanj_instrument::Occasion;
use kastanj_language::Lang;
use kastanj_record::{EpisodeCode, Month, UnitCode, Week};
use kastanj_store::Role;

pub(crate) use analyze::Analyze;

/// Everything after the program's name.
#[derive(Debug, Parser)]
#[command(name = "kastanj", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub(crate) struct Global {
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,
    #[arg(long = "as", global = true, value_name = "PERSON")]
    pub(crate) person: Option<String>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "sv|en")]
    pub(crate) lang: Option<Lang>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(subcommand)]
    Form(Form),
    Kit(Kit),
    Manual(Manual),
    #[command(subcommand)]
    Scan(Scan),
    Key(Key),
    Init(Init),
    #[command(subcommand)]
    Person(Person),
    #[command(subcommand)]
    Unit(Unit),
    #[command(subcommand)]
    Client(Client),
    #[command(subcommand)]
    Episode(Episode),
    #[command(subcommand)]
    Assess(Assess),
    #[command(subcommand)]
    Session(Bulk),
    #[command(subcommand)]
    Tally(Bulk),
    #[command(subcommand)]
    Consent(Bulk),
    #[command(subcommand)]
    Loss(Bulk),
    Flow(Flow),
    Worklist(Worklist),
    Backup(Backup),
    Restore(Restore),
    Verify(Verify),
    Export(Export),
    #[command(subcommand)]
    Retention(Retention),
    #[command(subcommand)]
    Plan(Plan),
    #[command(subcommand)]
    Analyze(Analyze),
    #[command(subcommand)]
    Report(Report),
    Knowledge(Knowledge),
    Serve(Serve),
    Demo(Demo),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Form {
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    List,
    Show {
        form: String,
    },
    Burden {
        #[arg(long)]
        study: Option<PathBuf>,
        #[arg(long)]
        json: bool,
    },
    Diet {
        #[arg(long)]
        unit: Option<UnitCode>,
        #[arg(long)]
        json: bool,
    },
    Print(PrintForm),
}

#[derive(Debug, Args)]
pub(crate) struct PrintForm {
    /// `del-1/before`, `del-2/relations`, or a questionnaire alone for all its sheets.
    pub(crate) form: String,
    #[arg(long)]
    pub(crate) episode: Option<EpisodeCode>,
    #[arg(long)]
    pub(crate) occasion: Option<Occasion>,
    #[arg(long, conflicts_with_all = ["episode", "stock", "large"])]
    pub(crate) copyable: bool,
    #[arg(long, conflicts_with = "episode")]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=2000))]
    pub(crate) stock: Option<u32>,
    #[arg(long)]
    pub(crate) large: bool,
    #[arg(long)]
    pub(crate) duplex: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Kit {
    #[arg(long)]
    pub(crate) study: Option<PathBuf>,
    #[arg(long)]
    pub(crate) unit: Option<UnitCode>,
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(0..=2000))]
    pub(crate) packs: u32,
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    #[arg(long, value_name = "HEX")]
    pub(crate) seed: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Manual {
    #[arg(long)]
    pub(crate) study: Option<PathBuf>,
    #[arg(long)]
    pub(crate) unit: Option<UnitCode>,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Scan {
    Read {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long)]
        json: bool,
        /// Reads a form that others printed.
        #[arg(long, value_name = "FILE")]
        template: Option<PathBuf>,
        #[arg(long, value_name = "FILE", requires = "template")]
        blank: Option<PathBuf>,
        #[arg(long, value_name = "X1,Y1,…", value_delimiter = ',', requires = "template")]
        points: Vec<f64>,
    },
    #[command(subcommand)]
    Template(ScanTemplate),
    #[command(subcommand)]
    Trial(ScanTrial),
    Take {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long)]
        unit: UnitCode,
        #[arg(long)]
        week: Option<Week>,
    },
    Watch {
        dir: PathBuf,
        #[arg(long)]
        once: bool,
        #[arg(long)]
        remove: bool,
    },
    Audit(ScanAudit),
}

#[derive(Debug, Args)]
pub(crate) struct ScanAudit {
    #[arg(long)]
    pub(crate) unit: Option<UnitCode>,
    /// Per cent of the answers that are read once more from now on.
    #[arg(long, value_name = "PERCENT", requires = "unit")]
    pub(crate) answers: Option<f64>,
    /// Per cent of the sheets that a person keys as well from now on.
    #[arg(long, value_name = "PERCENT", requires = "unit")]
    pub(crate) sheets: Option<f64>,
    #[arg(long)]
    pub(crate) json: bool,
}

/// The sheet that tries a printer and a scanner.
#[derive(Debug, Subcommand)]
pub(crate) enum ScanTrial {
    Print {
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    Read {
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
}

/// Templates of forms that others printed.
#[derive(Debug, Subcommand)]
pub(crate) enum ScanTemplate {
    FromPdf {
        file: PathBuf,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Carry names and questions of the template that is there over to the boxes found now.
        #[arg(long)]
        again: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Key {
    /// A page code, a pack number, `slip` or `tally`.
    pub(crate) sheet: String,
    /// The pack number after `slip`.
    pub(crate) number: Option<String>,
    #[arg(long)]
    pub(crate) unit: Option<UnitCode>,
    #[arg(long)]
    pub(crate) month: Option<Month>,
    #[arg(long)]
    pub(crate) week: Option<Week>,
    #[arg(long)]
    pub(crate) occasion: Option<Occasion>,
    #[arg(long)]
    pub(crate) second: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    #[arg(long)]
    pub(crate) study: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) recovery_out: Option<PathBuf>,
    #[arg(long)]
    pub(crate) office: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Person {
    Add {
        name: String,
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
        #[arg(long, default_value_t)]
        role: Role,
        #[arg(long, value_name = "UNIT")]
        unit: Vec<UnitCode>,
    },
    Role {
        name: String,
        role: Role,
        #[arg(long, value_name = "UNIT")]
        unit: Vec<UnitCode>,
    },
    List,
    Remove {
        name: String,
    },
    Passphrase {
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    Key {
        #[arg(long, value_name = "FILE")]
        recovery_out: PathBuf,
    },
    Recover {
        #[arg(long, value_name = "FILE")]
        recovery_file: PathBuf,
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Unit {
    List,
    Add,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Client {
    Add {
        #[arg(long)]
        unit: UnitCode,
        #[arg(long)]
        relative: bool,
    },
    Erase {
        #[arg(long)]
        episode: EpisodeCode,
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Episode {
    Add,
    List {
        #[arg(long)]
        unit: Option<UnitCode>,
    },
    Show {
        episode: EpisodeCode,
    },
    Assign {
        /// Page code or number of the unassigned sheet.
        sheet: String,
        #[arg(long)]
        to: EpisodeCode,
    },
    Unassign {
        sheet: String,
        #[arg(long)]
        from: EpisodeCode,
    },
    Conflicts,
    Settle {
        number: String,
        #[arg(long, value_enum)]
        keep: Version,
    },
}

/// Which of two versions of one sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Version {
    Stored,
    Incoming,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Assess {
    Add,
    Show { episode: EpisodeCode },
}

/// Commands that only take JSON Lines from standard input.
#[derive(Debug, Subcommand)]
pub(crate) enum Bulk {
    Add,
}

#[derive(Debug, Args)]
pub(crate) struct Flow {
    #[arg(long)]
    pub(crate) unit: Option<UnitCode>,
    #[arg(long)]
    pub(crate) today: Option<Week>,
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Worklist {
    #[arg(long)]
    pub(crate) unit: Option<UnitCode>,
    #[arg(long)]
    pub(crate) today: Option<Week>,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "PATH", conflicts_with = "nobody_erased_since")]
    pub(crate) erased: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) nobody_erased_since: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    pub(crate) file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    #[arg(long)]
    pub(crate) episode_codes: bool,
    #[arg(long)]
    pub(crate) data_only: bool,
    #[arg(long)]
    pub(crate) everything: bool,
    #[arg(long, value_name = "PERSON")]
    pub(crate) second: Option<String>,
    #[arg(long, value_name = "FILE", requires = "second")]
    pub(crate) second_passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Retention {
    Preview {
        #[arg(long)]
        today: Option<Week>,
    },
    Run {
        #[arg(long)]
        today: Week,
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Plan {
    Show,
    Freeze {
        #[arg(long, value_name = "TEXT")]
        because: Option<String>,
        #[arg(long, default_value = "plan")]
        out: PathBuf,
    },
    Dated {
        reference: String,
    },
    Change {
        file: PathBuf,
    },
}

/// Who reads the report; decides what may stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportAudience {
    Room,
    Board,
    Public,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Report {
    Editions,
    Reproduce {
        number: u32,
        #[arg(long, default_value = "reports")]
        out: PathBuf,
    },
    Effect {
        #[arg(long, value_enum, default_value = "board")]
        audience: ReportAudience,
        #[arg(long)]
        unit: Option<UnitCode>,
        #[arg(long)]
        today: Option<Week>,
        #[arg(long, value_name = "DIR", default_value = ".")]
        out: PathBuf,
    },
    Year {
        #[arg(long)]
        year: i32,
        #[arg(long, value_enum, default_value = "board")]
        audience: ReportAudience,
        #[arg(long)]
        unit: Option<UnitCode>,
        #[arg(long, value_name = "DIR", default_value = ".")]
        out: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Knowledge {
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[arg(long, default_value_t = 8517)]
    pub(crate) port: u16,
    #[arg(long, value_name = "DIR")]
    pub(crate) watch: Option<PathBuf>,
    #[arg(long, requires = "watch")]
    pub(crate) watch_remove: bool,
    #[arg(long, value_name = "ADDRESS:PORT", conflicts_with = "port")]
    pub(crate) listen: Option<SocketAddr>,
    #[arg(long, value_name = "NAME", requires = "listen")]
    pub(crate) host: Vec<String>,
    #[arg(long, value_name = "FILE", requires = "tls_key", requires = "listen")]
    pub(crate) tls_cert: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub(crate) tls_key: Option<PathBuf>,
    #[arg(long, requires = "listen", conflicts_with = "tls_cert")]
    pub(crate) behind_proxy: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[arg(long, alias = "dir", value_name = "DIR", default_value = "kastanj-demo")]
    pub(crate) out: PathBuf,
    #[arg(long)]
    pub(crate) no_serve: bool,
    #[arg(long, default_value_t = 8517)]
    pub(crate) port: u16,
    #[arg(long, default_value_t = 2026)]
    pub(crate) seed: u64,
}
