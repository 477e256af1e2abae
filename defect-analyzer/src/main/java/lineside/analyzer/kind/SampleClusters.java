package lineside.analyzer.kind;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.hdbscan.HdbscanTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** HDBSCAN (Campello, Moulavi, Sander 2013) by Tribuo. Deterministic. */
final class SampleClusters {
  /** Fewer alike are no kind: as many as mining asks for. */
  static final int MIN_MEMBERS = 8;

  /** Share of the sample that a group has at least. */
  private static final double MIN_SHARE = 0.01;

  /** The library tells of every step; kept, because its loggers are held weakly. */
  private static final Logger LIBRARY = Logger.getLogger("org.tribuo.clustering.hdbscan");

  private SampleClusters() {}

  /**
   * A number for each place: 0 for none, others as the library gives them.
   *
   * @param places at least twice {@link #MIN_MEMBERS}
   */
  static int[] of(List<float[]> places) {
    LIBRARY.setLevel(Level.WARNING);
    ClusteringFactory factory = new ClusteringFactory();
    MutableDataset<ClusterID> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("findings", factory), factory);
    String[] names = new String[places.get(0).length];
    for (int i = 0; i < names.length; i++) {
      names[i] = "n%03d".formatted(i);
    }
    for (float[] place : places) {
      double[] numbers = new double[place.length];
      for (int i = 0; i < place.length; i++) {
        numbers[i] = place[i];
      }
      data.add(new ArrayExample<>(new ClusterID(ClusterID.UNASSIGNED), names, numbers));
    }
    int members = Math.max(MIN_MEMBERS, (int) Math.ceil(MIN_SHARE * places.size()));
    HdbscanTrainer trainer =
        new HdbscanTrainer(
            members,
            DistanceType.L2.getDistance(),
            MIN_MEMBERS,
            1,
            NeighboursQueryFactoryType.BRUTE_FORCE);
    return trainer.train(data).getClusterLabels().stream().mapToInt(Integer::intValue).toArray();
  }
}
