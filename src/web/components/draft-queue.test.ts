import { expect, it } from 'vitest';
import { DraftQueue } from '../assets/browser/draft-queue.ts';
import type { SendResult } from '../assets/browser/draft-queue.ts';

/** A form whose timers the test runs by hand. */
function formWith(answers: SendResult[]) {
  const form = { text: '' };
  const sent: string[] = [];
  const said: string[] = [];
  let timer: { milliseconds: number; run: () => void } | undefined;
  const queue = new DraftQueue({
    read: () => form.text,
    send: async (body) => { sent.push(body); return answers.shift() ?? 'saved'; },
    say: (state) => said.push(state),
    after: (milliseconds, run) => { timer = { milliseconds, run }; return () => { timer = undefined; }; },
  });
  const pass = async () => {
    const due = timer;
    timer = undefined;
    due?.run();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { form, sent, said, queue, pass, waits: () => timer?.milliseconds };
}

it('a draft is sent once, two quiet seconds after the last key', async () => {
  const { form, sent, said, queue, pass, waits } = formWith(['saved']);
  form.text = 'He came';
  queue.changed();
  form.text = 'He came on time';
  queue.changed();
  expect(waits()).toBe(2_000);
  await pass();
  expect(sent).toEqual(['He came on time']);
  expect(said).toEqual(['saving', 'saved']);
  expect(waits()).toBeUndefined();
});

it('without a connection the text stays at risk, is tried again more and more slowly, and the newest text is what arrives', async () => {
  const { form, sent, queue, pass, waits } = formWith(['unreachable', 'unreachable', 'saved']);
  form.text = 'one';
  queue.changed();
  expect(queue.atRisk).toBe(false);
  await pass();
  expect(queue.atRisk).toBe(true);
  expect(waits()).toBe(5_000);
  await pass();
  expect(waits()).toBe(10_000);
  form.text = 'two';
  await pass();
  expect(sent).toEqual(['one', 'one', 'two']);
  expect(queue.unsaved).toBe(false);
  expect(queue.atRisk).toBe(false);
});

it('what is typed while a draft is on its way is sent after it', async () => {
  const { form, sent, queue, pass, waits } = formWith(['saved', 'saved']);
  form.text = 'one';
  const first = queue.flush();
  form.text = 'one two';
  await first;
  expect(queue.unsaved).toBe(true);
  expect(waits()).toBe(2_000);
  await pass();
  expect(sent).toEqual(['one', 'one two']);
});

it('an unchanged form sends nothing, and no draft follows a form that was sent', async () => {
  const { form, sent, queue, pass } = formWith([]);
  await queue.flush();
  form.text = 'typed';
  queue.changed();
  queue.stop();
  await pass();
  await queue.flush();
  expect(sent).toEqual([]);
  queue.resume();
  await pass();
  expect(sent).toEqual(['typed']);
});
