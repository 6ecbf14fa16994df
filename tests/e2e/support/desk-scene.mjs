import { DeskPage, ScriptedCustomer } from './desk-page.mjs';

const TEXTS = [
  ['customer', 'Good morning. I have a question about the rate in my offer.'],
  ['agent', 'Good morning! Happy to help. Is it about the ten years that are fixed?'],
  ['customer', 'Yes. What happens after that? https://example.com/offer/4711'],
  ['agent', 'Then you choose: a new fixed rate, or one that follows the market.'],
  ['customer', 'Could you show me both?'],
];
const TAGS = {
  visitorId: 'v_00000000000000000000000000004711',
  externalId: '4711',
  email: 'customer@example.com',
  labels: ['gold', 'newsletter'],
  data: { page: '/offers/4711', basket: 'Kitchen loan' },
};

/** The desk in its main states, for docs/img. */
export async function deskScene({ server, visit, shoot, sharp, sizes }) {
  const open = (who, options) => visit(who.startsWith('customer') ? 'customer' : 'agent', 'about:blank', options);
  const desk = await DeskPage.open(open, server, { identity: 'agent-3', name: 'Agent', skills: ['loans'] }, sizes.desktop);
  const at = async (look, size) => {
    await desk.page.emulateMedia({ colorScheme: look });
    await desk.page.setViewportSize(size.viewport);
    await desk.page.mouse.move(1, 1);
  };
  const customer = await ScriptedCustomer.open(open, server, { identity: 'customer-17', name: 'Customer' });
  await customer.run((tags) => contacts.tagVisitor(tags), TAGS);
  await customer.opens({ topic: 'Mortgage offer', skill: 'loans', data: { offer: '4711', branch: 'Main Street' } });
  await desk.accept();
  for (const [who, text] of TEXTS) {
    await (who === 'agent' ? desk : customer).says(text);
    await desk.reads(text.slice(0, 20));
  }
  const next = await ScriptedCustomer.open(open, server, { identity: 'customer-18', name: 'Second customer' });
  await next.opens({ topic: 'Where is my card?', wants: 'video' });
  await desk.part('offer').waitFor();
  await desk.part('person').getByText('customer@example.com').waitFor();
  await shoot(desk.person, 'desk-chat-light');
  await at('dark', sizes.phone);
  await desk.part('back').click();
  await shoot(desk.person, 'desk-list-dark-phone');
  await desk.part('contact').click();
  await shoot(desk.person, 'desk-chat-dark-phone');
  await at('light', sizes.desktop);
  await desk.part('pass').click();
  await desk.part('invite-videoCall').click();
  await customer.joins();
  await desk.person.pictures();
  await sharp(desk.person);
  await shoot(desk.person, 'desk-call-light');
  await at('dark', sizes.desktop);
  await desk.part('direction-recvonly').click();
  await desk.element.locator('[part~="direction-recvonly"][aria-pressed="true"]').waitFor();
  await desk.part('large').click();
  await shoot(desk.person, 'desk-large-dark');
  await desk.part('large').click();
  await at('light', sizes.phone);
  await desk.part('to-side').click();
  await desk.part('direction-sendrecv').click();
  await desk.person.pictures();
  await shoot(desk.person, 'desk-call-light-phone');
}
