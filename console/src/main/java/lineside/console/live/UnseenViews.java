package lineside.console.live;

import java.util.List;
import lineside.console.shape.UnseenShape;
import lineside.console.store.Database;
import lineside.console.store.Page;
import lineside.console.store.State;
import lineside.console.store.Unseen;
import lineside.console.store.UnseenItem;

/** Lists what was not seen. Thread-safe. */
public final class UnseenViews {
  private final Unseen unseen;
  private final State state;

  /** In a database. */
  public UnseenViews(Database database) {
    this.unseen = new Unseen(database);
    this.state = new State(database);
  }

  /** How often, by reason; without single cases. */
  public UnseenShape summary(Unseen.Filter filter) {
    return ShiftView.unseen(unseen.reasons(filter), state.unreadable(), List.of());
  }

  /** Single cases, the newest first. */
  public Page<UnseenShape.Item> page(Unseen.Filter filter, Page.Request request) {
    Page<UnseenItem> page = unseen.page(filter, request);
    return new Page<>(page.items().stream().map(ShiftView::item).toList(), page.next());
  }
}
