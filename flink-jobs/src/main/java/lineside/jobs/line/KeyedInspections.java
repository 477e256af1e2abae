package lineside.jobs.line;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lineside.jobs.verdict.Inspection;
import lineside.jobs.verdict.InspectionStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * The open inspections of the line whose key is set, each in a state entry of its own: the heap
 * backend copies an entry as a whole when it is first touched after a checkpoint, so one entry for
 * all of them would be copied with every checkpoint. Beside them a map of the open ids, for the
 * start of an attempt.
 */
final class KeyedInspections implements InspectionStore {
  private final MapState<String, Boolean> ids;
  private final ById byId;

  /** The state entry of one inspection of the line whose key is set. */
  @FunctionalInterface
  interface ById {
    /** Finds it. */
    ValueState<Inspection> of(String inspectionId) throws Exception;
  }

  KeyedInspections(MapState<String, Boolean> ids, ById byId) {
    this.ids = ids;
    this.byId = byId;
  }

  @Override
  public @Nullable Inspection get(String inspectionId) {
    return on(inspectionId, ValueState::value);
  }

  @Override
  public void put(Inspection inspection) {
    on(
        inspection.inspectionId,
        state -> {
          if (state.value() == null) {
            ids.put(inspection.inspectionId, true);
          }
          state.update(inspection);
          return inspection;
        });
  }

  @Override
  public void remove(String inspectionId) {
    on(
        inspectionId,
        state -> {
          state.clear();
          ids.remove(inspectionId);
          return null;
        });
  }

  @Override
  public Collection<Inspection> all() {
    List<Inspection> all = new ArrayList<>();
    for (String inspectionId : openIds()) {
      Inspection inspection = get(inspectionId);
      if (inspection == null) {
        throw new IllegalStateException("inspection " + inspectionId + " is open and not kept");
      }
      all.add(inspection);
    }
    return all;
  }

  private List<String> openIds() {
    List<String> open = new ArrayList<>();
    try {
      ids.keys().forEach(open::add);
    } catch (Exception e) { // declared by the state backend
      throw new IllegalStateException("open inspections cannot be listed", e);
    }
    return open;
  }

  private @Nullable Inspection on(String inspectionId, Access access) {
    try {
      return access.to(byId.of(inspectionId));
    } catch (Exception e) { // declared by the state backend
      throw new IllegalStateException("state of inspection " + inspectionId + " failed", e);
    }
  }

  @FunctionalInterface
  private interface Access {
    @Nullable Inspection to(ValueState<Inspection> state) throws Exception;
  }
}
