// How every chart looks: colours are the tokens themselves, so that a chart follows the theme and prints as the page does.

/** Colours of series and marks, by what they mean. */
export const INK = {
  ink: "var(--color-ink)",
  soft: "var(--color-soft)",
  line: "var(--color-line)",
  strong: "var(--color-line-strong)",
  surface: "var(--color-surface)",
  sunken: "var(--color-sunken)",
  accent: "var(--color-accent)",
  onAccent: "var(--color-on-accent)",
  accentSoft: "var(--color-accent-soft)",
  good: "var(--color-good)",
  warn: "var(--color-warn)",
  bad: "var(--color-bad)",
} as const

const words = { color: INK.ink, fontFamily: "inherit", fontSize: 12 }
const axis = {
  nameTextStyle: { ...words, color: INK.soft },
  axisLabel: { ...words, color: INK.soft },
  axisLine: { lineStyle: { color: INK.strong } },
  axisTick: { lineStyle: { color: INK.strong } },
  splitLine: { lineStyle: { color: INK.line } },
  minorSplitLine: { lineStyle: { color: INK.line } },
  splitArea: { areaStyle: { color: ["none"] } },
}
const still = { silent: true, emphasis: { disabled: true }, label: words }

/** The theme that every chart is drawn with; charts say only what is theirs. */
export const CHART_THEME = {
  animation: false,
  backgroundColor: "transparent",
  color: [INK.accent, INK.warn, INK.ink, INK.good, INK.bad, INK.soft],
  textStyle: words,
  grid: { left: 8, right: 16, top: 32, bottom: 8 },
  categoryAxis: { ...axis, splitLine: { show: false } },
  valueAxis: axis,
  timeAxis: axis,
  logAxis: axis,
  legend: { textStyle: words, itemGap: 16, left: 0, top: 0, selectedMode: false, borderColor: INK.line },
  line: { ...still, symbolSize: 7 },
  bar: still,
  scatter: { ...still, itemStyle: { opacity: 1 }, symbolSize: 9 },
  custom: still,
} as const

/** Stripes over a fill: a second sign beside its colour. */
export const STRIPES = {
  symbol: "rect",
  dashArrayX: [1, 0],
  dashArrayY: [2, 4],
  rotation: -0.7854,
  color: INK.surface,
}

/** Widths in Noto Sans, in ems: without a browser ECharts takes every Cyrillic letter for a square. */
const WIDTHS: readonly [RegExp, number][] = [
  [/[\s.,:;!|'ilj\u0456()[\]]/, 0.29],
  [/[\d%+=<>~−–-]/, 0.58],
  [/[mwMWШЩЖЮФшщжюфмыМЫ—@]/, 0.88],
  [/\p{Lu}/u, 0.66],
]

/** Readers have their own fonts, some of them wider than ours. */
export const SPARE = 1.15

export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + size * (WIDTHS.find(([of]) => of.test(letter))?.[1] ?? 0.57), 0)
