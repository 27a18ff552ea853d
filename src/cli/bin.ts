import { run, terminal } from './main.ts';

process.exitCode = await run(process.argv.slice(2), terminal());
