import type { Source } from "../parts/files"

/** Forms that a script sends and that, sent before it runs, would write what was typed into the address: passwords, numbers. */
export const formsByGet = (files: Source[]): string[] =>
  files
    .filter(({ path }) => path.endsWith(".tsx"))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/<form\b[^>]*?onSubmit=/g)]
        .filter(([tag]) => !/\b(?:method|action)=/.test(tag))
        .map(() => `${path} has a form that is sent by GET until its script runs: say method="post"`),
    )
