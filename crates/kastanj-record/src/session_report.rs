use crate::coded::coded;
use crate::{EpisodeId, Week};

coded! {
    /// How the session was held.
    SessionFormat {
        /// In the room.
        Room = "room", "record-session-room";
        /// By phone.
        Phone = "phone", "record-session-phone";
        /// By video.
        Video = "video", "record-session-video";
        /// In writing.
        MailOrChat = "mail_or_chat", "record-session-mail-or-chat";
        /// The client did not come.
        NoShow = "no_show", "record-session-no-show";
        /// Cancelled by either side.
        Cancelled = "cancelled", "record-session-cancelled";
    }
}

impl SessionFormat {
    /// Whether the two met at all, in whatever way.
    pub fn took_place(self) -> bool {
        !matches!(self, SessionFormat::NoShow | SessionFormat::Cancelled)
    }
}

coded! {
    /// Who took part.
    Who {
        /// The client alone.
        Client = "client", "record-who-client";
        /// The client and a partner.
        ClientAndPartner = "client_and_partner", "record-who-client-and-partner";
        /// A relative.
        Relative = "relative", "record-who-relative";
    }
}

coded! {
    /// Minutes of the session, in bands.
    SessionLength {
        /// At most 30 minutes.
        UpTo30 = "up_to_30", "record-length-up-to-30";
        /// 31–45 minutes.
        UpTo45 = "up_to_45", "record-length-up-to-45";
        /// 46–60 minutes.
        UpTo60 = "up_to_60", "record-length-up-to-60";
        /// 61–90 minutes.
        UpTo90 = "up_to_90", "record-length-up-to-90";
        /// More than 90 minutes.
        Over90 = "over_90", "record-length-over-90";
    }
}

coded! {
    /// What the session was about; at most five.
    Theme {
        /// The way in, crisis after the police.
        WayIn = "way_in", "record-theme-way-in";
        /// The behaviour and its pattern.
        Behaviour = "behaviour", "record-theme-behaviour";
        /// Triggers and feelings.
        Triggers = "triggers", "record-theme-triggers";
        /// Urges and plan.
        Urges = "urges", "record-theme-urges";
        /// Shame and guilt.
        Shame = "shame", "record-theme-shame";
        /// Partner, telling.
        Partner = "partner", "record-theme-partner";
        /// Children, parenting.
        Children = "children", "record-theme-children";
        /// Loneliness, closeness.
        Loneliness = "loneliness", "record-theme-loneliness";
        /// Sexuality, desire, sexual health.
        Sexuality = "sexuality", "record-theme-sexuality";
        /// Pornography, the net.
        Pornography = "pornography", "record-theme-pornography";
        /// Own trauma or exposure.
        Trauma = "trauma", "record-theme-trauma";
        /// Alcohol, drugs.
        Substances = "substances", "record-theme-substances";
        /// Work, money, legal process.
        WorkMoneyLaw = "work_money_law", "record-theme-work-money-law";
        /// Those who sell, responsibility, values.
        Responsibility = "responsibility", "record-theme-responsibility";
    }
}

coded! {
    /// What the therapist did; at most five. A many-choice list, no fidelity checklist.
    Technique {
        /// Listening, support.
        Listening = "listening", "record-technique-listening";
        /// Psychoeducation.
        Psychoeducation = "psychoeducation", "record-technique-psychoeducation";
        /// Functional or chain analysis.
        FunctionalAnalysis = "functional_analysis", "record-technique-functional-analysis";
        /// Urge and impulse skills.
        ImpulseSkills = "impulse_skills", "record-technique-impulse-skills";
        /// Alternatives, activation.
        Alternatives = "alternatives", "record-technique-alternatives";
        /// Values, goals.
        Values = "values", "record-technique-values";
        /// Motivation: ambivalence, change talk.
        Motivation = "motivation", "record-technique-motivation";
        /// Work with thoughts.
        Thoughts = "thoughts", "record-technique-thoughts";
        /// Life history, pattern.
        LifeHistory = "life_history", "record-technique-life-history";
        /// Emotion work.
        Emotions = "emotions", "record-technique-emotions";
        /// Compassion with shame.
        Compassion = "compassion", "record-technique-compassion";
        /// Responsibility, the other's perspective.
        OtherPerspective = "other_perspective", "record-technique-other-perspective";
        /// Relapse plan.
        RelapsePlan = "relapse_plan", "record-technique-relapse-plan";
        /// Practical help, referral, network or couple talk.
        PracticalHelp = "practical_help", "record-technique-practical-help";
    }
}

coded! {
    /// What comes next.
    Next {
        /// A new visit is booked.
        Booked = "booked", "record-next-booked";
        /// Open: the client gets in touch.
        Open = "open", "record-next-open";
        /// The contact is closing.
        Closing = "closing", "record-next-closing";
        /// On to other help.
        Referred = "referred", "record-next-referred";
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
    /// How long; `None` if there was no session.
    pub length: Option<SessionLength>,
    /// What it was about, at most five.
    pub themes: Vec<Theme>,
    /// What the therapist did, at most five.
    pub techniques: Vec<Technique>,
    /// Whether safety was handled; stays at the service.
    pub safety_handled: Option<bool>,
    /// What comes next.
    pub next: Next,
}
