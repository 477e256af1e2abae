package lineside.console.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import lineside.console.shape.ViewShape;
import lineside.console.store.Evaluations;
import lineside.schemas.record.Finding;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one station: the latest parts by their views. Not thread-safe: owned by the
 * board.
 */
final class StationTile {
  private static final int RECENT = 24;
  private static final int PASSAGES = 32;

  private final Map<String, Seen> passages = new LinkedHashMap<>();
  private final Map<String, ResultEvaluation> recent = new LinkedHashMap<>();
  private @Nullable Seen current;
  private @Nullable Seen lastReject;

  /** A part at the station. */
  private static final class Seen {
    private final Map<String, ViewVerdict> views = new LinkedHashMap<>();
    private final long seenAt;

    Seen(long seenAt) {
      this.seenAt = seenAt;
    }

    ViewVerdict first() {
      return views.values().iterator().next();
    }

    ResultEvaluation evaluation() {
      ResultEvaluation worst = ResultEvaluation.OK;
      for (ViewVerdict view : views.values()) {
        worst = Evaluations.worse(view.getResultEvaluation(), worst);
      }
      return worst;
    }

    long at() {
      return first().getTriggeredAt().toEpochMilli();
    }
  }

  /**
   * Takes a view, new or bettered by later evidence.
   *
   * @param seenAt wall clock; 0 for what was known before
   */
  void accept(ViewVerdict view, long seenAt) {
    Seen passage = passages.get(view.getInspectionId());
    if (passage == null) {
      passage = new Seen(seenAt);
      passages.put(view.getInspectionId(), passage);
      if (passages.size() > PASSAGES) {
        passages.remove(passages.keySet().iterator().next());
      }
    }
    ViewVerdict before = passage.views.get(view.getViewId());
    if (before != null && before.getEvaluatedAtMicros() > view.getEvaluatedAtMicros()) {
      return;
    }
    passage.views.put(view.getViewId(), view);
    recent.put(view.getViewId(), view.getResultEvaluation());
    if (recent.size() > RECENT) {
      recent.remove(recent.keySet().iterator().next());
    }
    if (current == null || passage.at() >= current.at()) {
      current = passage;
    }
    remember(passage);
  }

  private void remember(Seen passage) {
    if (passage.evaluation() == ResultEvaluation.NOT_OK) {
      if (lastReject == null || passage.at() >= lastReject.at()) {
        lastReject = passage;
      }
    } else if (passage == lastReject) {
      lastReject = null;
      passages.values().stream()
          .filter(other -> other.evaluation() == ResultEvaluation.NOT_OK)
          .forEach(this::remember);
    }
  }

  @Nullable ResultEvaluation evaluation() {
    Seen shown = current;
    return shown == null ? null : shown.evaluation();
  }

  long seenAt() {
    Seen shown = current;
    return shown == null ? 0 : shown.seenAt;
  }

  List<String> recent() {
    return recent.values().stream().map(ResultEvaluation::name).toList();
  }

  StationShape.@Nullable Passage current(Function<ViewVerdict, ViewShape> shapes) {
    return shape(current, shapes);
  }

  StationShape.@Nullable Passage lastReject(Function<ViewVerdict, ViewShape> shapes) {
    return shape(lastReject, shapes);
  }

  private static StationShape.@Nullable Passage shape(
      @Nullable Seen passage, Function<ViewVerdict, ViewShape> shapes) {
    if (passage == null) {
      return null;
    }
    ViewVerdict first = passage.first();
    List<ViewShape> views = new ArrayList<>();
    passage.views.values().forEach(view -> views.add(shapes.apply(view)));
    return new StationShape.Passage(
        first.getPartId(),
        first.getAttempt(),
        passage.evaluation().name(),
        why(passage),
        passage.at(),
        passage.seenAt,
        first.getInspectionId(),
        first.getRecipeId(),
        views);
  }

  private static String why(Seen passage) {
    Deque<String> words = new ArrayDeque<>();
    TreeSet<String> kinds = new TreeSet<>();
    for (ViewVerdict view : passage.views.values()) {
      view.getFindings().stream().map(Finding::getKind).forEach(kinds::add);
      if (view.getResultEvaluation() == ResultEvaluation.UNDEFINED) {
        words.add(view.getDetail().isEmpty() ? view.getUndefinedReason().name() : view.getDetail());
      }
    }
    words.addAll(kinds);
    return String.join(", ", words);
  }
}
