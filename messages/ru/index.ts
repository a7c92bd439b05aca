import type { Messages } from "../index"
import admin from "./admin.json"
import analysis from "./analysis.json"
import appeal from "./appeal.json"
import board from "./board.json"
import caseControl from "./caseControl.json"
import comment from "./comment.json"
import common from "./common.json"
import control from "./control.json"
import coordinator from "./coordinator.json"
import desk from "./desk.json"
import disposition from "./disposition.json"
import draw from "./draw.json"
import flag from "./flag.json"
import floor from "./floor.json"
import hold from "./hold.json"
import interviewer from "./interviewer.json"
import lists from "./lists.json"
import observation from "./observation.json"
import problem from "./problem.json"
import question from "./question.json"
import rates from "./rates.json"
import release from "./release.json"
import report from "./report.json"
import respondent from "./respondent.json"
import results from "./results.json"
import shift from "./shift.json"
import signIn from "./signIn.json"
import steer from "./steer.json"
import supervisor from "./supervisor.json"
import target from "./target.json"
import task from "./task.json"
import verification from "./verification.json"
import weighting from "./weighting.json"

// A missing key is a type error here, and a type error fails the build.
export const ru: Messages = {
  common,
  problem,
  signIn,
  disposition,
  question,
  respondent,
  interviewer,
  supervisor,
  verification,
  observation,
  desk,
  coordinator,
  lists,
  steer,
  board,
  target,
  results,
  release,
  report,
  hold,
  appeal,
  flag,
  floor,
  shift,
  draw,
  rates,
  caseControl,
  comment,
  control,
  admin,
  analysis,
  weighting,
  task,
}
