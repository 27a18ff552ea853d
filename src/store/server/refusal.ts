/** The embedded server cannot be started here; the message says what would make it possible. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** Another program has this data open: nothing was touched. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';

  /**
   * @param dataDir the folder that is in use
   * @param pid process id of the program that has it open, when it has said so
   * @param address where that program answers, when it has said so
   */
  constructor(
    readonly dataDir: string,
    readonly pid: number | undefined,
    readonly address: string | undefined,
  ) {
    const who = pid === undefined ? 'Another program' : `Process ${pid}`;
    const where = address === undefined ? '' : ` and answers at ${address}`;
    super(`${who} already has the data in ${dataDir} open${where}. Use that one, stop it first, or set THROUGHLINE_DATA to another folder.`);
  }
}
