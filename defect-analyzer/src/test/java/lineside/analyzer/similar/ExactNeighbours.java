package lineside.analyzer.similar;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lineside.analyzer.crop.HistoricCrop;
import lineside.analyzer.kind.FittedSpace;

/** Neighbours by looking at every finding. */
final class ExactNeighbours {
  private ExactNeighbours() {}

  /** Names of the nearest of one of the crops, without it. */
  static List<String> of(FittedSpace space, List<HistoricCrop> crops, int query, int count) {
    float[][] places =
        crops.stream().map(crop -> space.place(crop.reading())).toArray(float[][]::new);
    return nearest(places, query, count).stream().map(i -> crops.get(i).crop().sha256()).toList();
  }

  /** Indices of the nearest of one of the places, without it. */
  static List<Integer> nearest(float[][] places, int query, int count) {
    double[] squares = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      for (int c = 0; c < places[i].length; c++) {
        double difference = places[i][c] - places[query][c];
        squares[i] += difference * difference;
      }
    }
    return IntStream.range(0, places.length)
        .filter(i -> i != query)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> squares[i]))
        .limit(count)
        .toList();
  }
}
