const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a host name means this machine. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.has(host) || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * Whether a request that changes something comes from our own pages. A browser always says where such a request comes from;
 * a program without a browser says nothing, and has no session of a person to abuse.
 * On the local machine its three names are the same place, if the port is.
 */
export function comesFromUs(publicUrl: URL, headers: { readonly origin?: string | undefined; readonly 'sec-fetch-site'?: string | undefined }): boolean {
  const site = headers['sec-fetch-site'];
  if (headers.origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
  if (headers.origin === publicUrl.origin) return true;
  if (!URL.canParse(headers.origin)) return false;
  const from = new URL(headers.origin);
  return isLoopbackHost(publicUrl.hostname) && isLoopbackHost(from.hostname) && from.port === publicUrl.port && from.protocol === publicUrl.protocol;
}

/** A path of ours to go on to; anything that could lead elsewhere becomes "/". */
export function safePath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(to) ? to : '/';
}
