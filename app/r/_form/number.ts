/** The number of a questionnaire that a person can read out: the random end of its id. */
export const numberOf = (interviewId: string): string => {
  const end = interviewId.replaceAll("-", "").slice(-8).toUpperCase()
  return `${end.slice(0, 4)}-${end.slice(4)}`
}
