package lineside.bench.ingest;

/**
 * The most of each over some samples.
 *
 * @param residentBytes resident memory
 * @param heapBytes heap taken from the system
 * @param directBytes buffers outside the heap that Java knows of
 * @param spooledFrames frames that waited on disk
 * @param spoolBytes disk that the spools took
 */
record IngestPeak(
    long residentBytes, long heapBytes, long directBytes, long spooledFrames, long spoolBytes) {
  static IngestPeak of(IngestSample sample) {
    return new IngestPeak(
        sample.residentBytes(),
        sample.heapBytes(),
        sample.directBytes(),
        sample.spooledFrames(),
        sample.spoolBytes());
  }

  /** With another sample. */
  IngestPeak and(IngestSample sample) {
    return new IngestPeak(
        Math.max(residentBytes, sample.residentBytes()),
        Math.max(heapBytes, sample.heapBytes()),
        Math.max(directBytes, sample.directBytes()),
        Math.max(spooledFrames, sample.spooledFrames()),
        Math.max(spoolBytes, sample.spoolBytes()));
  }

  /** Resident memory that is not heap. */
  long offHeapBytes() {
    return Math.max(0, residentBytes - heapBytes);
  }
}
