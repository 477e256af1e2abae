package lineside.jobs.inspection;

import java.nio.file.Path;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.evidence.EvidenceStore;

/**
 * Evidence in a directory.
 *
 * @param directory path that every machine of the job reaches; text, because a Path does not travel
 */
public record DirectoryEvidence(String directory) implements EvidenceSource {
  private static final long serialVersionUID = 1L;

  @Override
  public EvidenceStore open() {
    return new DirectoryEvidenceStore(Path.of(directory));
  }
}
