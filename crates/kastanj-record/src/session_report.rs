use serde::{Deserialize, Serialize};

use crate::{EpisodeId, Week};

macro_rules! coded {
    ($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $variant:ident),* $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$meaning])* $variant),* }

        impl $name {
            /// All values in the order of the report.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
        }
    };
}

coded! {
    /// How the session was held.
    SessionFormat {
        /// In the room.
        Room,
        /// By phone.
        Phone,
        /// By video.
        Video,
        /// In writing.
        MailOrChat,
        /// The client did not come.
        NoShow,
        /// Cancelled by either side.
        Cancelled,
    }
}

coded! {
    /// Who took part.
    Who {
        /// The client alone.
        Client,
        /// The client and a partner.
        ClientAndPartner,
        /// A relative.
        Relative,
    }
}

coded! {
    /// Minutes of the session, in bands.
    SessionLength {
        /// At most 30 minutes.
        UpTo30,
        /// 31–45 minutes.
        UpTo45,
        /// 46–60 minutes.
        UpTo60,
        /// 61–90 minutes.
        UpTo90,
        /// More than 90 minutes.
        Over90,
    }
}

coded! {
    /// What the session was about; at most five.
    Theme {
        /// The way in, crisis after the police.
        WayIn,
        /// The behaviour and its pattern.
        Behaviour,
        /// Triggers and feelings.
        Triggers,
        /// Urges and plan.
        Urges,
        /// Shame and guilt.
        Shame,
        /// Partner, telling.
        Partner,
        /// Children, parenting.
        Children,
        /// Loneliness, closeness.
        Loneliness,
        /// Sexuality, desire, sexual health.
        Sexuality,
        /// Pornography, the net.
        Pornography,
        /// Own trauma or exposure.
        Trauma,
        /// Alcohol, drugs.
        Substances,
        /// Work, money, legal process.
        WorkMoneyLaw,
        /// Those who sell, responsibility, values.
        Responsibility,
    }
}

coded! {
    /// What the therapist did; at most five. A many-choice list, no fidelity checklist.
    Technique {
        /// Listening, support.
        Listening,
        /// Psychoeducation.
        Psychoeducation,
        /// Functional or chain analysis.
        FunctionalAnalysis,
        /// Urge and impulse skills.
        ImpulseSkills,
        /// Alternatives, activation.
        Alternatives,
        /// Values, goals.
        Values,
        /// Motivation: ambivalence, change talk.
        Motivation,
        /// Work with thoughts.
        Thoughts,
        /// Life history, pattern.
        LifeHistory,
        /// Emotion work.
        Emotions,
        /// Compassion with shame.
        Compassion,
        /// Responsibility, the other's perspective.
        OtherPerspective,
        /// Relapse plan.
        RelapsePlan,
        /// Practical help, referral, network or couple talk.
        PracticalHelp,
    }
}

coded! {
    /// What comes next.
    Next {
        /// A new visit is booked.
        Booked,
        /// Open: the client gets in touch.
        Open,
        /// The contact is closing.
        Closing,
        /// On to other help.
        Referred,
    }
}

/// A session report: under a minute, and a module that a study can leave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionReport {
    /// Whose contact.
    pub episode: EpisodeId,
    /// Running number within the contact, from 1.
    pub number: u32,
    /// When.
    pub week: Week,
    /// How it was held.
    pub format: SessionFormat,
    /// Who took part.
    pub who: Who,
    /// How long.
    pub length: SessionLength,
    /// What it was about, at most five.
    pub themes: Vec<Theme>,
    /// What the therapist did, at most five.
    pub techniques: Vec<Technique>,
    /// Whether safety was handled; stays at the service.
    pub safety_handled: Option<bool>,
    /// What comes next.
    pub next: Next,
}
