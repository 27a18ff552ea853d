import { BlockList, isIP } from 'node:net';

/** Networks that no message leaves for: this machine, private and local networks, what is reserved. */
const PRIVATE: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16],
  ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
];
/** Only what is given out to the world is public; of it, what carries an older address inside is not. */
const PUBLIC_6: readonly [string, number] = ['2000::', 3];
const NOT_PUBLIC_6: readonly (readonly [string, number])[] = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16]];

const blocked4 = new BlockList();
for (const [network, bits] of PRIVATE) blocked4.addSubnet(network, bits, 'ipv4');
const public6 = new BlockList();
public6.addSubnet(...PUBLIC_6, 'ipv6');
const blocked6 = new BlockList();
for (const [network, bits] of NOT_PUBLIC_6) blocked6.addSubnet(network, bits, 'ipv6');

/** Whether a numeric address is one of the public network. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !blocked4.check(address, 'ipv4');
  return version === 6 && public6.check(address, 'ipv6') && !blocked6.check(address, 'ipv6');
}

/** What is wrong with an address at which a system wants to be told; names are looked up when it is told. */
export function faultOfAddress(text: string, anywhere: boolean): string | undefined {
  if (!URL.canParse(text)) return 'an address such as https://records.example/throughline';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(anywhere && url.protocol === 'http:')) return 'an address that begins with https://';
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'an address without a name, a password or a #';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!anywhere && (host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && !isPublicAddress(host)))) return 'an address of the public network, not of this machine or of a private network';
  return undefined;
}
