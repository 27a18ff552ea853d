/** The built files by the name of their source ("throughline.css"): the address with the hash of the content in it. */
export type AssetManifest = Readonly<Record<string, string>>;

/** The address of a built file; without an entry in the manifest, the plain name under /assets/. */
export function assetHref(assets: AssetManifest, name: string): string {
  return assets[name] ?? `/assets/${name}`;
}
