package lineside.cli.result;

import lineside.schemas.identity.Identities;

/** One passage of a part over a line. */
public record PartKey(String lineId, String partId, int attempt) {
  /** Its inspection. */
  public String inspectionId() {
    return Identities.inspectionId(lineId, partId, attempt);
  }
}
