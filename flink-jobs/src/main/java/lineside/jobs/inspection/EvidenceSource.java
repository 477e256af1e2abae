package lineside.jobs.inspection;

import java.io.Serializable;
import lineside.vision.evidence.EvidenceStore;

/** Where a subtask gets the evidence store from; travels with the job. */
@FunctionalInterface
public interface EvidenceSource extends Serializable {
  /** Opens the store. */
  EvidenceStore open();
}
