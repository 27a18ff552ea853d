/** Name of the hidden field that carries the token against forged requests; every form that posts has it. */
export const CSRF_FIELD = '_csrf';

/** The hidden field with the token against forged requests. */
export function CsrfField({ token }: { readonly token: string }) {
  return <input type="hidden" name={CSRF_FIELD} value={token} />;
}
