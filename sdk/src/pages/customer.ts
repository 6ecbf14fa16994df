import 'visavis-client/ui';
import { startCall } from './fragment.js';

startCall();
