//! Who may do what, as a table: each cell is tried on a fresh stage.

use std::fmt::Write;

use crate::domain::contact::ContactRefusal;
use crate::domain::contact::tests::stage::Stage;

/// A contact of sales in a voice call with one agent; `neighbour` is another customer, `colleague` serves sales too,
/// `specialist` serves support.
const SCENE: [&str; 8] = [
    "agent connects",
    "colleague connects",
    "colleague is-busy",
    "specialist connects",
    "customer connects",
    "neighbour connects",
    "customer opens skill=sales wants=voice",
    "agent accepts",
];

const PEOPLE: [&str; 7] = ["customer", "neighbour", "agent", "colleague", "specialist", "supervisor", "brand"];

/// `ok`, or the code of the refusal, for each of [`PEOPLE`]; `not_found` and `not_in` are said of the contact.
/// What stands before `>` happens first.
const TABLE: &str = "
looks | ok not_found ok not_found not_found ok ok
opens | ok ok not_allowed not_allowed not_allowed not_allowed not_allowed
takes | not_allowed not_allowed already_in_contact contact_taken not_found not_allowed not_allowed
accepts | not_allowed not_allowed not_offered not_offered not_offered not_allowed not_allowed
transfers skill:support | not_allowed not_found ok not_found not_found ok ok
hands-over skill:support | not_allowed not_found ok not_found not_found not_in not_in
asks colleague | not_allowed not_found agent_not_available not_found not_found not_in not_in
removes agent | not_allowed not_found ok not_found not_found ok ok
agent asks specialist, specialist accepts > removes agent | not_allowed not_found ok not_found ok ok ok
removes colleague | not_allowed not_found agent_not_available not_found not_found agent_not_available agent_not_available
listens | not_allowed not_found not_allowed not_found not_found ok not_allowed
leaves | ok not_found ok not_found not_found not_in not_in
ends | ok not_found ok not_found not_found ok ok
says hello | ok not_found ok not_found not_found not_in not_in
marks 1/1 | ok not_found ok not_found not_found not_in not_in
types | ok not_found ok not_found not_found not_in not_in
escalates video | call_exists not_found call_exists not_found not_found not_in not_in
invites screen | not_allowed not_found ok not_found not_found not_in not_in
calls-agent specialist | not_allowed not_allowed ok ok already_in_contact not_allowed not_allowed
calls voice | not_allowed not_allowed not_allowed not_allowed not_allowed not_allowed call_exists
joins-call | ok call_not_found ok call_not_found call_not_found not_in not_in
switches video | ok call_not_found ok call_not_found call_not_found not_in not_in
holds | not_allowed call_not_found ok call_not_found call_not_found not_in not_in
mutes customer | ok call_not_found ok call_not_found call_not_found not_in ok
mutes agent | not_allowed call_not_found ok call_not_found call_not_found not_in ok
spotlights customer | not_allowed call_not_found ok call_not_found call_not_found not_in not_in
shares | ok call_not_found ok call_not_found call_not_found not_in not_in
hangs-up | ok call_not_found ok call_not_found call_not_found not_in not_in
ends-call | ok call_not_found ok call_not_found call_not_found ok ok
sees customer media | not_allowed not_allowed not_allowed not_allowed not_allowed not_allowed not_allowed
agent ends-call, customer escalates video > accepts-escalation | not_yours_to_answer escalation_not_found ok escalation_not_found escalation_not_found not_in not_in
agent ends-call, agent escalates video > accepts-escalation | ok escalation_not_found not_yours_to_answer escalation_not_found escalation_not_found not_in not_in
agent ends-call, agent escalates video > cancels-escalation | not_allowed escalation_not_found ok escalation_not_found escalation_not_found not_in not_in
agent invites screen > accepts-invitation | ok invitation_not_found not_yours_to_answer invitation_not_found invitation_not_found not_in not_in
agent invites screen > cancels-invitation | not_allowed invitation_not_found ok invitation_not_found invitation_not_found not_in not_in
agent invites view, customer accepts-invitation > ends-invitation | ok invitation_not_found ok invitation_not_found invitation_not_found not_in not_in
agent switches video > agrees | ok call_not_found not_yours_to_answer call_not_found call_not_found not_in not_in
customer switches video > agrees | not_yours_to_answer call_not_found ok call_not_found call_not_found not_in not_in
customer switches video > withdraws | ok call_not_found not_allowed call_not_found call_not_found not_in not_in
agent holds > unholds | not_allowed call_not_found ok call_not_found call_not_found not_in not_in
agent calls-agent specialist, specialist accepts > looks | not_found not_found ok not_found ok ok ok
agent calls-agent specialist, specialist accepts > holds | call_not_found call_not_found ok call_not_found ok not_in not_in
agent calls-agent specialist, specialist accepts > mutes agent | call_not_found call_not_found ok call_not_found ok not_in ok
agent calls-agent specialist, specialist accepts > escalates video | not_found not_found not_allowed not_found not_allowed not_in not_in
agent calls-agent specialist, specialist accepts > ends | not_found not_found ok not_found ok ok ok
agent calls-agent specialist, specialist accepts, agent switches video > agrees | call_not_found call_not_found not_yours_to_answer call_not_found ok not_in not_in
customer shares > unshares | ok call_not_found ok call_not_found call_not_found not_in not_in
agent shares > unshares | not_allowed call_not_found ok call_not_found call_not_found not_in not_in
agent hands-over skill:support > takes | not_allowed not_allowed already_in_contact not_found ok not_allowed not_allowed
agent hands-over skill:support > cancels-transfer | not_allowed not_found ok not_found not_in not_in not_in
agent hands-over skill:support > says hello | ok not_found ok not_found not_in not_in not_in
agent asks specialist > accepts | not_allowed not_allowed not_offered not_offered ok not_allowed not_allowed
agent leaves > takes | not_allowed not_allowed ok ok not_found not_allowed not_allowed
agent leaves > ends | ok not_found not_in not_in not_found ok ok
agent leaves > says hello | ok not_found not_in not_in not_found not_in not_in
supervisor listens > joins-call | ok call_not_found ok call_not_found call_not_found listening_only not_in
supervisor listens > says hello | ok not_found ok not_found not_found listening_only not_in
supervisor listens > hangs-up | ok call_not_found ok call_not_found call_not_found ok not_in
customer tags email=a@b.example > invites-visitor customer view | not_allowed not_allowed ok contact_taken contact_taken not_allowed not_allowed
customer tags email=a@b.example > finds all | not_allowed not_allowed ok ok ok ok ok
customer tags email=a@b.example > adds-to customer id=4711 | not_allowed not_allowed not_allowed not_allowed not_allowed ok ok
customer tags email=a@b.example > resets | ok visitor_not_found not_allowed not_allowed not_allowed not_allowed not_allowed
is-busy | not_allowed not_allowed ok ok ok not_allowed not_allowed
connects | ok ok ok ok ok ok not_allowed
";

