use serde::{Deserialize, Serialize};

use crate::UnitCode;

/// A client's internal identity: 128 random bits, never shown and never exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClientId(pub [u8; 16]);

/// Who comes: someone with a behaviour to change, or someone close to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientKind {
    /// The person whose behaviour it is about.
    Own,
    /// A relative (*anhörig*): counted, never eligible for the forms.
    Relative,
}

/// The way in, coded by staff; leaves a service only merged into three groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferralWay {
    /// Own initiative (web, phone, chat).
    OwnInitiative,
    /// Partner, family, friend.
    SomeoneClose,
    /// Health care, social services, police: never told apart.
    CareOrAuthority,
}

/// What the client wants to change; coded by staff, never printed on the client's sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetBehaviour {
    /// Buying sex.
    Buying,
    /// Pornography.
    Pornography,
    /// Chat or cam.
    ChatOrCam,
    /// Clubs.
    Clubs,
    /// Another compulsive sexual behaviour.
    OtherCompulsive,
}

/// A client as the record knows one: a random number at a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Internal identity.
    pub id: ClientId,
    /// Where the client goes.
    pub unit: UnitCode,
    /// Own contact or relative.
    pub kind: ClientKind,
}
