use crate::UnitCode;
use crate::coded::coded;

/// A client's internal identity: 128 random bits, never shown and never exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClientId(pub [u8; 16]);

coded! {
    /// Who comes: someone with a behaviour to change, or someone close to one.
    ClientKind {
        /// The person whose behaviour it is about.
        Own = "own", "record-client-own";
        /// A relative (*anhörig*): counted, never eligible for the forms.
        Relative = "relative", "record-client-relative";
    }
}

coded! {
    /// The way in, coded by staff; leaves a service only merged into three groups.
    ReferralWay {
        /// Own initiative (web, phone, chat).
        OwnInitiative = "own_initiative", "record-way-own-initiative";
        /// Partner, family, friend.
        SomeoneClose = "someone_close", "record-way-someone-close";
        /// Health care, social services, police: never told apart.
        CareOrAuthority = "care_or_authority", "record-way-care-or-authority";
    }
}

coded! {
    /// What the client wants to change; coded by staff, never printed on the client's sheet.
    TargetBehaviour {
        /// Buying sex.
        Buying = "buying", "record-target-buying";
        /// Pornography.
        Pornography = "pornography", "record-target-pornography";
        /// Chat or cam.
        ChatOrCam = "chat_or_cam", "record-target-chat-or-cam";
        /// Clubs.
        Clubs = "clubs", "record-target-clubs";
        /// Another compulsive sexual behaviour.
        OtherCompulsive = "other_compulsive", "record-target-other-compulsive";
    }
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
