package lineside.analyzer.item;

import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.Finding;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;

/**
 * A picture at full size that a verdict names: the whole view where it was kept, else the crops.
 * Overviews are left out; they are reduced, and a net learns defects at the size at which it meets
 * them.
 *
 * @param sha256 its name
 * @param view the view
 * @param findingNo place of the finding, {@link #WHOLE_VIEW} for all of them
 * @param kinds kinds that the small model found in it, clearest first, as names of folders
 */
record KeptPicture(String sha256, ViewVerdict view, int findingNo, List<String> kinds) {
  static final int WHOLE_VIEW = -1;

  KeptPicture {
    kinds = List.copyOf(kinds);
  }

  static List<KeptPicture> of(PartVerdict verdict) {
    List<KeptPicture> pictures = new ArrayList<>();
    verdict.getViews().forEach(view -> add(pictures, view));
    return pictures;
  }

  private static void add(List<KeptPicture> pictures, ViewVerdict view) {
    String whole = view.getPictureSha256();
    if (whole != null) {
      List<String> kinds =
          view.getFindings().stream().map(finding -> Label.kindNamed(finding.getKind())).toList();
      pictures.add(new KeptPicture(whole, view, WHOLE_VIEW, kinds));
      return;
    }
    for (int i = 0; i < view.getFindings().size(); i++) {
      Finding finding = view.getFindings().get(i);
      String crop = finding.getEvidenceSha256();
      if (crop != null) {
        pictures.add(new KeptPicture(crop, view, i, List.of(Label.kindNamed(finding.getKind()))));
      }
    }
  }

  boolean isFlagged() {
    return isFlagged(view);
  }

  static boolean isFlagged(ViewVerdict view) {
    return view.getResultEvaluation() == ResultEvaluation.NOT_OK
        || view.getResultEvaluation() == ResultEvaluation.NOT_DECIDABLE;
  }

  Shows shows() {
    return findingNo == WHOLE_VIEW ? Shows.WHOLE_VIEW : Shows.CROP;
  }
}
