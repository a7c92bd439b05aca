import { expect, it } from "vitest"
import { askedLanguage } from "./asked-language"

it.each([
  ["/results/release/1?lang=ru", "ru"],
  ["/results/release?lang=en", "en"],
  ["/results/draw/1?lang=kk", "kk"],
  ["/results/release/1?lang=de", ""],
  ["/results/release/1", ""],
  ["/coordinator?lang=ru", ""],
])("%s asks for %s", (address, language) => expect(askedLanguage(address)).toBe(language))
