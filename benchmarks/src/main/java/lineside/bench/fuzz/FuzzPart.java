package lineside.bench.fuzz;

/** Who is sent damaged things. */
public enum FuzzPart {
  /** The jobs of a line. */
  JOBS(1),
  /** Ingest, console, MES bridge, uplink and the analyzer's reader. */
  SERVICES(0),
  /** Half of it the jobs, half the services. */
  ALL(0.5);

  private final double shareOfJobs;

  FuzzPart(double shareOfJobs) {
    this.shareOfJobs = shareOfJobs;
  }

  double shareOfJobs() {
    return shareOfJobs;
  }
}
