package lineside.console.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.console.shape.CountShape;
import lineside.console.shape.Evidence;
import lineside.console.shape.UnseenShape;
import lineside.console.store.Counts;
import lineside.console.store.Page;
import lineside.console.store.Unseen;
import lineside.console.store.UnseenItem;

/**
 * Counts of the running shift.
 *
 * @param shift which
 * @param lines by line
 * @param stations counts by line and station, joined by a bar
 * @param unseen what was not seen in it
 */
record ShiftView(
    Shifts.Shift shift,
    List<OperateShape.LineShape> lines,
    Map<String, CountShape> stations,
    UnseenShape unseen) {
  private static final int LATEST = 20;

  static ShiftView of(Knowledge known, Shifts.Shift shift) {
    Map<String, CountShape> lines = new TreeMap<>();
    Map<String, CountShape> stations = new HashMap<>();
    for (Counts.Count count : known.counts().of(shift.period())) {
      if (count.stationId().isEmpty()) {
        lines.put(count.lineId(), shape(count));
      } else {
        stations.put(count.lineId() + "|" + count.stationId(), shape(count));
      }
    }
    Map<String, Long> lost = new HashMap<>();
    known
        .unseen()
        .lost(shift.period())
        .forEach(
            line -> {
              lost.put(line.lineId(), line.count());
              lines.putIfAbsent(line.lineId(), CountShape.NONE);
            });
    return new ShiftView(
        shift,
        lines.entrySet().stream()
            .map(
                line ->
                    new OperateShape.LineShape(
                        line.getKey(), line.getValue(), lost.getOrDefault(line.getKey(), 0L)))
            .toList(),
        stations,
        unseen(known, new Unseen.Filter(null, null, shift.period())));
  }

  private static UnseenShape unseen(Knowledge known, Unseen.Filter filter) {
    List<UnseenItem> latest = known.unseen().page(filter, new Page.Request(LATEST, null)).items();
    return unseen(
        known.unseen().reasons(filter),
        known.state().unreadable(),
        latest.stream().map(ShiftView::item).toList());
  }

  static UnseenShape unseen(
      List<Unseen.Reason> reasons, long unreadable, List<UnseenShape.Item> latest) {
    return new UnseenShape(
        sum(reasons, UnseenItem.LOSS),
        sum(reasons, UnseenItem.UNDEFINED),
        sum(reasons, UnseenItem.UNDECIDED),
        sum(reasons, UnseenItem.LETTER),
        unreadable,
        reasons.stream()
            .map(
                reason -> new UnseenShape.Reason(reason.reason(), sourceOf(reason), reason.count()))
            .toList(),
        latest);
  }

  static UnseenShape.Item item(UnseenItem item) {
    return new UnseenShape.Item(
        item.what(),
        item.at(),
        item.lineId(),
        item.stationId(),
        item.cameraId(),
        item.partId(),
        item.attempt(),
        item.reason(),
        item.detail(),
        Evidence.addressOf(item.pictureSha256()),
        item.inspectionId());
  }

  private static String sourceOf(Unseen.Reason reason) {
    return switch (reason.what()) {
      case UnseenItem.LOSS -> "loss";
      case UnseenItem.LETTER -> "letter";
      default -> reason.reason().equals("MISSING") ? "missing" : "view";
    };
  }

  private static long sum(List<Unseen.Reason> reasons, String what) {
    return reasons.stream()
        .filter(reason -> reason.what().equals(what))
        .mapToLong(Unseen.Reason::count)
        .sum();
  }

  private static CountShape shape(Counts.Count count) {
    return new CountShape(
        count.ok(),
        count.notOk(),
        count.notDecidable(),
        count.undefined(),
        count.parts(),
        count.firstPassParts(),
        count.firstPassOk(),
        count.firstPassYield());
  }
}
