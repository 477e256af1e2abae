package lineside.console.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Map;
import lineside.console.security.Role;
import lineside.console.send.FeedbackDeeds;
import lineside.console.store.CropRemark;

/** What persons say of parts and pictures. */
final class FeedbackRoutes {
  private final Backend backend;
  private final Access access;
  private final FeedbackDeeds deeds;

  FeedbackRoutes(Backend backend, Access access) {
    this.backend = backend;
    this.access = access;
    this.deeds = new FeedbackDeeds(backend.topics().sender(), backend.database(), backend.clock());
  }

  void add(Javalin javalin) {
    javalin.post("/api/feedback", this::ofPart, Needs.OPERATE);
    javalin.post("/api/crops/{sha256}/judgement", this::ofCrop, Needs.OPERATE);
  }

  private void ofPart(Context context) {
    FeedbackDeeds.PartWord word = Json.read(context, FeedbackDeeds.PartWord.class);
    FeedbackDeeds.Recorded recorded = deeds.say(word, who(context));
    backend.metrics().done("feedback");
    Json.answer(context, recorded);
  }

  private void ofCrop(Context context) {
    FeedbackDeeds.CropWord word = Json.read(context, FeedbackDeeds.CropWord.class);
    CropRemark remark = deeds.say(context.pathParam("sha256"), word, who(context));
    backend.metrics().done("judgement");
    Json.answer(context, Map.of("recorded", true, "judgement", CropShape.Judgement.of(remark)));
  }

  private String who(Context context) {
    return access.require(context, Role.OPERATE).name();
  }
}
