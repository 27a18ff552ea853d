// npm start: one command on a bare checkout.
import { root } from './installed.mjs';
import { launch } from './launch.mjs';

process.chdir(root);
await launch('main');
