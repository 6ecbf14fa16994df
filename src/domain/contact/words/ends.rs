/// Why a contact ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactEndReason {
    /// An agent, a supervisor or the brand ended it.
    Ended,
    /// The customer left it.
    CustomerLeft,
    /// The customer was gone for too long while waiting.
    Abandoned,
    /// Nobody said anything for too long.
    Idle,
}

/// Why somebody is no longer in a contact or call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeftReason {
    /// They left.
    Left,
    /// They handed it over.
    Transferred,
    /// A colleague, a supervisor or the brand took them out.
    Removed,
    /// Their connection did not come back in time.
    Lost,
}

/// What became of a wish to hand a contact over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransferEnd {
    /// The other agent did not want it.
    Declined,
    /// Nobody took it in time.
    Expired,
    /// It was called off.
    Cancelled,
}

/// What became of a request for a further agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AssistEnd {
    /// The agent came.
    Accepted,
    /// The agent did not want to.
    Declined,
    /// The agent did not answer in time.
    Expired,
}

/// What became of a request for a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EscalationOutcome {
    /// The other side agreed; there is a call.
    Accepted,
    /// The other side did not agree.
    Declined,
    /// The one who asked took it back, or left.
    Cancelled,
    /// Nobody answered in time.
    Expired,
    /// A call began in another way, or the contact ended.
    Failed,
}

/// Why an invitation is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InvitationEndReason {
    /// The customer did not accept it.
    Declined,
    /// The agents took it back.
    Cancelled,
    /// Nobody answered in time.
    Expired,
    /// It was accepted, and what came of it is over.
    Ended,
    /// It was accepted, but no media came about; or the contact ended before the answer.
    Failed,
}

/// Why a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallEndReason {
    /// Somebody hung up.
    HungUp,
    /// A participant's media was gone for too long.
    ParticipantLost,
    /// No media came about.
    Failed,
    /// The contact ended.
    ContactClosed,
    /// The call was about a screen, and the screen is no longer shared.
    ScreenStopped,
}

/// What became of a request to switch a call's kind or direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SwitchOutcome {
    /// It is done.
    Done,
    /// The other side did not agree; the call goes on as it was.
    Declined,
    /// The one who asked took it back, left, or something else was switched.
    Cancelled,
    /// Nobody answered in time; the call goes on as it was.
    Expired,
}
