// ./throughline <verb>: paths that are given are read from where the command was called.
import { root } from './installed.mjs';
import { launch } from './launch.mjs';

const [verb, ...rest] = process.argv.slice(2);
if (verb === 'start' && rest.length === 0) {
  process.chdir(root);
  await launch('main');
} else await launch('cli');
