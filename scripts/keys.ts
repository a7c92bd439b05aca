import { freshKeys } from "./parts/keys"

for (const [name, value] of Object.entries(freshKeys())) console.log(`${name}="${value}"`)
console.error("\nKeep these where only the server reads them. Without SAUAL_KEYS no name or phone can be read again.")
