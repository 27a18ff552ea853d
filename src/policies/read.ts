import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { SourceFile } from '../core/policy/load.ts';
import { hashOf } from './lock.ts';

/** A YAML file with where each part of it stands. */
export function readSource(file: string, shownAs: string = file): SourceFile {
  return sourceOf(readFileSync(file, 'utf8'), shownAs);
}

/** The same from a text. */
export function sourceOf(text: string, shownAs: string): SourceFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  return {
    file: shownAs,
    value: document.errors.length > 0 ? undefined : (document.toJS() as unknown),
    lineOf: (at) => lineOf(document, lines, at),
    faults: document.errors.map((e) => ({ line: lines.linePos(e.pos[0]).line, message: e.message })),
  };
}

/** The line of a path, or of its nearest parent that is there. */
function lineOf(document: Document, lines: LineCounter, at: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let line = 1;
  for (const key of at) {
    if (isMap(node)) {
      const pair = node.items.find((p) => (isScalar(p.key) ? p.key.value === key : p.key === key));
      if (!pair) return line;
      if (isNode(pair.key) && pair.key.range) line = lines.linePos(pair.key.range[0]).line;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
      if (isNode(node) && node.range) line = lines.linePos(node.range[0]).line;
    } else return line;
  }
  return line;
}

export interface PolicyFolder {
  /** "leicester-city/deter-young-offenders" */
  readonly id: string;
  /** name of the folder: the day from which the version is in force */
  readonly from: string;
  readonly folder: string;
}

/** The folders under `policies/` that hold a version of a policy. */
export function policyFolders(root: string): PolicyFolder[] {
  const out: PolicyFolder[] = [];
  for (const service of foldersIn(root)) {
    for (const policy of foldersIn(path.join(root, service))) {
      for (const from of foldersIn(path.join(root, service, policy))) out.push({ id: `${service}/${policy}`, from, folder: path.join(root, service, policy, from) });
    }
  }
  return out;
}

function foldersIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((n) => statSync(path.join(folder, n)).isDirectory()).sort() : [];
}

/** The rules that hold in every service beside its own policy; their latest version always applies. */
const SHARED = path.join('throughline', 'every-service');

export interface PolicyFiles {
  readonly files: readonly SourceFile[];
  /** files of the rules of every service; none for these rules themselves */
  readonly shared: readonly SourceFile[];
  /** of what it means, with the shared rules that it runs with */
  readonly hash: string;
  /** of what it means by itself: what its lock holds */
  readonly ownHash: string;
}

/** The files of a version with those of the rules of every service, examples left out, and the hash that locks them. */
export function readPolicyFolder(folder: string, root: string = process.cwd()): PolicyFiles {
  const own = readFolder(folder, root);
  // A draft may lie anywhere: then the rules of every service are those of the installation.
  const beside = path.resolve(folder, '..', '..', '..');
  const shelf = existsSync(path.join(beside, SHARED)) ? beside : path.resolve(root, 'policies');
  const version = foldersIn(path.join(shelf, SHARED)).at(-1);
  if (version === undefined || path.resolve(folder).startsWith(path.join(shelf, SHARED))) return { ...own, ownHash: own.hash, shared: [] };
  const shared = readFolder(path.join(shelf, SHARED, version), root);
  return { files: own.files, shared: shared.files, ownHash: own.hash, hash: createHash('sha256').update(own.hash).update(shared.hash).digest('hex') };
}

function readFolder(folder: string, root: string): { readonly files: readonly SourceFile[]; readonly hash: string } {
  const files = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((n) => n.endsWith('.yaml'))
    .sort()
    .map((name) => sourceOf(readFileSync(path.join(folder, name), 'utf8'), path.relative(root, path.join(folder, name))));
  return { files, hash: hashOf(files) };
}
