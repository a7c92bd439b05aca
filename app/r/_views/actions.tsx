import type { Sheet } from "../_form/sheet"
import type { RespondentWords } from "../_form/words"

/** On, back, away; and what the script says about saving. */
export function Actions({ sheet, fromReview, t }: { sheet: Sheet; fromReview: boolean; t: RespondentWords }) {
  return (
    <footer>
      <p
        id="status"
        role="status"
        hidden
        data-saved={t("status.saved")}
        data-waiting={t("status.waiting")}
        data-refused={t("status.refused")}
        data-offline={t("status.offline")}
      />
      <div className="actions">
        <button type="submit" className="button main" name=":go" value="next">
          {t(fromReview ? "review.back" : sheet.isLast ? "form.finish" : "form.next")}
        </button>
        {sheet.isLast && !fromReview && (
          <button type="submit" className="button" name=":go" value="review">
            {t("review.open")}
          </button>
        )}
        {!sheet.isFirst && !fromReview && (
          <button type="submit" className="button" name=":go" value="back">
            {t("form.back")}
          </button>
        )}
        <button type="submit" className="button quiet" name=":go" value="leave">
          {t("form.leave")}
        </button>
      </div>
    </footer>
  )
}
