export { english as desk } from '../strings.js';
