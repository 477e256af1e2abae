package lineside.console.store;

import java.util.List;
import lineside.schemas.record.Feedback;
import org.jdbi.v3.core.Handle;

/** What persons said of crops, from their feedback. */
final class JudgementTable {
  private JudgementTable() {}

  static void take(Handle handle, List<TopicMessage> messages) {
    for (TopicMessage message : messages) {
      if (message.content() instanceof Feedback feedback) {
        CropRemark.of(feedback).ifPresent(remark -> put(handle, remark));
      }
    }
  }

  private static void put(Handle handle, CropRemark remark) {
    handle
        .createUpdate(
            "INSERT INTO judgement VALUES (:sha256, :view, :defect, :kind, :person, :at) ON"
                + " CONFLICT DO UPDATE SET is_defect = excluded.is_defect, kind = excluded.kind,"
                + " person = excluded.person, judged_at = excluded.judged_at WHERE"
                + " excluded.judged_at >= judgement.judged_at")
        .bind("sha256", remark.cropSha256())
        .bind("view", remark.viewId())
        .bind("defect", remark.isDefect() ? 1 : 0)
        .bind("kind", remark.kind())
        .bind("person", remark.person())
        .bind("at", remark.at())
        .execute();
  }
}
