import { freshKeys } from "./parts/keys"

const lines = Object.entries(freshKeys()).map(([name, value]) => `${name}="${value}"`)
console.log(lines.join("\n"))
console.error("\nKeep these where only the server reads them. Without SAUAL_KEYS no name or phone can be read again.")
