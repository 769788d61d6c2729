//! Plans as they were frozen: kept as they are, whatever the study file says later.

use rusqlite::{Row, params};

use crate::audit::Action;
use crate::code::Columns;
use crate::seal::sha256_hex;
use crate::statement::statements;
use crate::{Batch, Noun, Rule, StoreError, View};

statements! {
    ALL = "SELECT number, content, digest, frozen_at, frozen_by, reason, forms_before, forms_after,
                  receipt, receipt_at
           FROM frozen_plan ORDER BY number";
    ADD = "INSERT INTO frozen_plan (number, content, digest, frozen_at, frozen_by, reason,
                                    forms_before, forms_after)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    DATED = "UPDATE frozen_plan SET receipt = ?2, receipt_at = ?3 WHERE number = ?1";
}

/// Characters that a reason or a reference may have.
pub const REFERENCE_MAXIMUM: usize = 200;

/// A plan as it was frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenPlan {
    /// Running number, from 1; the last one holds.
    pub number: u32,
    /// The values that the digest is taken over, as JSON.
    pub content: String,
    /// SHA-256 of the content, lower-case hexadecimal.
    pub digest: String,
    /// When, in seconds since 1970.
    pub frozen_at: i64,
    /// Whose account.
    pub frozen_by: String,
    /// Why it took the place of an earlier one; always there from the second on.
    pub reason: Option<String>,
    /// How many before-forms the store held then.
    pub forms_before: u32,
    /// How many after-forms and follow-ups the store held then: what could have been seen.
    pub forms_after: u32,
    /// The reference of the third party that dated the receipt, and when it was noted here.
    pub receipt: Option<(String, i64)>,
}

/// How many forms a store held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormsHeld {
    /// Before-forms.
    pub before: u32,
    /// After-forms and follow-ups.
    pub after: u32,
}

fn read(row: &Row<'_>) -> Result<FrozenPlan, StoreError> {
    let columns = Columns::of(row, Noun::FrozenPlan);
    let receipt: Option<String> = columns.plain(8)?;
    let receipt_at: Option<i64> = columns.plain(9)?;
    let plan = FrozenPlan {
        number: columns.number(0)?,
        content: columns.plain(1)?,
        digest: columns.plain(2)?,
        frozen_at: columns.plain(3)?,
        frozen_by: columns.plain(4)?,
        reason: columns.plain(5)?,
        forms_before: columns.number(6)?,
        forms_after: columns.number(7)?,
        receipt: receipt.zip(receipt_at),
    };
    if sha256_hex(plan.content.as_bytes()) == plan.digest {
        Ok(plan)
    } else {
        Err(StoreError::unreadable(Noun::FrozenPlan, plan.number))
    }
}

impl View<'_> {
    /// Every plan that was frozen, the oldest first; the last one holds.
    ///
    /// # Errors
    /// When the database cannot be read, or the digest of a plan is not that of its content.
    pub fn frozen_plans(&self) -> Result<Vec<FrozenPlan>, StoreError> {
        self.all(ALL, [], read)
    }
}

impl Batch<'_> {
    /// Freezes a plan. Told so again, the same content is no new plan.
    ///
    /// # Errors
    /// When another plan was frozen before and no `reason` is given, when the reason is empty or
    /// longer than [`REFERENCE_MAXIMUM`], or when the database cannot be written.
    pub fn freeze_plan(
        &mut self,
        content: &str,
        reason: Option<&str>,
        held: FormsHeld,
    ) -> Result<FrozenPlan, StoreError> {
        let earlier = self.view().frozen_plans()?.pop();
        if let Some(known) = earlier.as_ref().filter(|known| known.content == content) {
            return Ok(known.clone());
        }
        let number = earlier.as_ref().map_or(1, |known| known.number + 1);
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
        if earlier.is_some() && reason.is_none() {
            return Err(StoreError::refused(Noun::FrozenPlan, number, Rule::ReasonNeeded));
        }
        if reason.is_some_and(too_long) {
            return Err(StoreError::refused(Noun::FrozenPlan, number, Rule::OutOfRange));
        }
        let plan = FrozenPlan {
            number,
            content: content.to_owned(),
            digest: sha256_hex(content.as_bytes()),
            frozen_at: self.at,
            frozen_by: self.person.to_string(),
            reason: reason.map(str::to_owned),
            forms_before: held.before,
            forms_after: held.after,
            receipt: None,
        };
        let parameters = params![
            plan.number,
            plan.content,
            plan.digest,
            plan.frozen_at,
            plan.frozen_by,
            plan.reason,
            plan.forms_before,
            plan.forms_after
        ];
        let object = plan.digest.get(..16).unwrap_or_default();
        self.change((Action::Add, Noun::FrozenPlan, object), ADD, parameters)?;
        Ok(plan)
    }

    /// Notes the reference under which a third party dated the receipt of the plan that holds.
    ///
    /// # Errors
    /// When no plan is frozen, when its receipt is dated already, when the reference is empty or
    /// too long, or when the database cannot be written.
    pub fn date_plan(&mut self, reference: &str) -> Result<FrozenPlan, StoreError> {
        let mut plan = self
            .view()
            .frozen_plans()?
            .pop()
            .ok_or_else(|| StoreError::not_found(Noun::FrozenPlan, 1))?;
        let reference = reference.trim();
        let rule = if plan.receipt.is_some() {
            Some(Rule::AlreadySettled)
        } else if reference.is_empty() {
            Some(Rule::ReasonNeeded)
        } else {
            too_long(reference).then_some(Rule::OutOfRange)
        };
        if let Some(rule) = rule {
            return Err(StoreError::refused(Noun::FrozenPlan, plan.number, rule));
        }
        let object = plan.digest.get(..16).unwrap_or_default();
        let parameters = params![plan.number, reference, self.at];
        self.change((Action::Change, Noun::FrozenPlan, object), DATED, parameters)?;
        plan.receipt = Some((reference.to_owned(), self.at));
        Ok(plan)
    }
}

fn too_long(words: &str) -> bool {
    words.chars().count() > REFERENCE_MAXIMUM
}
