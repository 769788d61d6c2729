/// Who may come to a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Anyone who reaches the address: set-up, unlocking, the client's first page, style sheets.
    Anyone,
    /// A member of staff with this right.
    Staff(Right),
}

/// What a member of staff may do. In the profile *two people, one laptop* each of the two has
/// every right; roles of a server give some of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Right {
    /// Work with clients: contacts, sheets, conversation.
    Clients,
    /// See counts of the own unit: flow, completeness, year report.
    Counts,
    /// Keep the house: accounts, backup, restore, study file. Reads no client.
    House,
    /// Read the audit log.
    Log,
}

impl Right {
    /// Every right.
    pub(crate) const ALL: [Right; 4] = [Right::Clients, Right::Counts, Right::House, Right::Log];
}

/// What a route's address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Nothing that belongs to a unit.
    Whole,
    /// A contact: one of another unit answers exactly as one that does not exist.
    Contact,
    /// A sheet without a contact, or a reading in doubt.
    Sheet,
}
