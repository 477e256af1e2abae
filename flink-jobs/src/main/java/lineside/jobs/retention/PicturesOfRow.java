package lineside.jobs.retention;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Finding;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinion;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** Which pictures a row of the archive names, and which of them its class keeps. */
final class PicturesOfRow {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int HEX_DIGITS = 8;
  private static final double RANGE = 4_294_967_296.0;

  private PicturesOfRow() {}

  /** All of them. */
  static void all(InspectionRow row, Consumer<String> pictures) {
    row.getVerdict().getViews().forEach(view -> of(view, pictures));
  }

  /**
   * Those that are kept.
   *
   * @param ageDays days since the row's own, from 0
   */
  static void kept(
      InspectionRow row, long ageDays, RetentionRules rules, Consumer<String> pictures) {
    if (isPlainlyOk(row)) {
      if (ageDays < rules.okDays()) {
        row.getVerdict().getViews().stream()
            .filter(view -> isSampled(view.getViewId(), rules.okShare()))
            .forEach(view -> of(view, pictures));
      }
    } else if (ageDays < rules.notOkDays()) {
      all(row, pictures);
    }
  }

  /** Whether the part and all its views are OK and neither model was ever in doubt. */
  private static boolean isPlainlyOk(InspectionRow row) {
    return !row.getIsFlagged()
        && row.getVerdict().getResultEvaluation() == ResultEvaluation.OK
        && row.getVerdict().getViews().stream().allMatch(PicturesOfRow::isPlainlyOk);
  }

  private static boolean isPlainlyOk(ViewVerdict view) {
    if (view.getResultEvaluation() != ResultEvaluation.OK) {
      return false;
    }
    SecondOpinion opinion = view.getSecondOpinion();
    if (opinion == null) {
      return true;
    }
    boolean isContradicted =
        opinion.getLargeEvaluation() != null && opinion.getLargeEvaluation() != ResultEvaluation.OK;
    return opinion.getIsAudit() && !isContradicted;
  }

  private static boolean isSampled(String viewId, double share) {
    // A hash of its own: the audit picks by view id too, and must not be this sample.
    String hash = Identities.idOf("retain", viewId).substring(0, HEX_DIGITS);
    return Long.parseLong(hash, 16) / RANGE < share;
  }

  private static void of(ViewVerdict view, Consumer<String> pictures) {
    take(view.getEvidenceSha256(), pictures);
    take(view.getPictureSha256(), pictures);
    take(view.getDefectMapSha256(), pictures);
    for (Finding finding : view.getFindings()) {
      take(finding.getEvidenceSha256(), pictures);
    }
  }

  private static void take(@Nullable String sha256, Consumer<String> pictures) {
    if (sha256 != null && SHA256.matcher(sha256).matches()) {
      pictures.accept(sha256);
    }
  }
}
