// What runs in the browser: the questionnaire by survey-core and survey-js-ui, as their guide starts it.
import { Model } from "survey-core"
import "survey-core/i18n/kazakh"
import "survey-core/i18n/russian"
import "survey-js-ui"

/** Put in by esbuild: the questionnaire, and what comes with the case. */
declare const FORM: object
declare const CASE: Record<string, string>

const model = new Model(FORM)
model.locale = document.documentElement.lang
for (const [name, value] of Object.entries(CASE)) model.setVariable(name, value)
model.render(document.getElementById("survey") as HTMLElement)
