package lineside.vision.dataset;

import java.util.LinkedHashMap;
import java.util.Map;
import lineside.vision.detect.Region;
import lineside.vision.region.RegionSet;

/** Counts findings that do not count, by what kept them out. Not thread-safe. */
final class SuppressedFindings {
  private final RegionSet regions;
  private final Map<String, Integer> byRegion = new LinkedHashMap<>();

  SuppressedFindings(RegionSet regions) {
    this.regions = regions;
    regions.names().forEach(name -> byRegion.put(name, 0));
  }

  /** Counts a finding on a picture of that size, for the region where its centre lies. */
  void add(Region finding, int widthPx, int heightPx) {
    String name = regions.nameAt(finding.centreX() / widthPx, finding.centreY() / heightPx);
    byRegion.merge(name, 1, Integer::sum);
  }

  Map<String, Integer> byRegion() {
    return byRegion;
  }
}
