package lineside.vision.detect;

/** How much each place of a map looks like each kind of defect. */
interface KindScores {
  /** Score of a class at a map pixel. */
  float at(int kind, int x, int y);
}
