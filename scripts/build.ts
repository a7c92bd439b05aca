import { build } from "./parts/build"
import { script } from "./parts/run"

await script(() => build({ force: true }))
