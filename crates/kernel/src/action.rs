//! What the audit log can say was done. One closed list, so that each has words in every language and nothing is noted that nobody can read.

use crate::permission::words;

words! {
    /// What was done, as it stands in the audit log.
    Action {
        /// Somebody said how old they are.
        AccountAgeStated = "account.age-stated",
        /// A new starting code was made for somebody.
        AccountCodeRenewed = "account.code-renewed",
        /// An account is to be erased after the delay.
        AccountErasureAsked = "account.erasure-asked",
        /// It is not to be erased after all.
        AccountErasureCancelled = "account.erasure-cancelled",
        /// Two accounts became one.
        AccountMerged = "account.merged",
        /// A password was changed.
        AccountPasswordChanged = "account.password-changed",
        /// A suspended account works again.
        AccountResumed = "account.resumed",
        /// An account does not work until somebody lets it.
        AccountSuspended = "account.suspended",
        /// Entries of the log were taken out.
        AuditExported = "audit.exported",
        /// Old entries of the log were removed.
        AuditPruned = "audit.pruned",
        /// Somebody looked at the week of a class.
        ClassWeekRead = "class.week-read",
        /// What is said about a program was changed.
        ClientChanged = "client.changed",
        /// A program was connected.
        ClientCreated = "client.created",
        /// The secret before the last one no longer works.
        ClientFormerSecretEnded = "client.former-secret-ended",
        /// A suspended program works again.
        ClientResumed = "client.resumed",
        /// A program was removed.
        ClientRevoked = "client.revoked",
        /// A program got a new secret.
        ClientSecretRotated = "client.secret-rotated",
        /// A program does not work until somebody lets it.
        ClientSuspended = "client.suspended",
        /// A code was used a second time; what it had brought was taken back.
        CodeReused = "code.reused",
        /// Somebody consented.
        ConsentGiven = "consent.given",
        /// A consent was withdrawn.
        ConsentWithdrawn = "consent.withdrawn",
        /// An address or number was removed.
        ContactRemoved = "contact.removed",
        /// An address or number was shown to be somebody's.
        ContactVerified = "contact.verified",
        /// A package of courseware was brought in.
        CoursewareImported = "courseware.imported",
        /// A package of courseware was removed.
        CoursewareRemoved = "courseware.removed",
        /// Somebody looked at what a class did with courseware.
        CoursewareResultsRead = "courseware.results-read",
        /// A unit counts as done for somebody.
        CoursewareWaived = "courseware.waived",
        /// An authenticator app was added.
        FactorAppAdded = "factor.app-added",
        /// An authenticator app was removed.
        FactorAppRemoved = "factor.app-removed",
        /// A passkey was added.
        FactorPasskeyAdded = "factor.passkey-added",
        /// A passkey was removed.
        FactorPasskeyRemoved = "factor.passkey-removed",
        /// New recovery codes were made.
        FactorRecoveryRenewed = "factor.recovery-renewed",
        /// Somebody's second factors were taken away.
        FactorReset = "factor.reset",
        /// A record store that statements go on to was added.
        ForwardAdded = "forward.added",
        /// Statements stop going on to a record store.
        ForwardPaused = "forward.paused",
        /// Statements no longer go on to a record store.
        ForwardRemoved = "forward.removed",
        /// Statements go on to a record store again.
        ForwardResumed = "forward.resumed",
        /// Statements that could not go on are tried again.
        ForwardRetried = "forward.retried",
        /// Somebody took a right that they did not hold, in an emergency.
        GlassBroken = "glass.broken",
        /// Somebody is guardian no more.
        GuardianEnded = "guardian.ended",
        /// A guardian was invited.
        GuardianInvited = "guardian.invited",
        /// Somebody became the guardian of a child.
        GuardianLinked = "guardian.linked",
        /// The key that tokens are signed with changes.
        KeyRotated = "key.rotated",
        /// The first operator began.
        OperatorFirst = "operator.first",
        /// An organisation was changed.
        OrganizationChanged = "organization.changed",
        /// An organisation was closed.
        OrganizationClosed = "organization.closed",
        /// An organisation was made.
        OrganizationCreated = "organization.created",
        /// A closed organisation was opened again.
        OrganizationOpened = "organization.opened",
        /// Divisions of a country were taken in.
        OrganizationRegistry = "organization.registry",
        /// An account elsewhere was linked.
        OutsideLinked = "outside.linked",
        /// An account elsewhere was unlinked.
        OutsideUnlinked = "outside.unlinked",
        /// Somebody looked at what a learner did with courseware.
        RecordCoursewareRead = "record.courseware-read",
        /// Somebody opened a person's record.
        RecordOpened = "record.opened",
        /// Somebody looked at a learner's week.
        RecordWeekRead = "record.week-read",
        /// A token by which programs connect themselves was made.
        RegistrationTokenCreated = "registration-token.created",
        /// Such a token was removed.
        RegistrationTokenRemoved = "registration-token.removed",
        /// An offered role was accepted.
        RoleAccepted = "role.accepted",
        /// An offered role was declined.
        RoleDeclined = "role.declined",
        /// A role was ended.
        RoleEnded = "role.ended",
        /// A role was given.
        RoleGiven = "role.given",
        /// An offered role was taken back.
        RoleOfferTakenBack = "role.offer-taken-back",
        /// A role was offered.
        RoleOffered = "role.offered",
        /// Starting codes of a list were handed out.
        RosterCodesHandedOut = "roster.codes-handed-out",
        /// New starting codes were made for a whole place.
        RosterCodesRenewed = "roster.codes-renewed",
        /// A roster was taken out as OneRoster.
        RosterExportedOneroster = "roster.exported-oneroster",
        /// A roster was taken out as a table.
        RosterExportedSheet = "roster.exported-sheet",
        /// A roster was taken in.
        RosterImported = "roster.imported",
        /// A roster was taken back.
        RosterUndone = "roster.undone",
        /// A directory changed a group.
        ScimGroupChanged = "scim.group-changed",
        /// A directory made a group.
        ScimGroupCreated = "scim.group-created",
        /// A directory removed a group.
        ScimGroupRemoved = "scim.group-removed",
        /// A directory changed an account.
        ScimUserChanged = "scim.user-changed",
        /// A directory made an account.
        ScimUserCreated = "scim.user-created",
        /// A directory removed an account.
        ScimUserRemoved = "scim.user-removed",
        /// Somebody signed in.
        SessionOpened = "session.opened",
        /// A statement of a record store was opened.
        StatementOpened = "statement.opened",
        /// Somebody searched the statements of a record store.
        StatementsSearched = "statements.searched",
        /// How much a record store may hold was changed.
        StoreQuota = "store.quota",
        /// A refresh token was used a second time; what it had brought was taken back.
        TokenReused = "token.reused",
    }
}

impl Action {
    /// What it is about: the part of its word before the dot.
    #[must_use]
    pub fn kind(self) -> &'static str {
        self.as_str().split('.').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_stand_in_order_and_are_read_back() {
        assert!(Action::ALL.windows(2).all(|two| matches!(two, [one, other] if one.as_str() < other.as_str())), "their words are in order");
        for action in Action::ALL {
            assert_eq!(Action::from_word(action.as_str()), Some(*action));
            assert!(action.as_str().len() > action.kind().len() + 1, "{action} says what it is about, and what was done");
        }
    }
}
