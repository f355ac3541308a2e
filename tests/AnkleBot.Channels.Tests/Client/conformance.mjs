// Drives botframework-directlinejs, as Web Chat does, against a server that the test around it holds: a line to standard
// output asks that test for something, a line from standard input says that it is done.
import { createInterface } from 'node:readline';
import assert from 'node:assert/strict';
import WebSocket from 'ws';
import XHR from 'xhr2';

const [, , site, way] = process.argv;
const refreshEvery = 15 * 60 * 1000;
const polls = way === 'polling';

globalThis.WebSocket = polls ? undefined : WebSocket;
globalThis.XMLHttpRequest = XHR;
// The client refreshes its token every 15 minutes and waits 3 to 15 seconds before it reconnects.
const wait = globalThis.setInterval;
globalThis.setInterval = (work, ms, ...rest) => wait(work, ms === refreshEvery ? 700 : ms, ...rest);
Math.random = () => 0;
const { DirectLine, ConnectionStatus } = (await import('botframework-directlinejs')).default;

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const ask = async what => { console.log(`? ${what}`); await answers.next(); };

const page = async () => (await fetch(`${site}/chat/riverside/token`, { method: 'POST', headers: { Origin: site } })).json();
const until = async (what, test) => {
  for (let tries = 0; tries < 400; tries++) {
    if (test()) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  assert.fail(`waited in vain for ${what}`);
};

const open = options => {
  const line = new DirectLine({ domain: `${site}/v3/directline`, webSocket: !polls, pollingInterval: 200, ...options });
  const seen = { activities: [], status: [] };
  line.connectionStatus$.subscribe(status => seen.status.push(status));
  line.activity$.subscribe(activity => seen.activities.push(activity), error => seen.failed = error);
  const texts = () => seen.activities.filter(activity => activity.type === 'message').map(activity => activity.text);
  const say = (text, more) => new Promise((sent, failed) =>
    line.postActivity({ type: 'message', from: { id: 'me' }, text, ...more }).subscribe(sent, failed));
  return { line, seen, texts, say, is: status => seen.status.at(-1) === status };
};

const { token, userId } = await page();
const first = open({ token });
await until('the notice', () => first.texts().length === 1);
assert.ok(first.is(ConnectionStatus.Online));

const id = await first.say('I agree', { value: { choice: 'agree' }, channelData: { clientActivityID: 'one' } });
await until('the welcome', () => first.texts().length === 3);
const [echo, reply] = first.seen.activities.filter(activity => activity.type === 'message').slice(1);
assert.equal(echo.id, id);
assert.equal(echo.channelData.clientActivityID, 'one');
assert.equal(echo.from.id, userId);
assert.equal(reply.replyToId, id);
assert.equal(first.seen.activities.some(activity => activity.type === 'typing'), !polls);
console.log('begins, echoes and answers');

const before = first.line.token;
await ask('forward 1');
await until('a new token', () => first.line.token !== before);
for (let minutes = 0; minutes < 60; minutes += 30) {
  const old = first.line.token;
  await ask('forward 30');
  await until('the next token', () => first.line.token !== old);
}
await first.say('how long should I ice it?');
await until('an answer an hour later', () => first.texts().length === 5);
console.log('refreshes its token, and so outlives the first one');

await ask('restart');
await first.say('how often should I ice it?');
if (!polls) {
  // A client that polls stops for good when it can't reach the server; one with a socket comes back by itself.
  await until('what was missed', () => first.texts().length === 7);
  const ids = first.seen.activities.map(activity => activity.id).filter(Boolean);
  assert.equal(new Set(ids).size, ids.length, 'nothing is shown twice');
}
console.log('goes on after the server was restarted');

const second = open({ token: first.line.token, conversationId: first.line.conversationId });
await until('the whole conversation', () => second.texts().length === 7);
console.log('comes back to all that was said');

await assert.rejects(first.say('x'.repeat(200_000)), error => error.status === 413);
console.log('is refused what is too large, and goes on');

second.line.end();
globalThis.setInterval = wait;
first.line.tokenRefreshSubscription?.unsubscribe();
await ask('forward 50');
assert.equal(await first.say('too late'), 'retry');
await until('the expired token to be told', () => first.seen.status.includes(ConnectionStatus.ExpiredToken));
console.log('is told that its token has expired');

const third = open({ token: (await page()).token });
await until('another conversation', () => third.texts().length === 1);
await new Promise(sent => third.line.postActivity({ type: 'event', name: 'delete-conversation', from: { id: 'me' } }).subscribe(sent));
await until('its end', () => third.is(ConnectionStatus.Ended) || third.seen.activities.at(-1).type === 'endOfConversation');
console.log('is told that the conversation was deleted');
process.exit(0);
