package lineside.jobs.line;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.jobs.verdict.Inspection;
import lineside.jobs.verdict.InspectionStore;
import org.jspecify.annotations.Nullable;

/** Open inspections on the heap. */
final class InMemoryInspections implements InspectionStore {
  final Map<String, Inspection> byId = new HashMap<>();

  @Override
  public @Nullable Inspection get(String inspectionId) {
    return byId.get(inspectionId);
  }

  @Override
  public void put(Inspection inspection) {
    byId.put(inspection.inspectionId, inspection);
  }

  @Override
  public void remove(String inspectionId) {
    byId.remove(inspectionId);
  }

  @Override
  public Collection<Inspection> all() {
    return List.copyOf(byId.values());
  }
}
