import { EXIT, type Verb } from '../verb.ts';

export const start: Verb = {
  name: 'start',
  usage: '',
  says: 'Starts the program, as npm start does; it goes on until it is stopped.',
  options: [],
  async run() {
    await import('../../main.ts');
    await new Promise(() => undefined);
    return EXIT.done;
  },
};
