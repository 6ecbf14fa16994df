import { createHmac } from 'node:crypto';

/** From the year 0 to 1970, in seconds. */
const EPOCH = 62_167_219_200;

/** A token as the brand's server makes it with Vidyo's own libraries. */
export function vidyoToken({ user, appId, key, ttl = 300, now = Date.now() }) {
  const end = Math.floor(now / 1000) + ttl + EPOCH;
  const body = `provision\0${user}@${appId}\0${end}\0`;
  const mac = createHmac('sha384', key).update(body).digest('hex');
  return Buffer.from(`${body}\0${mac}`).toString('base64');
}
