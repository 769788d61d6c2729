use kastanj_instrument::{FormKey, Occasion, Serial, SheetKind};

use crate::coded::coded;
use crate::{EpisodeCode, EpisodeId, Month, ShortCode, UnassignedReason, UnitCode, Week};

coded! {
    /// How urgent something is; the most urgent first.
    Urgency {
        /// Past its window.
        Late = "late", "record-urgency-late";
        /// Time to do it.
        Due = "due", "record-urgency-due";
        /// Due within the weeks that the study calls soon.
        Soon = "soon", "record-urgency-soon";
    }
}

coded! {
    /// What somebody at the unit does next.
    NextAction {
        /// Ask the client, give the before-form, or note why not.
        AskAndGiveBefore = "ask_and_give_before", "record-next-action-ask-and-give-before";
        /// Plan for the after-form at one of the coming talks.
        PlanAfter = "plan_after", "record-next-action-plan-after";
        /// Give the after-form.
        GiveAfter = "give_after", "record-next-action-give-after";
        /// The contact ended otherwise than planned: try once, or note the reason.
        TryAfterOrNoteReason = "try_after_or_note_reason", "record-next-action-try-after";
        /// Plan for the follow-up.
        PlanFollowUp = "plan_follow_up", "record-next-action-plan-follow-up";
        /// Give or send the follow-up form.
        GiveFollowUp = "give_follow_up", "record-next-action-give-follow-up";
        /// The window has closed: note why the form did not come. A late form is still taken in.
        NoteReason = "note_reason", "record-next-action-note-reason";
        /// Key the client's yes or no; until then the answers are kept out of analysis.
        KeyConsent = "key_consent", "record-next-action-key-consent";
        /// See that a client has taken a yes back, and what follows from it.
        SeeWithdrawal = "see_withdrawal", "record-next-action-see-withdrawal";
        /// Key the pack slip: the week of the first visit is not known.
        KeyPackSlip = "key_pack_slip", "record-next-action-key-pack-slip";
        /// Look for the page of the sheet that has not come in.
        FindPage = "find_page", "record-next-action-find-page";
        /// Settle the marks that the machine was unsure of.
        SettleDoubts = "settle_doubts", "record-next-action-settle-doubts";
        /// Find the contact that a sheet belongs to.
        AssignSheet = "assign_sheet", "record-next-action-assign-sheet";
        /// Key the counts of a month.
        KeyTally = "key_tally", "record-next-action-key-tally";
    }
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkTask {
    /// The form of an occasion.
    Form(Occasion),
    /// A yes or no that has not been keyed.
    Consent,
    /// A yes that the client took back at home.
    Withdrawal,
    /// The week of the first visit.
    FirstVisit,
    /// A page that has not come in.
    Page {
        /// Of which form.
        form: FormKey,
        /// At which occasion.
        occasion: Occasion,
    },
    /// Answers in doubt.
    Doubts {
        /// Of which form.
        form: FormKey,
        /// At which occasion.
        occasion: Occasion,
        /// How many.
        count: usize,
    },
    /// A sheet without a contact.
    Sheet {
        /// Which form.
        form: FormKey,
        /// What kind of sheet.
        kind: SheetKind,
        /// Why nobody was found.
        reason: UnassignedReason,
    },
    /// The counts of a month, by a unit that keeps them.
    Tally {
        /// How many months are missing, this one among them.
        months: usize,
    },
}

/// What the work is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkSubject {
    /// A contact.
    Episode {
        /// Internal identity.
        id: EpisodeId,
        /// What staff call it.
        code: EpisodeCode,
        /// Its pack, if it has one.
        pack: Option<Serial>,
        /// Its code on the copyable edition, if it has one.
        short_code: Option<ShortCode>,
    },
    /// A sheet that belongs to nobody yet.
    Sheet {
        /// Its serial; none on the copyable edition.
        serial: Option<Serial>,
        /// The short code as read, if one was.
        short_code: Option<ShortCode>,
    },
    /// A month of the unit.
    Month(Month),
}

/// One line of the worklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkItem {
    /// Whose work.
    pub unit: UnitCode,
    /// What it is about.
    pub subject: WorkSubject,
    /// What is to be done.
    pub task: WorkTask,
    /// How urgent it is.
    pub urgency: Urgency,
    /// When it was or will be due, if it has a time.
    pub due: Option<Week>,
    /// The next step.
    pub next: NextAction,
}

impl WorkItem {
    /// Whether it is time, or past it; not only soon.
    pub fn is_now(&self) -> bool {
        self.urgency != Urgency::Soon
    }
}
