package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.console.problem.Problem;
import lineside.console.quality.Genealogy;
import lineside.console.store.Crops;
import lineside.console.store.Inspections;
import lineside.console.store.Page;
import lineside.console.store.StoredCrop;
import org.jspecify.annotations.Nullable;

/** Parts by their ids, and the pictures of what was found on them. */
final class PartRoutes {
  private static final int MOST_FOUND = 100;
  private static final int USUALLY_FOUND = 20;

  private final Inspections inspections;
  private final Crops crops;
  private final Genealogy genealogy;

  PartRoutes(Backend backend) {
    this.inspections = new Inspections(backend.database());
    this.crops = new Crops(backend.database());
    this.genealogy =
        new Genealogy(
            backend.database(), backend.live().operate(), backend.live().board(), backend.clock());
  }

  void add(Javalin javalin) {
    javalin.get("/api/parts", this::search, Needs.OPERATE);
    javalin.get("/api/part", this::show, Needs.OPERATE);
    javalin.get("/api/crops", this::crops, Needs.OPERATE);
  }

  private void search(Context context) {
    Query query = new Query(context);
    List<Inspections.Head> found =
        inspections.search(
            query.required("query").strip(), query.number("limit", USUALLY_FOUND, MOST_FOUND));
    Json.answer(context, Map.of("parts", found));
  }

  private void show(Context context) {
    Query query = new Query(context);
    Json.answer(context, genealogy.of(query.required("id").strip(), query.text("line")));
  }

  private void crops(Context context) {
    Query query = new Query(context);
    Page<StoredCrop> page =
        crops.page(
            new Crops.Filter(
                query.text("line"),
                query.text("station"),
                query.text("kind"),
                query.text("evaluation"),
                isJudged(query.text("judged")),
                query.decimal("minScore"),
                query.period()),
            query.page());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("crops", page.items().stream().map(CropShape::of).toList());
    answer.put("next", page.next());
    Json.answer(context, answer);
  }

  private static @Nullable Boolean isJudged(@Nullable String asked) {
    if (asked == null || asked.equals("all")) {
      return null;
    }
    return switch (asked) {
      case "yes" -> Boolean.TRUE;
      case "no" -> Boolean.FALSE;
      default -> throw Problem.badRequest("judged", "it must be yes, no or all");
    };
  }
}
