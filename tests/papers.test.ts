import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERBS } from '../src/cli/verbs/index.ts';
import { SETTINGS } from '../src/settings.ts';

const readme = readFileSync('README.md', 'utf8');

describe('the papers are true', () => {
  it('names every setting as the program has it', () => {
    for (const s of SETTINGS) expect(readme).toContain(`| \`${s.name}\` | ${s.says} | ${s.without} |`);
  });

  it('names every verb', () => {
    for (const v of VERBS) expect(readme, v.name).toMatch(new RegExp(`\`(${v.name}[ \`]|[^\`]*\`, \`${v.name}\`)`));
  });

  it.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'GLOSSARY.md', 'docs/dependencies.md'])('%s links only to what is there', (file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((m) => m[1] ?? '');
    for (const link of links) expect(existsSync(path.join(path.dirname(file), link)), link).toBe(true);
  });

  it('shows of security only what is there: each file that docs/security.md names', () => {
    const named = [...readFileSync('docs/security.md', 'utf8').matchAll(/`((?:src|tests|docs|tools)\/[^`]+)`/g)].map((m) => m[1] ?? '');
    expect(named.length).toBeGreaterThan(60);
    for (const file of named) expect(existsSync(file), file).toBe(true);
  });

  it('gives every package its line', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
    const papers = readFileSync('docs/dependencies.md', 'utf8');
    for (const name of Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })) expect(papers, name).toContain(name.replace('@fastify/', ''));
  });
});