#[test]
fn everybody_does_what_they_may_and_nothing_else() {
    let mut happened = String::from("\n");
    for row in TABLE.lines().filter(|row| !row.is_empty()) {
        let (line, _) = row.split_once('|').unwrap();
        let (setting, deed) = line.trim().split_once(" > ").unwrap_or(("", line.trim()));
        let cells: Vec<String> = PEOPLE.iter().map(|who| try_out(setting, who, deed)).collect();
        writeln!(happened, "{} | {}", line.trim_end(), cells.join(" ")).unwrap();
    }
    assert!(happened == TABLE, "this happens:\n{happened}");
}

/// What clients and their developers rely on is written down.
#[test]
fn every_refusal_is_documented() {
    let document = include_str!("../../../../docs/contact-plane.md");
    for code in ContactRefusal::ALL.map(ContactRefusal::code) {
        assert!(document.contains(&format!("| `{code}` |")), "{code} is not in the document");
    }
}

fn try_out(setting: &str, who: &str, deed: &str) -> String {
    let mut stage = Stage::new();
    for line in SCENE.into_iter().chain(setting.split(", ").filter(|line| !line.is_empty())) {
        let heard = stage.play(&format!("0s {line}"));
        assert!(!heard.contains("refused"), "{line}: {heard}");
    }
    let heard = stage.play(&format!("1s {who} {deed}"));
    let refused = heard.lines().find_map(|line| line.split_once("refused: ")?.1.split_once(' '));
    let sees_nothing = heard.contains("sees no contact");
    let code = refused.map_or(if sees_nothing { "not_found" } else { "ok" }, |(code, _)| code);
    code.replace("contact_not_found", "not_found").replace("not_in_contact", "not_in")
}
