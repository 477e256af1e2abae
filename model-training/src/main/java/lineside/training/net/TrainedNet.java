package lineside.training.net;

/**
 * What a training ends with: the network and how its map is read.
 *
 * @param net the network
 * @param head how the defect map comes about
 */
public record TrainedNet(DefectNet net, MapHead head) {
  /** A network that judges alone. */
  public static TrainedNet alone(DefectNet net) {
    return new TrainedNet(net, MapHead.OF_NET);
  }
}
