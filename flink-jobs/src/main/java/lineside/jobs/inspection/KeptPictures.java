package lineside.jobs.inspection;

import java.io.IOException;
import lineside.jobs.escalation.AuditSample;
import lineside.jobs.escalation.EscalationSettings;
import lineside.schemas.record.ResultEvaluation;
import org.jspecify.annotations.Nullable;

/** Keeps the whole pictures that the large model may be asked about. Thread-safe. */
final class KeptPictures {
  private final EscalationSettings settings;
  private final EvidenceWriter evidence;

  KeptPictures(EscalationSettings settings, EvidenceWriter evidence) {
    this.settings = settings;
    this.evidence = evidence;
  }

  /** The hash of the stored picture; null when it is not one of them. */
  @Nullable String of(PendingView view, ResultEvaluation evaluation) throws IOException {
    boolean isKept =
        switch (evaluation) {
          case NOT_DECIDABLE -> settings.asksAboutUndecided();
          case OK ->
              AuditSample.contains(view.trigger().getViewId(), settings.audit().shareOfViews());
          case NOT_OK, UNDEFINED -> false;
        };
    return isKept ? evidence.storeWhole(view.picture()) : null;
  }
}
