use std::fmt;
use std::str::FromStr;

use kastanj_language::{Lang, tr};
use serde::{Deserialize, Serialize};

/// What a member of staff is here for.
///
/// The two people of one laptop need no roles: each of them has every right. On a server that
/// several units share, everybody has one.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Everything: the two people of one laptop.
    #[default]
    EveryRight,
    /// Works with the clients of the own units.
    Therapist,
    /// Sees counts of the own units, asks for exports and answers those of others; works with no
    /// client.
    Coordinator,
    /// Keeps accounts, backups and the study file; reads no client.
    Administrator,
    /// Reads the audit log and nothing else.
    Auditor,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 5] =
        [Role::EveryRight, Role::Therapist, Role::Coordinator, Role::Administrator, Role::Auditor];

    /// The word in files and commands.
    pub fn code(self) -> &'static str {
        match self {
            Role::EveryRight => "every-right",
            Role::Therapist => "therapist",
            Role::Coordinator => "coordinator",
            Role::Administrator => "administrator",
            Role::Auditor => "auditor",
        }
    }

    /// What it is called.
    pub fn label(self, lang: Lang) -> String {
        match self {
            Role::EveryRight => tr!(lang, "store-role-every-right"),
            Role::Therapist => tr!(lang, "store-role-therapist"),
            Role::Coordinator => tr!(lang, "store-role-coordinator"),
            Role::Administrator => tr!(lang, "store-role-administrator"),
            Role::Auditor => tr!(lang, "store-role-auditor"),
        }
    }

    /// Whether the role may ask for an export, and answer somebody else's wish for one.
    pub fn exports(self) -> bool {
        matches!(self, Role::EveryRight | Role::Coordinator)
    }

    /// Whether the role keeps accounts: the last one of these cannot be given away.
    pub fn keeps_accounts(self) -> bool {
        matches!(self, Role::EveryRight | Role::Administrator)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(text: &str) -> Result<Role, String> {
        let found = Role::ALL.into_iter().find(|role| role.code() == text.trim());
        found.ok_or_else(|| {
            format!("\"{text}\" is no role: {}", Role::ALL.map(Role::code).join(", "))
        })
    }
}
