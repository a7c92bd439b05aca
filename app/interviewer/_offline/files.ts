/** Addresses of the build's files in a page of Next: its tags, and what its data names for later. */
export function filesIn(html: string): string[] {
  const named = html.matchAll(/\/_next\/(static\/[\w./~%@()[\]-]+?\.(?:js|css|woff2))/g)
  const later = html.matchAll(/["'](static\/[\w./~%@()[\]-]+?\.(?:js|css))\\?["']/g)
  return [...new Set([...named, ...later].map(([, file]) => `/_next/${file}`))]
}

/** Fonts that a style sheet of the build names: another alphabet may be needed for the first time without a network. */
export function fontsIn(css: string): string[] {
  return [...new Set([...css.matchAll(/(media\/[\w.~-]+\.woff2)/g)].map(([, file]) => `/_next/static/${file}`))]
}
