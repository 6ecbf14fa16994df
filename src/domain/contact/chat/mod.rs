//! What people say to each other and offer each other before there is a call.

mod escalations;
mod invitations;
mod messages;

pub(in crate::domain::contact) use invitations::Wanted;
