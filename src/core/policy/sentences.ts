import { isRole, roleLabel, type Role } from '../access/roles.ts';
import { factOf } from '../chronology/facts/index.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { parseEvent, parseExpression } from './expression/parse.ts';
import { describeCondition, describeEvent } from './expression/render.ts';
import type { SettingSource } from './format.ts';
import type { Effect } from './words/word.ts';

const EFFECT: Readonly<Record<Effect, string>> = { refuse: 'it is refused', hold: 'it is held until that is there', ask: 'a reason is asked', show: 'that is shown' };

/** Renders the texts of the format as plain English; settings are shown with their values. */
export class Sentences {
  readonly #settings: Readonly<Record<string, SettingSource>>;

  constructor(settings: Readonly<Record<string, SettingSource>>) {
    this.#settings = settings;
  }

  /** @param kind the kind of entry whose fields the condition may name */
  condition(text: string, kind?: string): string {
    const read = parseExpression(this.#filled(text));
    return read.ok ? describeCondition(read.value, undefined, kind) : text;
  }

  event(text: string): string {
    const read = parseEvent(this.#filled(text));
    return read.ok ? describeEvent(read.value) : text;
  }

  events(texts: readonly string[]): string {
    return texts.map((t) => this.event(t)).join(' or ');
  }

  length(text: string): string {
    if (text.startsWith('setting ')) return `${this.#settings[text.slice(8)]?.value ?? '?'} (a setting of the service)`;
    if (text.startsWith('fact ')) return `the time fixed on the case (${text.slice(5)})`;
    return text;
  }

  /** "RAG, the most first" of "most rag" */
  fact(text: string): string {
    const most = text.startsWith('most ');
    const name = most ? text.slice(5) : text;
    return `${factOf(name)?.label ?? name.replaceAll('-', ' ')}${most ? ', the most first' : ''}`;
  }

  kind(name: string): string {
    return `“${kindOf(name)?.label ?? name}”`;
  }

  role(r: Role): string {
    const label = roleLabel(r);
    // "Offender Management Coordinator" and "MAPPA manager" keep their capitals.
    return /^([A-Z]{2}|\S+ [A-Z])/.test(label) ? label : label.toLowerCase();
  }

  roles(list: readonly Role[]): string {
    return list.map((r) => this.role(r)).join(', ').replace(/, ([^,]+)$/, ' or $1');
  }

  roleOrWord(text: string): string {
    return isRole(text) ? this.role(text) : text.replaceAll('-', ' ');
  }

  effect(e: Effect): string {
    return EFFECT[e];
  }

  capital(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  #filled(text: string): string {
    return text.replace(/\{([\w-]+)\}/g, (_, name: string) => this.#settings[name]?.value ?? '0');
  }
}
