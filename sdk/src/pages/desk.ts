import 'visavis-client/ui';
import { VisavisDesk } from '../desk/desk.js';
import { languageOf } from '../words/index.js';
import { fragment } from './fragment.js';

const desk = new VisavisDesk();
desk.token = fragment().get('token');
desk.locale = languageOf(fragment().get('lang') ?? navigator.language);
document.documentElement.lang = desk.locale;
document.body.prepend(desk);
// Another link in the same tab is another agent.
addEventListener('hashchange', () => location.reload());
